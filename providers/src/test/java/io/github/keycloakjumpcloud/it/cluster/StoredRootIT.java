package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A root that can never be a group, as an earlier release has saved it: written into the database past every check. */
@InCluster
class StoredRootIT {

    private static final String ROOT = "/" + "r".repeat(300);
    private static final String SENTENCE = "departmentRoot or groupRoot of the connection is no group that can be made";

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;
    private Login returning;
    private String pushed;

    @BeforeAll
    void storeTheRoot() throws SQLException {
        realm = TestRealm.builder()
                .groups()
                .setting("scimBrakePercent", "0")
                .setting("verifiedDomains", "example.com")
                .setting("departmentRoot", "/Departments")
                .setting("groupRoot", "/Groups")
                .create(cluster.address(), cluster.admin());
        admin = realm.admin();
        scim = ScimSide.of(realm);
        returning = realm.login(person("returning"));
        pushed = scim.createUser(ScimSide.user("pushed"));
        store("departmentRoot", ROOT);
        store("groupRoot", ROOT);
        clearCaches();
    }

    @Test
    void firstSignInWhenItNamesADepartmentThenThePageHasACodeAndNothingNamesThePerson() {
        assertRefused(person("new-department").withDepartment("Design"));
    }

    @Test
    void firstSignInWhenItNamesAGroupThenThePageHasACodeAndNothingNamesThePerson() {
        assertRefused(person("new-group").withGroups("Crew"));
    }

    @Test
    void laterSignInWhenItNamesADepartmentThenThePageHasACodeAndNothingNamesThePerson() {
        assertRefused(person("returning").withDepartment("Design"));
        assertThat(realm.app().isAlive(returning)).isTrue();
    }

    @Test
    void laterSignInWhenItNamesNeitherThenThePersonComesIn() {
        assertThat(realm.login(person("returning")).userId()).isEqualTo(returning.userId());
    }

    @Test
    void findingsWhenARootIsStoredThenOneNamesTheSetting() {
        assertThat(admin.get("jumpcloud/" + realm.alias() + "/findings").toString())
                .contains("setting-refused")
                .contains("departmentRoot: The name of a group may have 255 characters at most");
    }

    @Test
    void scimWhenAGroupWouldHaveToBeMadeThenTheRefusalSaysWhatIsWrong() {
        for (ScimAnswer answer : List.of(
                scim.post("/Users", ScimSide.userIn("never", "Design")),
                scim.post("/Groups", ScimSide.group("Crew")))) {
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(answer.text()).contains(SENTENCE);
        }
        assertThat(admin.usersByEmail("never@example.com")).isEmpty();
    }

    @Test
    void scimWhenItReadsOrTakesAwayThenItWorks() {
        // when
        ScimAnswer read = scim.get("/Users/" + pushed);
        ScimAnswer groups = scim.get("/Groups");
        ScimAnswer out =
                scim.put("/Users/" + pushed, ScimSide.userIn("pushed", "Design").put("active", false));

        // then
        assertThat(read.status()).as(read.text()).isEqualTo(200);
        assertThat(groups.status()).as(groups.text()).isEqualTo(200);
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(scim.account(pushed).get("enabled").asBoolean()).isFalse();
    }

    @Test
    void signInWhenAnotherSettingCannotBeReadThenThePageHasACode() throws SQLException {
        // given
        store("provisioningMode", "anything");
        clearCaches();
        try {
            // when
            RefusalPage refusal =
                    RefusalPage.of(realm.atJumpCloud().answer(person("newcomer").withDepartment("Design")));

            // then
            assertThat(refusal.code()).isEqualTo("JC-107");
            assertThat(admin.eventsOfRefusal(refusal.reference()).toString())
                    .contains("a setting of the connection is wrong")
                    .doesNotContain("newcomer@");
        } finally {
            store("provisioningMode", "jit");
            clearCaches();
        }
    }

    @Test
    void tokenWhenARootIsStoredThenItIsMade() {
        assertThat(ScimSide.newToken(realm, "second")).startsWith("jcscim_");
    }

    private void assertRefused(Person person) {
        // given
        admin.clearEvents();
        List<Integer> before =
                cluster.nodes().stream().map(node -> node.log().length()).toList();

        // when
        SignIn signIn = realm.atJumpCloud();
        Page page = signIn.answer(person);

        // then
        RefusalPage refusal = RefusalPage.of(page);
        assertThat(refusal.code()).isEqualTo("JC-107");
        assertThat(refusal.status()).isEqualTo(403);
        List<JsonNode> failures = admin.failures();
        assertThat(failures).hasSize(1);
        assertThat(failures.get(0).at("/details/jumpcloud_fact").asText()).contains(SENTENCE);
        assertThat(failures.toString()).doesNotContain(person.email());
        for (int node = 0; node < before.size(); node++) {
            KeycloakServer server = cluster.nodes().get(node);
            assertThat(server.log().substring(before.get(node))).doesNotContain(person.email());
        }
    }

    private void clearCaches() {
        admin.api().post(admin.path("clear-realm-cache"), Map.of());
    }

    private void store(String setting, String value) throws SQLException {
        try (Connection connection = cluster.postgres().database().connect();
                PreparedStatement statement = connection.prepareStatement(
                        "update identity_provider_config set value = ? where name = ? and identity_provider_id in"
                                + " (select internal_id from identity_provider where realm_id ="
                                + " (select id from realm where name = ?))")) {
            statement.setString(1, value);
            statement.setString(2, setting);
            statement.setString(3, admin.name());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
