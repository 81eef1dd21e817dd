package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.email;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An admin sees who was kept out by an account that is there, decides about the account, and the account rule follows. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ConflictIT {

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder()
                .setting("linkExisting", "never")
                .setting("verifiedDomains", "example.com")
                .create();
        admin = realm.admin();
        admin.update(Map.of("adminEventsEnabled", true, "adminEventsDetailsEnabled", true));
    }

    @Test
    void conflictWhenTheAccountIsThePersonsThenItIsLinkedAndTheySignIn() {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        assertThat(realm.refusal(person("ann")).code()).isEqualTo("JC-204");
        realm.refusal(person("ann"));
        assertThat(conflicts()).hasSize(1);
        JsonNode listed = conflicts().get(0);
        assertThat(listed.get("way").asText()).isEqualTo("sign-in");
        assertThat(listed.get("person").asText()).isEqualTo(email("ann"));
        JsonNode before = admin.user(email("ann"));

        // when: it is only looked at
        JsonNode details = details(listed);

        // then
        assertThat(details.get("outcome").asText()).isEqualTo("refused");
        assertThat(details.at("/refusal/fact").asText()).isNotBlank();
        JsonNode met = details.get("accounts").get(0);
        assertThat(met.get("id").asText()).isEqualTo(account);
        assertThat(met.get("password").asBoolean()).isTrue();
        assertThat(met.get("administrates").asBoolean()).isFalse();
        assertThat(choices(details)).containsExactly("link signs-in", "free creates-account");
        assertThat(admin.user(email("ann"))).isEqualTo(before);
        assertThat(admin.federatedIdentitiesOf(account)).isEmpty();

        // when
        JsonNode decided = decide(listed, "link", account);

        // then
        assertThat(decided.get("outcome").asText()).isEqualTo("signs-in");
        assertThat(conflicts()).isEmpty();
        assertThat(realm.login(person("ann")).userId()).isEqualTo(account);
        assertThat(admin.adminEvents()).anySatisfy(event -> {
            assertThat(event.get("resourcePath").asText()).endsWith("conflicts/" + id(listed));
            assertThat(event.get("representation").asText()).contains("\"link\"", account);
        });
    }

    @Test
    void conflictWhenTheAccountIsSomebodyElsesThenItGivesUpWhatThePersonNeeds() {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = conflicts().get(0);
        JsonNode free = choice(details(listed), "free");

        // when
        JsonNode decided = decide(listed, "free", account);

        // then
        assertThat(decided.get("outcome").asText()).isEqualTo("creates-account");
        JsonNode freed = admin.get("users/" + account);
        assertThat(freed.get("username").asText())
                .isEqualTo(free.get("username").asText())
                .isEqualTo("freed-" + account);
        assertThat(free.has("email")).isFalse();
        assertThat(freed.path("email").asText("")).isEmpty();
        assertThat(realm.login(person("ann")).userId()).isNotEqualTo(account);
        assertThat(conflicts()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"link", "free"})
    void conflictWhenScimWasRefusedThenItsNextTryWorks(String action) {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        ScimSide scim = ScimSide.of(realm);
        assertThat(scim.post("/Users", ScimSide.user("ann")).status()).isEqualTo(409);
        JsonNode listed = conflicts().get(0);
        assertThat(listed.get("way").asText()).isEqualTo("create");

        // when
        decide(listed, action, account);

        // then
        ScimAnswer created = scim.post("/Users", ScimSide.user("ann"));
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.body().get("id").asText().equals(account)).isEqualTo(action.equals("link"));
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void conflictWhenScimCouldNotGiveAnAddressThenTheAccountThatHasItCanGiveItUp() {
        // given
        String account = admin.createUser(email("new"), People.withPassword());
        ScimSide scim = ScimSide.of(realm);
        String ann = scim.createUser(ScimSide.user("ann"));
        ObjectNode renamed = ScimSide.user("new").put("id", ann);
        assertThat(scim.put("/Users/" + ann, renamed).status()).isEqualTo(409);
        JsonNode listed = conflicts().get(0);
        assertThat(listed.get("way").asText()).isEqualTo("update");
        assertThat(choices(details(listed))).containsExactly("free signs-in");

        // when
        decide(listed, "free", account);

        // then
        assertThat(scim.put("/Users/" + ann, renamed).status()).isEqualTo(200);
        assertThat(scim.account(ann).get("email").asText()).isEqualTo(email("new"));
    }

    @Test
    void conflictWhenTheAccountIsAnAdministratorsThenNothingCanBeDecided() {
        // given
        String account = admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = conflicts().get(0);
        assertThat(choices(details(listed))).hasSize(2);

        // when
        new RoleAdmin(admin).grantClientRole(account, "realm-management", "manage-realm");

        // then
        assertThat(details(listed).at("/accounts/0/administrates").asBoolean()).isTrue();
        assertThat(choices(details(listed))).isEmpty();
        for (String action : List.of("link", "free")) {
            assertThat(send(listed, action, account)).isEqualTo(409);
        }
        assertThat(admin.federatedIdentitiesOf(account)).isEmpty();
        assertThat(admin.user(email("ann")).get("id").asText()).isEqualTo(account);
    }

    @Test
    void conflictWhenTheAccountIsAnotherCustomersThenNothingCanBeDecided() {
        // given
        TestRealm other = realm.connect("other", Map.of("verifiedDomains", "example.com"), app -> app);
        String account = ScimSide.of(other).createUser(ScimSide.user("ann"));
        realm.refusal(person("ann"));

        // then
        JsonNode listed = conflicts().get(0);
        assertThat(choices(details(listed))).isEmpty();
        assertThat(send(listed, "link", account)).isEqualTo(409);
        assertThat(send(listed, "free", account)).isEqualTo(409);
    }

    @Test
    void decisionWhenItIsAboutAnAccountThatIsNotMetThenNothingIsChanged() {
        // given
        admin.createUser(email("ann"), People.withPassword());
        String stranger = admin.createUser(email("stranger"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = conflicts().get(0);

        // then
        assertThat(send(listed, "link", stranger)).isEqualTo(409);
        assertThat(send(listed, "free", stranger)).isEqualTo(409);
        assertThat(send(listed, "link", "nobody")).isEqualTo(409);
        assertThat(send(listed, "steal", stranger)).isEqualTo(400);
        assertThat(admin.federatedIdentitiesOf(stranger)).isEmpty();
        assertThat(conflicts()).hasSize(1);
    }

    @Test
    void conflictWhenItIsLeftThenItIsGoneUntilItComesAboutAgain() {
        // given
        admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        JsonNode listed = conflicts().get(0);

        // when
        assertThat(send(listed, "leave", "")).isEqualTo(200);

        // then
        assertThat(conflicts()).isEmpty();
        assertThat(send(listed, "leave", "")).isEqualTo(404);
        realm.refusal(person("ann"));
        assertThat(conflicts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "nobody, nobody, 403, 403, 403",
        "view-users, manage-users, 403, 403, 403",
        "view-identity-providers, view-realm, 200, 403, 403",
        "view-identity-providers, view-users, 200, 200, 403",
        "view-identity-providers, manage-users, 200, 200, 403",
        "manage-identity-providers, view-users, 200, 200, 403",
        "manage-identity-providers, manage-users, 200, 200, 200"
    })
    void conflictsWhenCallerLacksARoleThenForbidden(String role, String further, int list, int look, int decide) {
        // given
        admin.createUser(email("ann"), People.withPassword());
        realm.refusal(person("ann"));
        String path = path(conflicts().get(0));
        Operator operator = role.equals("nobody") ? Operator.with(realm, role) : Operator.with(realm, role, further);

        // then
        assertThat(operator.send("GET", path(), "").statusCode()).isEqualTo(list);
        assertThat(operator.send("GET", path(), "").body().contains(email("ann")))
                .isEqualTo(look == 200);
        assertThat(operator.send("GET", path, "").statusCode()).isEqualTo(look);
        assertThat(operator.send("POST", path, "{\"action\":\"leave\"}").statusCode())
                .isEqualTo(decide);
    }

    private String path() {
        return "jumpcloud/" + realm.alias() + "/conflicts";
    }

    private String path(JsonNode listed) {
        return path() + "/" + id(listed);
    }

    private static String id(JsonNode listed) {
        return listed.get("id").asText();
    }

    private List<JsonNode> conflicts() {
        return Json.list(admin.get(path()));
    }

    private JsonNode details(JsonNode listed) {
        return admin.get(path(listed));
    }

    private JsonNode decide(JsonNode listed, String action, String userId) {
        return admin.api()
                .post(admin.path(path(listed)), Map.of("action", action, "userId", userId))
                .body();
    }

    private int send(JsonNode listed, String action, String userId) {
        return admin.api()
                .exchange("POST", admin.path(path(listed)), Map.of("action", action, "userId", userId))
                .status();
    }

    private static List<String> choices(JsonNode details) {
        return Json.list(details.get("choices")).stream()
                .map(choice -> choice.get("action").asText() + " "
                        + choice.get("outcome").asText())
                .toList();
    }

    private static JsonNode choice(JsonNode details, String action) {
        return Json.list(details.get("choices")).stream()
                .filter(choice -> choice.get("action").asText().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
