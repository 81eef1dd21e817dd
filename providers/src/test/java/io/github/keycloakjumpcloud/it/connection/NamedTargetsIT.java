package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The role and the client that settings name: who is told which there are, and what becomes of one that there is not. */
class NamedTargetsIT {

    private static final String URL = "https://crm.example.com/saml";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    @BeforeAll
    void start() {
        RoleAdmin roles = new RoleAdmin(realm.admin());
        realm.admin().createRealmRole("app-user");
        realm.admin().createRealmRole("app-chief");
        roles.makeComposite("app-chief", "realm-management", "manage-users");
        roles.createClientRole(App.CLIENT_ID, "app-editor");
        realm.admin().createClient(Map.of("clientId", URL, "protocol", "saml"));
        roles.createClientRole(URL, "app-reader");
        IntStream.range(10, 40).forEach(number -> realm.admin().createRealmRole("many-" + number));
    }

    @ParameterizedTest
    @CsvSource({
        "manage-identity-providers, query-users, 403, 403",
        "view-identity-providers, view-realm, app-user, 403",
        "view-identity-providers, view-clients, app/app-editor https://crm.example.com/saml.app-reader, 200",
        "view-realm, view-clients, 403, 403",
    })
    void choicesWhenAskedForThenWhoMaySeeTheRealmsListsSeesThem(
            String role, String further, String roles, String clients) {
        // given
        Operator operator = Operator.with(realm, role, further);

        // then
        assertThat(shown(operator, "roles?search=APP-")).isEqualTo(roles);
        assertThat(shown(operator, "clients?search=crm")).isEqualTo(clients.equals("200") ? URL : clients);
    }

    @Test
    void choicesWhenThereAreManyThenTwentyAreShownAndTypingFindsTheOthers() {
        assertThat(Json.list(choices("roles?search=many-"))).hasSize(20);
        assertThat(Json.list(choices("roles"))).hasSize(20);
        assertThat(choices("roles?search=many-39").toString()).isEqualTo("[\"many-39\"]");
        assertThat(choices("roles?search=" + App.CLIENT_ID + "/edit").toString())
                .isEqualTo("[\"" + App.CLIENT_ID + "/app-editor\"]");
        assertThat(choices("roles?search=manage-users").toString()).isEqualTo("[]");
        assertThat(realm.admin()
                        .api()
                        .exchange("GET", realm.admin().path("jumpcloud/no-such/choices/roles"), null)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void choicesWhenALetterMeansAnyInAPatternThenItStandsForItselfOnly() {
        // given
        realm.admin().createRealmRole("half_50%");
        realm.admin().createRealmRole("half-50");

        // then
        for (String typed : List.of("%25", "f_5")) {
            assertThat(choices("roles?search=" + typed).toString()).as(typed).isEqualTo("[\"half_50%\"]");
        }
        assertThat(choices("clients?search=%25").toString()).isEqualTo("[]");
    }

    @Test
    void choicesWhenTheFirstRolesMakeAdministratorsThenThoseBehindThemAreFound() {
        // given
        RoleAdmin roles = new RoleAdmin(realm.admin());
        IntStream.range(100, 165).forEach(number -> {
            realm.admin().createRealmRole("staff-" + number);
            roles.makeComposite("staff-" + number, "realm-management", "manage-users");
        });
        realm.admin().createRealmRole("staff-member");

        // then
        assertThat(choices("roles?search=staff-").toString()).isEqualTo("[\"staff-member\"]");
    }

    @Test
    void putWhenRoleAndClientAreUnknownThenBothAreToldAtTheirFieldsAndNothingChanges() {
        // given
        Map<String, String> before = realm.admin().settings(realm.alias());

        // when
        Answer answer = put(Map.of("defaultRole", "no-such-role", "portalClient", "no-such-client"));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(Json.list(answer.body().get("errors")))
                .extracting(error ->
                        error.get("kind").asText() + " " + error.get("pointer").asText())
                .containsExactly("role-unknown /settings/defaultRole", "client-unknown /settings/portalClient");
        assertThat(realm.admin().settings(realm.alias())).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"app-user", "app/app-editor", "app.app-editor", "https://crm.example.com/saml.app-reader"})
    void putWhenTheRoleIsThereThenItIsTakenAndNoFinding(String role) {
        assertThat(put(Map.of("defaultRole", role)).status()).isEqualTo(200);
        assertThat(findings()).doesNotContain("target-missing");
    }

    @Test
    void putWhenWhatIsStoredIsGoneThenOtherSettingsAreSavedAllTheSame() {
        // given: as an import or another tool stores it
        realm.configure(Map.of("defaultRole", "gone-role", "portalClient", "gone-client"));
        assertThat(findings()).contains("target-missing", "portal-client-unusable");

        // then
        assertThat(put(Map.of("contactEmail", "it@example.com")).status()).isEqualTo(200);
        assertThat(put(Map.of("defaultRole", "gone-role", "portalClient", "gone-client", "groupsAttribute", "groups"))
                        .status())
                .isEqualTo(200);
        assertThat(put(Map.of("defaultRole", "other-role")).status()).isEqualTo(400);
        assertThat(put(Map.of("defaultRole", "", "portalClient", "")).status()).isEqualTo(200);
    }

    private Answer put(Map<String, Object> settings) {
        return realm.admin()
                .api()
                .exchange("PUT", realm.admin().path("jumpcloud/" + realm.alias()), Map.of("settings", settings));
    }

    private JsonNode choices(String which) {
        return realm.admin().get("jumpcloud/" + realm.alias() + "/choices/" + which);
    }

    private List<String> findings() {
        return Json.list(realm.admin().get("jumpcloud/" + realm.alias() + "/findings")).stream()
                .map(finding -> finding.get("kind").asText())
                .toList();
    }

    /** The names with blanks between them, or the status that says that they are not to be seen. */
    private String shown(Operator operator, String which) {
        HttpResponse<String> answer = operator.send("GET", "jumpcloud/" + realm.alias() + "/choices/" + which, "");
        return answer.statusCode() == 200
                ? String.join(
                        " ",
                        Json.list(Json.read(answer.body())).stream()
                                .map(JsonNode::asText)
                                .toList())
                : String.valueOf(answer.statusCode());
    }
}
