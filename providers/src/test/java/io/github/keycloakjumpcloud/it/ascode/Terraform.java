package io.github.keycloakjumpcloud.it.ascode;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Terraform's provider keycloak/keycloak, as far as its requests go: the resource {@code keycloak_saml_identity_provider} is
 * sent whole, with each field that the provider knows, and {@code keycloak_custom_identity_provider_mapper} with its
 * {@code extra_config}.
 */
final class Terraform {

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

    /** Creates a mapper and returns its id, which goes into the state. */
    String createMapper(String name, String type, Map<String, String> extraConfig) {
        String id = realm.api().post(mappers(), mapper(name, type, extraConfig)).id();
        realm.api().get(mappers() + "/" + id);
        return id;
    }

    /** Changes the mapper of the state. */
    void updateMapper(String id, String name, String type, Map<String, String> extraConfig) {
        Map<String, Object> sent = mapper(name, type, extraConfig);
        sent.put("id", id);
        realm.api().put(mappers() + "/" + id, sent);
    }

    private String mappers() {
        return realm.path("identity-provider/instances/" + alias + "/mappers");
    }

    private Map<String, Object> mapper(String name, String type, Map<String, String> extraConfig) {
        return new LinkedHashMap<>(Map.of(
                "name", name, "identityProviderAlias", alias, "identityProviderMapper", type, "config", extraConfig));
    }
}
