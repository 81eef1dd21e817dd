package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.MetadataSite;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code PUT …/jumpcloud/{alias}}: a connection in one call, as often as one likes. */
class ConnectionSetupIT {
    private static final String SIGN_ON_URL = "https://sso.jumpcloud.test/saml2/app";
    private static final SigningKey KEY = SigningKey.generate();

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().realm("adminEventsEnabled", true).create();

    private final Operator operator = Operator.with(realm, "manage-identity-providers");

    @Test
    void putWhenTheConnectionIsNewThenItIsMadeWiredAndShown() {
        // when
        HttpResponse<String> answer = put(
                "acme",
                Map.of(
                        "displayName",
                        "Acme",
                        "enabled",
                        false,
                        "metadata",
                        metadata("acme"),
                        "settings",
                        Map.of("verifiedDomains", List.of("acme.test", "acme.example"), "scimEnabled", true)));

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode shown = Json.read(answer.body());
        assertThat(shown.get("alias").asText()).isEqualTo("acme");
        assertThat(shown.get("displayName").asText()).isEqualTo("Acme");
        assertThat(shown.get("enabled").asBoolean()).isFalse();
        assertThat(shown.get("idpEntityId").asText())
                .isEqualTo(application("acme").issuer());
        assertThat(shown.get("signOnUrl").asText()).isEqualTo(SIGN_ON_URL);
        assertThat(Json.list(shown.at("/settings/verifiedDomains")))
                .extracting(JsonNode::asText)
                .containsExactly("acme.test", "acme.example");
        assertThat(shown.at("/settings/provisioningMode").asText()).isEqualTo("jit");
        assertThat(shown.at("/settings/redirectEndpointDeclared").asText()).isEqualTo("false");
        assertThat(shown.at("/serviceProvider/entityId").asText()).isEqualTo(realm.entityId());
        assertThat(shown.at("/serviceProvider/acsUrl").asText()).isEqualTo(realm.entityId() + "/broker/acme/endpoint");
        assertThat(shown.at("/serviceProvider/scimBaseUrl").asText())
                .isEqualTo(realm.entityId() + "/jumpcloud/acme/scim/v2");
        assertThat(Json.list(realm.admin().get("identity-provider/instances/acme/mappers")))
                .hasSize(3);
        assertThat(Json.read(operator.send("GET", "jumpcloud/acme", "").body())).isEqualTo(shown);
        assertThat(adminEvents("acme")).containsExactly("CREATE");
    }

    @Test
    void putWhenItIsRepeatedThenNothingChangesAndNoEventIsReported() {
        // given
        Map<String, Object> wish = Map.of("metadata", metadata("twice"), "settings", Map.of("allowedGroups", "App *"));
        assertThat(put("twice", Map.of("metadata", metadata("twice"))).statusCode())
                .isEqualTo(201);
        Map<String, Object> wanted = new LinkedHashMap<>(wish);
        wanted.put("settings", Map.of("allowedGroups", List.of("App *")));
        assertThat(put("twice", wanted).statusCode()).isEqualTo(200);
        JsonNode before = realm.admin().identityProvider("twice");

        // when
        HttpResponse<String> again = put("twice", wanted);

        // then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(realm.admin().identityProvider("twice")).isEqualTo(before);
        assertThat(adminEvents("twice")).containsExactlyInAnyOrder("CREATE", "UPDATE");
    }

    @Test
    void putWhenSomethingIsLeftOutThenItStaysAndNullAsksForTheDefault() {
        // given
        put(
                "partly",
                Map.of(
                        "metadata",
                        metadata("partly"),
                        "settings",
                        Map.of("linkExisting", "never", "scimBrakePercent", 10)));

        // when
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("linkExisting", null);
        JsonNode shown = Json.read(
                put("partly", Map.of("enabled", false, "settings", settings)).body());

        // then
        assertThat(shown.get("enabled").asBoolean()).isFalse();
        assertThat(shown.get("signOnUrl").asText()).isEqualTo(SIGN_ON_URL);
        assertThat(shown.at("/settings/linkExisting").asText()).isEqualTo("verified-domain");
        assertThat(shown.at("/settings/scimBrakePercent").asText()).isEqualTo("10");
    }

