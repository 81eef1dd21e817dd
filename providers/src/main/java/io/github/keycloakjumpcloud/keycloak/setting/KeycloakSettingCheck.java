package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.Problems;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionPrincipal;
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
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.SAMLEncryptionAlgorithms;
import org.keycloak.saml.SignatureAlgorithm;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
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

    private static final List<String> ADDRESSES = List.of(
            SAMLIdentityProviderConfig.SINGLE_SIGN_ON_SERVICE_URL,
            SAMLIdentityProviderConfig.SINGLE_LOGOUT_SERVICE_URL,
            SAMLIdentityProviderConfig.METADATA_DESCRIPTOR_URL,
            SAMLIdentityProviderConfig.ARTIFACT_RESOLUTION_SERVICE_URL);

    private final Map<String, String> config;
    private final Problems problems;

    private KeycloakSettingCheck(ConnectionConfig connection, Problems problems) {
        this.config = connection.getConfig();
        this.problems = problems;
    }

    /** Drops blanks around values, and blank ones. */
    static void tidy(Map<String, String> config) {
        for (String key : TEXTS) {
            config.computeIfPresent(key, (any, value) -> value.isBlank() ? null : value.strip());
        }
    }

    /** What Keycloak checks by itself when it saves, with kinds of ours. */
    static void checkAddresses(ConnectionConfig connection, RealmModel realm, Problems problems) {
        KeycloakSettingCheck check = new KeycloakSettingCheck(connection, problems);
        ADDRESSES.forEach(key -> WebAddress.problem(realm, check.config.get(key))
                .ifPresent(problem -> check.problems.add(problem.at(key))));
        String url = connection.getMetadataDescriptorUrl();
        if (connection.isUseMetadataDescriptorUrl() && (url == null || url.isBlank())) {
            check.wrong(SAMLIdentityProviderConfig.METADATA_DESCRIPTOR_URL, ProblemKind.METADATA_URL_MISSING);
        }
        if (JBossSAMLURIConstants.NAMEID_FORMAT_TRANSIENT.get().equals(connection.getNameIDPolicyFormat())
                && ConnectionPrincipal.of(connection).isEmpty()) {
            check.wrong(SAMLIdentityProviderConfig.NAME_ID_POLICY_FORMAT, ProblemKind.NAME_ID_TRANSIENT);
        }
    }

    static void check(ConnectionConfig connection, Problems problems) {
        KeycloakSettingCheck check = new KeycloakSettingCheck(connection, problems);
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
        check.requireOff(SAMLIdentityProviderConfig.ARTIFACT_BINDING_RESPONSE, ProblemKind.ARTIFACTS_ON);
        check.requireOff(IdentityProviderModel.FILTERED_BY_CLAIMS, ProblemKind.CLAIM_FILTER_ON);
        check.requireOff(IdentityProviderModel.DO_NOT_STORE_USERS, ProblemKind.TRANSIENT_USERS_ON);
    }

    /** As Keycloak reads it: with {@link URI#create}, in the midst of a login. */
    private void requireUri(String key) {
        String value = config.get(key);
        if (value != null) {
            try {
                new URI(value);
            } catch (URISyntaxException notAUri) {
                wrong(key, ProblemKind.NOT_A_URI);
            }
        }
    }

    private void requireOneOf(String key, Stream<String> allowed) {
        List<String> values = allowed.toList();
        String value = config.get(key);
        if (value != null && !values.contains(value)) {
            wrong(key, ProblemKind.NOT_ALLOWED_VALUE, values);
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
            } catch (IOException notAList) {
                wrong(key, ProblemKind.NOT_A_LIST);
            }
        }
    }

    private void requireClockSkew() {
        String value = config.get(IdentityProviderModel.ALLOWED_CLOCK_SKEW);
        if (value != null && (!value.matches("\\d{1,4}") || Integer.parseInt(value) > WIDEST_SKEW)) {
            wrong(IdentityProviderModel.ALLOWED_CLOCK_SKEW, ProblemKind.NOT_A_NUMBER, 0, WIDEST_SKEW);
        }
    }

    private void requireOff(String key, ProblemKind kind) {
        if (Boolean.parseBoolean(config.get(key))) {
            wrong(key, kind);
        }
    }

    private void wrong(String key, ProblemKind kind, Object... arguments) {
        problems.add(kind.problem(arguments).at(key));
    }
}
