package io.github.keycloakjumpcloud.it.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Groups, departments and roles that come to be, or are joined, by several sign-ins and SCIM requests at once. */
@SecondLane
class GroupRaceIT {
    private static final int ROUNDS = Math.min(20, Integer.getInteger("same.moment.rounds"));
    private static final int PEOPLE = 10;

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create(Keycloak.ofSecondLane());
        admin = realm.admin();
        scim = ScimSide.of(realm);
        admin.createRealmRole("crew");
        new MapperAdmin(admin, realm.alias())
                .add("rules", MapperAdmin.GROUPS, Map.of("groupMode", "rules", "groupRules", "Round * -> role:crew"));
    }

    @Test
    void loginsWhenTenPeopleBringTheSameNewGroupAtOnceThenItIsOneAndHasThemAll() {
        // given
        List<Person> people =
                IntStream.range(0, PEOPLE).mapToObj(i -> person("racer-" + i)).toList();
        people.forEach(realm::login);

        for (int round = 0; round < ROUNDS; round++) {
            String name = "Together " + round;
            realm.configure(Map.of("groupRoot", "/Root " + round));

            // when
            List<Login> logins = logInAtOnce(PEOPLE, i -> people.get(i).withGroups(name));

            // then
            String root = admin.groupByPath("/Root " + round).orElseThrow();
            assertThat(admin.childGroups(root)).as(name).hasSize(1);
            assertThat(admin.membersOf(admin.childGroups(root).get(0).get("id").asText()))
                    .as(name)
                    .containsExactlyElementsOf(
                            logins.stream().map(Login::userId).sorted().toList());
        }
    }

    @Test
    void loginsWhenOnePersonInTwoBrowsersBringsANewGroupThenBothSucceed() {
        // given
        realm.configure(Map.of("groupRoot", "/Browsers"));
        Person person = person("twofold");
        realm.login(person);

        for (int round = 0; round < ROUNDS; round++) {
            String name = "Round " + round;
            String department = "/Departments/Department " + round;
            Person next = person.withGroups(name).withDepartment("Department " + round);

            // when
            List<Login> logins = logInAtOnce(2, i -> next);

            // then
            assertThat(logins)
                    .allSatisfy(login -> assertThat(login.groups()).containsExactly("/Browsers/" + name, department));
        }
    }

    @Test
    void loginAndScimWhenTheyNameTheSameDepartmentAndGroupAtOnceThenBothSucceed() {
        // given
        realm.configure(Map.of("groupRoot", "/Both"));
        Person person = person("met");
        String id = scim.createUser(user("met", "Start"));
        realm.login(person);

        for (int round = 0; round < ROUNDS; round++) {
            String name = "Round " + round;
            Person next = person.withGroups(name).withDepartment(name);
            String group = scim.createGroup(name);
            SignIn signIn = realm.atJumpCloud();

            // when
            List<Boolean> done = AtOnce.run(3, i -> switch (i) {
                case 0 -> {
                    signIn.answer(next);
                    yield !signIn.login().userId().isEmpty();
                }
                case 1 -> succeeded(scim.put("/Users/" + id, user("met", name)));
                default ->
                    succeeded(
                            scim.patch("/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(id))));
            });

            // then
            assertThat(done).containsOnly(true);
            assertThat(admin.groupsOf(id)).contains("/Both/" + name, "/Departments/" + name);
        }
    }

    @Test
    void createAndDeleteWhenTheyCrossThenACreateFindsOrMakesTheGroup() {
        // given
        realm.configure(Map.of("groupRoot", "/Crossing"));
        for (int round = 0; round < ROUNDS; round++) {
            String name = "Crossing " + round;
            String group = scim.createGroup(name);

            // when
            List<Integer> statuses = AtOnce.run(
                    4,
                    i -> i % 2 == 0
                            ? scim.delete("/Groups/" + group).status()
                            : scim.post("/Groups", ScimSide.group(name)).status());

            // then
            assertThat(List.of(statuses.get(0), statuses.get(2))).isSubsetOf(204, 404);
            assertThat(List.of(statuses.get(1), statuses.get(3))).isSubsetOf(201, 409);
            assertThat(scim.find("Groups", "displayName eq \"" + name + "\"").resources())
                    .hasSizeLessThan(2);
        }
    }

    private static boolean succeeded(ScimAnswer answer) {
        assertThat(answer.isSuccess()).as(answer.text()).isTrue();
        return true;
    }

    /** Everybody stands at JumpCloud before the first is answered. */
    private List<Login> logInAtOnce(int browsers, IntFunction<Person> people) {
        List<SignIn> signIns = new ArrayList<>();
        for (int i = 0; i < browsers; i++) {
            signIns.add(realm.atJumpCloud());
        }
        return AtOnce.run(browsers, i -> {
            signIns.get(i).answer(people.apply(i));
            return signIns.get(i).login();
        });
    }

    private static ObjectNode user(String name, String department) {
        ObjectNode user = ScimSide.user(name);
        user.putObject(ScimSide.ENTERPRISE).put("department", department);
        return user;
    }
}