    @Test
    void putWhenTheFieldsAreTypedOneByOneThenSomebodyCanSignIn() {
        // given
        SsoApplication typed = application("typed").withKey(KEY);

        // when
        HttpResponse<String> answer = put(
                "typed",
                Map.of(
                        "idpEntityId",
                        typed.issuer(),
                        "signOnUrl",
                        "http://127.0.0.1/saml2/typed",
                        "certificate",
                        "-----BEGIN CERTIFICATE-----\n" + KEY.certificateBase64() + "\n-----END CERTIFICATE-----"));

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        TestRealm connection = realm.connected("typed", typed, "http://127.0.0.1/saml2/typed");
        assertThat(connection.login(SampleDirectory.ORDINARY).email()).isEqualTo(SampleDirectory.ORDINARY.email());
    }

    @Test
    void putWhenMetadataComesByUrlThenKeycloakReadsTheKeysFromThere() {
        // given
        SsoApplication remote = application("remote").withKey(KEY);
        String signOnUrl = "http://127.0.0.1/saml2/remote";
        try (MetadataSite site = MetadataSite.of(remote, signOnUrl)) {

            // when
            HttpResponse<String> answer = put("remote", Map.of("metadataUrl", site.url()));

            // then
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
            assertThat(Json.read(answer.body()).get("metadataUrl").asText()).isEqualTo(site.url());
            TestRealm connection = realm.connected("remote", remote, signOnUrl);
            assertThat(connection.login(SampleDirectory.ADMIN).email()).isEqualTo(SampleDirectory.ADMIN.email());
        }
    }

    @ParameterizedTest(name = "{index}: {1}")
    @MethodSource
    void putWhenTheRequestIsNoGoodThenTheProblemSaysWhyAndNothingIsMade(String body, String kind, String pointer) {
        // when
        HttpResponse<String> answer = operator.send("PUT", "jumpcloud/wrong", body);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        JsonNode problem = Json.read(answer.body());
        assertThat(problem.path("kind").asText()).as(answer.body()).isEqualTo(kind);
        assertThat(problem.path("pointer").asText()).as(answer.body()).isEqualTo(pointer);
        assertThat(problem.path("detail").asText()).endsWith(".");
        assertThat(operator.send("GET", "jumpcloud/wrong", "").statusCode()).isEqualTo(404);
        assertThat(adminEvents("wrong")).isEmpty();
    }

    static List<Arguments> putWhenTheRequestIsNoGoodThenTheProblemSaysWhyAndNothingIsMade() {
        return List.of(
                Arguments.of("", "not-an-object", ""),
                Arguments.of("[]", "not-an-object", ""),
                Arguments.of("{}", "idp-entity-id-missing", "/idpEntityId"),
                Arguments.of("{\"alias\": \"other\"}", "member-unknown", "/alias"),
                Arguments.of("{\"enabled\": \"yes\"}", "not-a-flag", "/enabled"),
                Arguments.of("{\"displayName\": 1}", "not-a-text", "/displayName"),
                Arguments.of("{\"metadata\": \"<html></html>\"}", "metadata-is-web-page", "/metadata"),
                Arguments.of(
                        "{\"metadata\": \"<a/>\", \"metadataUrl\": \"https://127.0.0.1/\"}",
                        "jumpcloud-told-twice",
                        ""),
                Arguments.of("{\"metadataUrl\": \"http://127.0.0.1:1/\"}", "metadata-url-unreadable", "/metadataUrl"),
                Arguments.of("{\"metadataUrl\": \"file:///etc/passwd\"}", "not-a-web-address", "/metadataUrl"),
                Arguments.of("{\"metadataUrl\": \"http://sso.example.com/\"}", "https-needed", "/metadataUrl"),
                Arguments.of("{\"settings\": []}", "not-an-object", "/settings"),
                Arguments.of("{\"settings\": {\"clientSecret\": \"x\"}}", "setting-unknown", "/settings/clientSecret"),
                Arguments.of("{\"settings\": {\"metadataFile\": \"x\"}}", "setting-unknown", "/settings/metadataFile"),
                Arguments.of(
                        "{\"settings\": {\"verifiedDomains\": \"a.example\"}}",
                        "not-a-list",
                        "/settings/verifiedDomains"),
                Arguments.of(
                        "{\"settings\": {\"linkExisting\": [\"never\"]}}", "not-a-value", "/settings/linkExisting"),
                Arguments.of(
                        "{\"settings\": {\"provisioningMode\": \"sometimes\"}}",
                        "not-allowed-value",
                        "/settings/provisioningMode"));
    }

