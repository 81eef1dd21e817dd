package io.github.keycloakjumpcloud.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole realm that is imported with a connection, a user profile that knows nothing of it, and a token. */
class ImportedRealmIT {

    private static final List<String> OURS =
            List.of("jumpcloudGrants", "jumpcloudBegun", "jumpcloudScim", "jumpcloudScimKeys");

    /** People may write any attribute that is not declared. */
    private static final String PROFILE = """
            {"attributes": [{"name": "username"}, {"name": "email"},
             {"name": "jumpcloudScim", "multivalued": true, "permissions": {"view": ["admin", "user"], "edit": ["user"]}},
             {"name": "firstName", "permissions": {"view": ["admin", "user"], "edit": ["admin", "user"]}},
             {"name": "lastName", "permissions": {"view": ["admin", "user"], "edit": ["admin", "user"]}}],
             "unmanagedAttributePolicy": "ENABLED"}
            """;

    @AutoClose("delete")
    private RealmAdmin admin;

    private App app;

    @BeforeAll
    void importRealm() {
        String connection = UUID.randomUUID().toString();
        Map<String, String> config = new HashMap<>(Map.of(
                "idpEntityId", "https://idp.example.com",
                "singleSignOnServiceUrl", "https://idp.example.com/saml2/acme"));
        RealmSettings settings = RealmSettings.unique()
                .with(
                        "identityProviders",
                        List.of(Map.of(
                                "alias",
                                "jumpcloud",
                                "internalId",
                                connection,
                                "providerId",
                                TestRealm.PROVIDER,
                                "enabled",
                                true,
                                "config",
                                config)))
                .with(
                        "components",
                        Map.of(
                                "org.keycloak.userprofile.UserProfileProvider",
                                List.of(Map.of(
                                        "providerId",
                                        "declarative-user-profile",
                                        "config",
                                        Map.of("kc.user.profile.config", List.of(PROFILE)))),
                                "io.github.keycloakjumpcloud.keycloak.scim.token.ScimToken",
                                List.of(Map.of(
                                        "name",
                                        "brought along",
                                        "providerId",
                                        "jumpcloud-scim-token",
                                        "subType",
                                        connection,
                                        "config",
                                        Map.of("hash", List.of("bm9uZQ=="))))));
        admin = Keycloak.admin().createRealm(settings);
        admin.createClient(App.representation());
        app = new App(Keycloak.server().baseUri(), admin.name());
    }

    @Test
    void profileWhenItDeclaresNoneOfOurAttributesThenNobodyMayWriteThemAllTheSame() {
        for (JsonNode attribute : admin.get("users/profile").get("attributes")) {
            if (OURS.contains(attribute.get("name").asText())) {
                assertThat(Json.texts(attribute.at("/permissions/edit")))
                        .as(attribute.get("name").asText())
                        .isEmpty();
            }
        }
        assertThat(admin.get("users/profile").get("attributes").findValuesAsText("name"))
                .containsAll(OURS);
    }

    @Test
    void accountWhenItsPersonWritesOurAttributesThenNothingOfItIsStored() {
        // given
        String id = admin.createUser("writer@example.com", People.withPassword());
        Browser browser = new Browser().stopAt(app.home());
        browser.open(app.signIn());
        Login login = app.login(browser.form("form")
                .fill("username", "writer@example.com")
                .fill("password", People.PASSWORD)
                .submit());
        ObjectNode account = (ObjectNode) Json.read(app.ask(login, "account").body());
        account.remove("userProfileMetadata");
        OURS.forEach(name -> account.withObject("/attributes").putArray(name).add("forged"));

        // when
        HttpResponse<String> answer = app.tell(login, "account", account.toString());

        // then
        assertThat(answer.statusCode()).isLessThan(500);
        JsonNode stored = admin.get("users/" + id).path("attributes");
        assertThat(OURS).noneMatch(stored::has);
    }

    @Test
    void exportWhenATokenWasBroughtAlongThenItHoldsNone() {
        Answer exported = admin.api().exchange("POST", admin.path("partial-export"), null);

        assertThat(exported.status()).isEqualTo(200);
        assertThat(exported.body().toString()).doesNotContain("jumpcloud-scim-token");
        assertThat(admin.get("jumpcloud/jumpcloud/scim-tokens").findValuesAsText("name"))
                .containsExactly("brought along");
    }
}
