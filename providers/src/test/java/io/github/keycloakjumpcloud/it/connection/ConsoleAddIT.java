package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same request, which says "enabled", from Keycloak's console and from a tool. */
class ConsoleAddIT {

    private static final String ADMINISTRATOR = "administrator@example.com";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    @BeforeAll
    void letTheConsoleSignInWithoutABrowser() {
        new RoleAdmin(realm.admin()).createAdministrator(ADMINISTRATOR, "manage-identity-providers");
        JsonNode client =
                realm.admin().get("clients?clientId=security-admin-console").get(0);
        ((ObjectNode) client).put("directAccessGrantsEnabled", true);
        realm.admin().api().put(realm.admin().path("clients/" + client.get("id").asText()), client);
    }

    @ParameterizedTest
    @CsvSource({"security-admin-console, false", "admin-cli, true"})
    void addWhenTheConsoleDoesItThenTheConnectionStartsDisabled(String client, boolean enabled) {
        // given
        String alias = "by-" + client;
        String body = """
                {"alias": "%s", "providerId": "jumpcloud-saml", "enabled": true, "config": {"clientId": "none", "clientSecret": "none"}}""".formatted(alias);

        // when
        HttpResponse<String> added = Http.send(HttpRequest.newBuilder(URI.create(
                        realm.entityId().replaceFirst("/realms/", "/admin/realms/") + "/identity-provider/instances"))
                .header("Authorization", "Bearer " + token(client))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());

        // then
        assertThat(added.statusCode()).as(added.body()).isEqualTo(201);
        JsonNode connection = realm.admin().identityProvider(alias);
        assertThat(connection.get("enabled").asBoolean()).isEqualTo(enabled);
        assertThat(connection.get("displayName").asText()).startsWith("JumpCloud");
    }

    @Test
    void formWhenItIsShownThenItSaysWhatToTypeAndNamesThePageThatLeadsThroughIt() {
        // given
        String help = realm.admin().get("identity-provider/providers/jumpcloud-saml").findParents("helpText").stream()
                .filter(property -> property.path("name").asText().equals("metadataFile"))
                .map(property -> property.get("helpText").asText())
                .findFirst()
                .orElseThrow();
        Matcher page = Pattern.compile("/realms/\\S+/jumpcloud/setup").matcher(help);

        // then
        assertThat(help).contains("Client ID and Client Secret");
        assertThat(page.find()).isTrue();
        assertThat(Http.send(HttpRequest.newBuilder(URI.create(realm.entityId()).resolve(page.group()))
                                .build())
                        .statusCode())
                .isEqualTo(200);
    }

    private String token(String client) {
        String form = Map.of(
                        "grant_type",
                        "password",
                        "client_id",
                        client,
                        "username",
                        ADMINISTRATOR,
                        "password",
                        People.PASSWORD)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer =
                Http.send(HttpRequest.newBuilder(URI.create(realm.entityId() + "/protocol/openid-connect/token"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Json.read(answer.body()).get("access_token").asText();
    }
}
