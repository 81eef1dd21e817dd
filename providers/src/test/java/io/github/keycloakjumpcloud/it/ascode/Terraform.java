package io.github.keycloakjumpcloud.it.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Terraform's provider keycloak/keycloak, as far as its requests go: the resource {@code keycloak_saml_identity_provider} is
 * sent whole, with each field that the provider knows, and {@code keycloak_custom_identity_provider_mapper} with its
 * {@code extra_config}.
 */
final class Terraform {

    private static final String EXTRA_CONFIG = "extra_config.";

    /** Sent as text, empty where the resource has none. */
    private static final List<String> TEXTS = List.of(
            "key",
            "hostIp",
            "jwksUrl",
            "clientId",
            "clientSecret",
            "userInfoUrl",
            "nameIDPolicyFormat",
            "entityId",
            "singleLogoutServiceUrl",
            "singleSignOnServiceUrl",
            "signingCertificate",
            "signatureAlgorithm",
            "xmlSigKeyInfoKeyNameTransformer",
            "authorizationUrl",
            "tokenUrl",
            "loginHint",
            "logoutUrl",
            "defaultScope",
            "hostedDomain",
            "principalType",
            "principalAttribute",
            "guiOrder",
            "authnContextClassRefs",
            "authnContextComparisonType",
            "authnContextDeclRefs",
            "issuer",
            "trustDomain",
            "bundleEndpoint",
            "kc.org.domain",
            "apiUrl",
            "baseUrl",
            "fetchedFields");

    /** Sent as "true" or "false". */
    private static final List<String> SWITCHES = List.of(
            "useJwksUrl",
            "disableUserInfo",
            "disableTypeClaimCheck",
            "postBindingAuthnRequest",
            "postBindingResponse",
            "postBindingLogout",
            "forceAuthn",
            "wantAuthnRequestsSigned",
            "wantAssertionsSigned",
            "wantAssertionsEncrypted",
            "backchannelSupported",
            "validateSignature",
            "uiLocales",
            "acceptsPromptNoneForwardFromClient",
            "userIp",
            "offlineAccess",
            "kc.org.broker.redirect.mode.email-matches",
            "githubJsonFormat");

