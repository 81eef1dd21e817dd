package io.github.keycloakjumpcloud.keycloak.connection;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.dom.saml.v2.protocol.AuthnContextComparisonType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderShowInAccountConsole;
import org.keycloak.models.IdentityProviderSyncMode;
import org.keycloak.protocol.saml.SAMLEncryptionAlgorithms;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.util.JsonSerialization;

/**
 * Refuses values of Keycloak's own settings by which no login could work, or which Keycloak takes and never looks at. It
 * reads them at each login, and answers with an error of its own there.
 */
final class KeycloakSettingCheck {

    /** Wider than any clock is wrong; in Keycloak's arithmetic, seconds without a limit turn negative. */
    private static final int WIDEST_SKEW = 3600;

    /** Where Keycloak takes a blank value for one, and a missing one for its default. */
    private static final List<String> TEXTS = List.of(
            SAMLIdentityProviderConfig.ENTITY_ID,
            SAMLIdentityProviderConfig.IDP_ENTITY_ID,
            SAMLIdentityProviderConfig.SINGLE_SIGN_ON_SERVICE_URL,
            SAMLIdentityProviderConfig.SINGLE_LOGOUT_SERVICE_URL,
            SAMLIdentityProviderConfig.NAME_ID_POLICY_FORMAT,
            SAMLIdentityProviderConfig.SIGNATURE_ALGORITHM,
            SAMLIdentityProviderConfig.ENCRYPTION_ALGORITHM,
            SAMLIdentityProviderConfig.AUTHN_CONTEXT_COMPARISON_TYPE,
            IdentityProviderModel.ALLOWED_CLOCK_SKEW,
            IdentityProviderModel.SYNC_MODE,
            IdentityProviderModel.SHOW_IN_ACCOUNT_CONSOLE);

    private final Map<String, String> config;

    private KeycloakSettingCheck(Map<String, String> config) {
        this.config = config;
    }

    /** Drops blanks around values, and blank ones. */
    static void tidy(Map<String, String> config) {
        for (String key : TEXTS) {
            config.computeIfPresent(key, (any, value) -> value.isBlank() ? null : value.strip());
        }
    }

    /** @throws IllegalArgumentException for the first wrong setting */
    static void check(ConnectionConfig connection) {
        KeycloakSettingCheck check = new KeycloakSettingCheck(connection.getConfig());
        check.requireUri(SAMLIdentityProviderConfig.ENTITY_ID);
        check.requireUri(SAMLIdentityProviderConfig.SINGLE_SIGN_ON_SERVICE_URL);
        check.requireUri(SAMLIdentityProviderConfig.SINGLE_LOGOUT_SERVICE_URL);
        check.requireUri(SAMLIdentityProviderConfig.NAME_ID_POLICY_FORMAT);
        check.requireOneOf(SAMLIdentityProviderConfig.SIGNATURE_ALGORITHM, names(SignatureAlgorithm.values()));
        check.requireOneOf(
                SAMLIdentityProviderConfig.ENCRYPTION_ALGORITHM,
                Arrays.stream(SAMLEncryptionAlgorithms.values()).map(SAMLEncryptionAlgorithms::getKeycloakIdentifier));
        check.requireOneOf(
                SAMLIdentityProviderConfig.AUTHN_CONTEXT_COMPARISON_TYPE,
                Arrays.stream(AuthnContextComparisonType.values()).map(AuthnContextComparisonType::value));
        check.requireOneOf(IdentityProviderModel.SYNC_MODE, names(IdentityProviderSyncMode.values()));
        check.requireOneOf(
                IdentityProviderModel.SHOW_IN_ACCOUNT_CONSOLE, names(IdentityProviderShowInAccountConsole.values()));
        check.requireList(SAMLIdentityProviderConfig.AUTHN_CONTEXT_CLASS_REFS);
        check.requireList(SAMLIdentityProviderConfig.AUTHN_CONTEXT_DECL_REFS);
        check.requireClockSkew();
        check.requireOff(
                SAMLIdentityProviderConfig.ARTIFACT_BINDING_RESPONSE,
                "JumpCloud sends no artifacts, and a connection takes none: switch \"ARTIFACT binding response\" off");
        check.requireOff(
                IdentityProviderModel.FILTERED_BY_CLAIMS,
                "Keycloak does not look at SAML claims: set allowedGroups instead");
        check.requireOff(
                IdentityProviderModel.DO_NOT_STORE_USERS,
                "is not possible for a JumpCloud connection: switch \"Do not store users\" off");
    }

    /** As Keycloak reads it: with {@link URI#create}, in the midst of a login. */
    private void requireUri(String key) {
        String value = config.get(key);
        if (value != null) {
            try {
                new URI(value);
            } catch (URISyntaxException e) {
                throw new IllegalArgumentException(
                        key + " needs a URI, such as https://… or urn:…, without blanks in it", e);
            }
        }
    }

    private void requireOneOf(String key, Stream<String> allowed) {
        List<String> values = allowed.toList();
        String value = config.get(key);
        if (value != null && !values.contains(value)) {
            throw new IllegalArgumentException(key + " needs one of " + String.join(", ", values));
        }
    }

    private static Stream<String> names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name);
    }

    private void requireList(String key) {
        String value = config.get(key);
        if (value != null && !value.isBlank()) {
            try {
                JsonSerialization.readValue(value, String[].class);
            } catch (IOException e) {
                throw new IllegalArgumentException(key + " needs a JSON array of texts", e);
            }
        }
    }

    private void requireClockSkew() {
        String value = config.get(IdentityProviderModel.ALLOWED_CLOCK_SKEW);
        if (value != null && (!value.matches("\\d{1,4}") || Integer.parseInt(value) > WIDEST_SKEW)) {
            throw new IllegalArgumentException(IdentityProviderModel.ALLOWED_CLOCK_SKEW
                    + " needs a whole number of seconds from 0 to " + WIDEST_SKEW);
        }
    }

    private void requireOff(String key, String sentence) {
        if (Boolean.parseBoolean(config.get(key))) {
            throw new IllegalArgumentException(key + ": " + sentence);
        }
    }
}