    @Test
    void putWhenTheRequestIsNoGoodThenAConnectionThatIsThereStaysAsItIs() {
        // given
        JsonNode before = realm.admin().identityProvider(realm.alias());

        // when
        HttpResponse<String> answer =
                put(realm.alias(), Map.of("displayName", "New", "settings", Map.of("departmentRoot", "///")));

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(realm.admin().identityProvider(realm.alias())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"setup", "refusals", "with%20space", "a%3Ab"})
    void putWhenTheAliasCannotBeUsedThenTheProblemSaysSo(String alias) {
        // when
        HttpResponse<String> answer =
                operator.send("PUT", "jumpcloud/" + alias, Json.write(Map.of("metadata", metadata("x"))));

        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(Json.read(answer.body()).get("detail").asText()).startsWith("alias: ");
    }

    @Test
    void putWhenTheAliasIsThatOfAnotherTypeThenConflict() {
        // given
        realm.admin()
                .createIdentityProvider(
                        "plain",
                        "saml",
                        Map.of("idpEntityId", "x", "singleSignOnServiceUrl", "http://127.0.0.1/saml2/plain"));

        // then
        assertThat(put("plain", Map.of("metadata", metadata("plain"))).statusCode())
                .isEqualTo(409);
    }

    @ParameterizedTest(name = "{0}: GET {1}, PUT {2}")
    @CsvSource({"nobody, 403, 403", "view-identity-providers, 200, 403", "manage-users, 403, 403"})
    void everythingWhenCallerLacksTheRoleThenForbidden(String role, int get, int put) {
        // given
        Operator caller = Operator.with(realm, role);
        JsonNode before = realm.admin().identityProvider(realm.alias());

        // then
        for (String path :
                List.of(realm.alias(), "anything/service-provider", realm.alias() + "/service-provider/metadata")) {
            assertThat(caller.send("GET", "jumpcloud/" + path, "").statusCode()).isEqualTo(get);
        }
        assertThat(caller.send("PUT", "jumpcloud/" + realm.alias(), "{\"enabled\": false}")
                        .statusCode())
                .isEqualTo(put);
        assertThat(realm.admin().identityProvider(realm.alias())).isEqualTo(before);
    }

    private HttpResponse<String> put(String alias, Map<String, Object> body) {
        return operator.send("PUT", "jumpcloud/" + alias, Json.write(body));
    }

    private SsoApplication application(String alias) {
        return SsoApplication.of(alias, alias, realm.entityId(), realm.entityId() + "/broker/" + alias + "/endpoint")
                .withKey(KEY);
    }

    private String metadata(String alias) {
        return application(alias).metadata(SIGN_ON_URL).xml();
    }

    private List<String> adminEvents(String alias) {
        return Json.list(realm.admin().get("admin-events?resourcePath=jumpcloud/" + alias)).stream()
                .map(event -> event.get("operationType").asText())
                .toList();
    }
}
