package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/**
 * The connections linked to an Organization whose button everybody may see. Keycloak's own switches come first: a
 * connection that is disabled, hidden or only for linking has no button, nor has one of a disabled Organization.
 */
final class LinkedButtons {

    /** A setting that Keycloak has from 26.6 on. */
    private static final String HIDE_WHEN_UNKNOWN = "kc.org.broker.login.hide-when-org-unknown";

    private LinkedButtons() {}

    /** @param wanted the aliases of the connections that want one */
    static Stream<IdentityProviderModel> of(KeycloakSession session, List<String> wanted) {
        return wanted.stream()
                .map(session.identityProviders()::getByAlias)
                .filter(Objects::nonNull)
                .filter(ConnectionConfig::isConnection)
                // Keycloak shows one of a disabled Organization as disabled.
                .filter(IdentityProviderModel::isEnabled)
                .filter(connection ->
                        !Boolean.parseBoolean(connection.getConfig().get(HIDE_WHEN_UNKNOWN)));
    }
}