    /** The document's name of a format, and Keycloak's. */
    private static final Map<String, String> NAME_ID_FORMATS =
            Map.of("Unspecified", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");

    private final RealmAdmin realm;
    private final String alias;

    Terraform(RealmAdmin realm, String alias) {
        this.realm = realm;
        this.alias = alias;
    }

    /** A resource that says no more than it must; the rest is the provider's defaults. */
    Map<String, Object> provider(Map<String, String> config) {
        Map<String, String> all = new LinkedHashMap<>();
        TEXTS.forEach(key -> all.put(key, ""));
        SWITCHES.forEach(key -> all.put(key, "false"));
        all.put("syncMode", "LEGACY");
        all.putAll(config);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("alias", alias);
        body.put("displayName", "");
        body.put("providerId", "jumpcloud-saml");
        body.put("enabled", true);
        body.put("storeToken", true);
        body.put("addReadTokenRoleOnCreate", false);
        body.put("authenticateByDefault", false);
        body.put("linkOnly", false);
        body.put("trustEmail", false);
        body.put("firstBrokerLoginFlowAlias", "first broker login");
        body.put("postBrokerLoginFlowAlias", "");
        body.put("config", all);
        return body;
    }

    /** The resource that has these attributes, as {@link Recipe#resource} gives them. */
    Map<String, Object> resource(Map<String, String> attributes) {
        Map<String, Object> defaults = provider(Map.of());
        Map<String, String> config = extraConfig(attributes);
        Map<String, Object> fields = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            String field = field(name);
            if (defaults.get(field) instanceof Boolean) {
                fields.put(field, Boolean.valueOf(value));
            } else if (defaults.containsKey(field)) {
                fields.put(field, value);
            } else if (TEXTS.contains(field) || SWITCHES.contains(field) || field.equals("syncMode")) {
                config.put(field, NAME_ID_FORMATS.getOrDefault(value, value));
            } else if (!name.equals("realm") && !name.contains(".")) {
                throw new IllegalArgumentException("The resource has no attribute " + name);
            }
        });
        Map<String, Object> body = provider(config);
        body.putAll(fields);
        return body;
    }

    /** The keys of {@code config} whose changes the resource ignores. */
    static List<String> ignored(Map<String, String> attributes) {
        return Arrays.stream(attributes.get("lifecycle.ignore_changes").split("[\\[\\], \"]+"))
                .filter(name -> !name.isEmpty() && !name.equals("extra_config"))
                .map(Terraform::field)
                .toList();
    }

    /** Keycloak's name of an attribute. */
    private static String field(String attribute) {
        return Pattern.compile("_(\\w)")
                .matcher(attribute)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT))
                .replace("nameId", "nameID");
    }

    /** {@code terraform apply} of a resource that is not in the state. */
    void create(Map<String, Object> provider) {
        realm.api().post(realm.path("identity-provider/instances"), provider);
        realm.identityProvider(alias);
    }

    /** {@code terraform apply} of a resource that is in the state and differs from what was read. */
    void update(Map<String, Object> provider) {
        JsonNode read = realm.identityProvider(alias);
        Map<String, Object> sent = new LinkedHashMap<>(provider);
        sent.put("internalId", read.get("internalId").asText());
        realm.api().put(realm.path("identity-provider/instances/" + alias), sent);
    }

    /**
     * What {@code terraform plan} would show: the attributes of the resource that were read back otherwise than they were sent.
     * The provider reads a field that is absent as empty or false, and of {@code extra_config} only what the resource has.
     */
    List<String> plan(Map<String, Object> provider) {
        JsonNode read = realm.identityProvider(alias);
        List<String> differences = new ArrayList<>();
        provider.forEach((field, sent) -> {
            if (!field.equals("config")
                    && !sent.toString().equals(read.path(field).asText(""))) {
                differences.add(field);
            }
        });
        ((Map<?, ?>) provider.get("config")).forEach((key, sent) -> {
            String absent = SWITCHES.contains(key) ? "false" : "";
            if (!sent.equals(read.path("config").path(key.toString()).asText(absent))) {
                differences.add("config." + key);
            }
        });
        return differences;
    }

    /** Creates the mapper that has these attributes and returns its id, which goes into the state. */
    String createMapper(Map<String, String> attributes) {
        return createMapper(
                attributes.get("name"), attributes.get("identity_provider_mapper"), extraConfig(attributes));
    }

    /** Changes the mapper of the state. */
    void updateMapper(String id, Map<String, String> attributes) {
        Map<String, Object> sent =
                mapper(attributes.get("name"), attributes.get("identity_provider_mapper"), extraConfig(attributes));
        sent.put("id", id);
        realm.api().put(mappers() + "/" + id, sent);
    }

    /** Creates a mapper and returns its id. */
    String createMapper(String name, String type, Map<String, String> extraConfig) {
        String id = realm.api().post(mappers(), mapper(name, type, extraConfig)).id();
        realm.api().get(mappers() + "/" + id);
        return id;
    }

    private static Map<String, String> extraConfig(Map<String, String> attributes) {
        Map<String, String> config = new LinkedHashMap<>();
        attributes.forEach((name, value) -> {
            if (name.startsWith(EXTRA_CONFIG)) {
                config.put(name.substring(EXTRA_CONFIG.length()), value);
            }
        });
        return config;
    }

    private String mappers() {
        return realm.path("identity-provider/instances/" + alias + "/mappers");
    }

    private Map<String, Object> mapper(String name, String type, Map<String, String> extraConfig) {
        return new LinkedHashMap<>(Map.of(
                "name", name, "identityProviderAlias", alias, "identityProviderMapper", type, "config", extraConfig));
    }
}
