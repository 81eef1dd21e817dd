package io.github.keycloakjumpcloud.keycloak.admin;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.keycloak.authentication.ConfigurableAuthenticatorFactory;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.ModelToRepresentation;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;
import org.keycloak.representations.idm.ComponentRepresentation;
import org.keycloak.utils.CredentialHelper;

/**
 * The settings of a step in a flow without its secrets. Of a step that somebody else wrote, only what it declares as no
 * secret is known to be none.
 */
final class ShownSettings {

    /** Keycloak takes these for any step. */
    private static final String OF_ALL_STEPS = "default.reference.";

    private final KeycloakSession session;
    private final RealmModel realm;

    ShownSettings(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Empty for a step that has no settings. */
    Optional<AuthenticatorConfigRepresentation> of(AuthenticationExecutionModel step) {
        return Optional.ofNullable(step.getAuthenticatorConfig())
                .map(realm::getAuthenticatorConfigById)
                .map(settings -> shown(step, settings));
    }

    private AuthenticatorConfigRepresentation shown(
            AuthenticationExecutionModel step, AuthenticatorConfigModel settings) {
        AuthenticatorConfigRepresentation shown = ModelToRepresentation.toRepresentation(settings);
        Map<String, String> values = new TreeMap<>();
        if (shown.getConfig() != null) {
            shown.getConfig()
                    .forEach((key, value) ->
                            values.put(key, isOpen(step, key) ? value : ComponentRepresentation.SECRET_VALUE));
        }
        shown.setConfig(values);
        return shown;
    }

    private boolean isOpen(AuthenticationExecutionModel step, String key) {
        ConfigurableAuthenticatorFactory factory = step.getAuthenticator() == null
                ? null
                : CredentialHelper.getConfigurableAuthenticatorFactory(session, step.getAuthenticator());
        return key.startsWith(OF_ALL_STEPS)
                || factory != null
                        && factory.getConfigProperties() != null
                        && factory.getConfigProperties().stream()
                                .anyMatch(property -> key.equals(property.getName()) && isOpen(property));
    }

    private static boolean isOpen(ProviderConfigProperty property) {
        return !property.isSecret() && !ProviderConfigProperty.PASSWORD.equals(property.getType());
    }
}
