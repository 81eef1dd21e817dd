package io.github.keycloakjumpcloud.keycloak.firstpage;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider.FetchMode;
import org.keycloak.models.KeycloakSession;

/**
 * The connections linked to an Organization whose button everybody may see. Keycloak's own switches come first: a
 * connection that is disabled, hidden or only for linking has no button, nor has one of a disabled Organization.
 */
final class LinkedButtons {

    /** A setting that Keycloak has from 26.6 on. */
    private static final String HIDE_WHEN_UNKNOWN = "kc.org.broker.login.hide-when-org-unknown";

    private LinkedButtons() {}

    static Stream<IdentityProviderModel> of(KeycloakSession session) {
        return session.identityProviders()
                .getForLogin(FetchMode.ORG_ONLY, null)
                .filter(ConnectionConfig::isConnection)
                .filter(IdentityProviderModel::isEnabled)
                .filter(connection ->
                        !Boolean.parseBoolean(connection.getConfig().get(HIDE_WHEN_UNKNOWN)))
                .filter(connection -> ConnectionConfig.of(connection).buttonOnFirstPage());
    }

    static boolean areThere(KeycloakSession session) {
        return of(session).findAny().isPresent();
    }
}
