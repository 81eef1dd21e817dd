package io.github.keycloakjumpcloud.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;

/**
 * A realm with a JumpCloud connection, Keycloak's SCIM API switched on, and a service account that may use it and the
 * admin REST API.
 */
final class BenchmarkRealm {

    static final String ALIAS = "jumpcloud";

    /** Where the connection sends people; nobody listens there. */
    static final String SIGN_ON_URL = "http://127.0.0.1/saml2/benchmark";

    private static final String REALM = "benchmark";
    private static final String CLIENT = "benchmark";
    private static final String SECRET = "benchmark";
    private static final int TOKEN_SECONDS = 36_000;

    /** The user profile annotation by which Keycloak's SCIM API finds an attribute. */
    private static final String SCIM_ATTRIBUTE = "kc.scim.schema.attribute";

    private static final Map<String, String> SCIM_ATTRIBUTES = Map.of(
            "jobTitle",
            "title",
            "department",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
            "externalId",
            "externalId");

    private final AdminClient admin;
    private final URI server;
    private final SsoApplication application;

    private BenchmarkRealm(KeycloakServer server) {
        this.admin = server.admin();
        this.server = server.baseUri();
        this.application =
                SsoApplication.of("benchmark", "Benchmark", realmUrl(), realmUrl() + "/broker/" + ALIAS + "/endpoint");
    }

    static BenchmarkRealm create(KeycloakServer server) {
        BenchmarkRealm realm = new BenchmarkRealm(server);
        realm.admin.require(
                "POST",
                "",
                Map.of("realm", REALM, "enabled", true, "scimApiEnabled", true, "accessTokenLifespan", TOKEN_SECONDS));
        realm.connect();
        realm.declareScimAttributes();
        realm.addServiceAccount();
        return realm;
    }

    String name() {
        return REALM;
    }

    /** JumpCloud's side of the connection. */
    SsoApplication application() {
        return application;
    }

    /** The connection's SCIM endpoint, with a token that an administrator has made. */
    Endpoint connectionScim() {
        String token = admin.require(
                        "POST", REALM + "/jumpcloud/" + ALIAS + "/scim-tokens", Map.of("name", "benchmark"))
                .body()
                .get("token")
                .asText();
        return new Endpoint(realmUrl() + "/jumpcloud/" + ALIAS + "/scim/v2", token, ScimContender.MEDIA_TYPE);
    }

    /** Keycloak's own SCIM endpoint, with an access token of the service account. */
    Endpoint keycloakScim(String accessToken) {
        return new Endpoint(keycloakScimUrl(), accessToken, ScimContender.MEDIA_TYPE);
    }

    Endpoint adminRest(String accessToken) {
        return new Endpoint(server + "/admin/realms/" + REALM, accessToken, "application/json");
    }

    String accessToken(Http http) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(realmUrl() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "grant_type=client_credentials&client_id=" + CLIENT + "&client_secret=" + SECRET))
                .build();
        return http.require(Call.expecting(200, request))
                .json()
                .get("access_token")
                .asText();
    }

    private void connect() {
        Map<String, String> config = Map.of(
                "metadataFile",
                application.metadata(SIGN_ON_URL).xml(),
                "scimEnabled",
                "true",
                "scimBrakePercent",
                "0");
        admin.require(
                "POST",
                REALM + "/identity-provider/instances",
                Map.of("alias", ALIAS, "providerId", "jumpcloud-saml", "enabled", true, "config", config));
    }

    /** Keycloak's SCIM API answers 500 as long as an attribute of the user profile has no annotations at all. */
    private void declareScimAttributes() {
        ObjectNode profile = (ObjectNode)
                admin.require("GET", REALM + "/users/profile", null).body();
        ArrayNode attributes = (ArrayNode) profile.get("attributes");
        attributes
                .addObject()
                .put("name", "externalId")
                .set("permissions", JsonNodeFactory.instance.objectNode().set("view", onlyAdmins()));
        ((ObjectNode) attributes.get(attributes.size() - 1).get("permissions")).set("edit", onlyAdmins());
        for (JsonNode attribute : attributes) {
            ObjectNode annotations = ((ObjectNode) attribute).withObjectProperty("annotations");
            String scimAttribute = SCIM_ATTRIBUTES.get(attribute.get("name").asText());
            if (scimAttribute != null) {
                annotations.put(SCIM_ATTRIBUTE, scimAttribute);
            }
        }
        admin.require("PUT", REALM + "/users/profile", profile);
    }

    private static ArrayNode onlyAdmins() {
        return JsonNodeFactory.instance.arrayNode().add("admin");
    }

    /** Keycloak's SCIM API wants its own address among the token's audiences. */
    private void addServiceAccount() {
        Map<String, Object> audience = Map.of(
                "name",
                "scim",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.custom.audience", keycloakScimUrl(), "access.token.claim", "true"));
        String client = admin.require(
                        "POST",
                        REALM + "/clients",
                        Map.of(
                                "clientId",
                                CLIENT,
                                "secret",
                                SECRET,
                                "publicClient",
                                false,
                                "standardFlowEnabled",
                                false,
                                "serviceAccountsEnabled",
                                true,
                                "protocolMappers",
                                new Object[] {audience}))
                .id();
        String account =
                get("clients/" + client + "/service-account-user").get("id").asText();
        String management =
                get("clients?clientId=realm-management").get(0).get("id").asText();
        JsonNode role = get("clients/" + management + "/roles/realm-admin");
        admin.require(
                "POST",
                REALM + "/users/" + account + "/role-mappings/clients/" + management,
                JsonNodeFactory.instance.arrayNode().add(role));
    }

    private JsonNode get(String path) {
        return admin.require("GET", REALM + "/" + path, null).body();
    }

    private String keycloakScimUrl() {
        return realmUrl() + "/scim/v2";
    }

    private String realmUrl() {
        return server + "/realms/" + REALM;
    }
}
