package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Members who join and leave together, and groups that a message leaves as they are. */
class SeveralMembersIT {

    private static final int ROUNDS = 5;

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private RoleAdmin roles;
    private ScimSide scim;
    private ScimSide partner;
    private String ada;
    private String bob;
    private String eve;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().setting("scimBrakePercent", "0").create();
        admin = realm.admin();
        roles = new RoleAdmin(admin);
        scim = ScimSide.of(realm);
        partner = ScimSide.of(realm.connect(
                "partner", Map.of("groupRoot", "/JumpCloud/jumpcloud", "departmentRoot", "/Partner"), other -> other));
        ada = scim.createUser(ScimSide.user("ada"));
        bob = scim.createUser(ScimSide.user("bob"));
        eve = scim.createUser(ScimSide.user("eve"));
    }

    private ScimAnswer put(ScimSide side, String id, String name, String... members) {
        ScimAnswer answer = side.put("/Groups/" + id, ScimSide.group(name, members));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer;
    }

    private static List<String> members(ScimAnswer answer) {
        return answer.body().path("members").findValuesAsText("value");
    }

    @Test
    void putWhenTwoConnectionsHaveTheGroupThenARepetitionChangesNothing() {
        // given
        String id = scim.createGroup("Of both", ada);
        assertThat(partner.createGroup("Of both")).isEqualTo(id);
        String modified =
                put(scim, id, "Of both", ada).body().at("/meta/lastModified").asText();
        put(partner, id, "Of both");
        admin.clearEvents();

        // when
        ScimAnswer again = put(scim, id, "Of both", ada);
        put(partner, id, "Of both");

        // then
        assertThat(again.body().at("/meta/lastModified").asText()).isEqualTo(modified);
        assertThat(admin.adminEvents()).isEmpty();
    }

    @Test
    void putWhenSomeComeAndSomeGoThenTheAnswerAndTheGroupSayTheSame() {
        // given
        String id = scim.createGroup("Coming and going", ada);

        // then
        assertThat(members(put(scim, id, "Coming and going", bob, eve))).containsExactlyInAnyOrder(bob, eve);
        assertThat(admin.membersOf(id)).containsExactlyInAnyOrder(bob, eve);
        assertThat(members(put(scim, id, "Coming and going", ada, bob, eve))).containsExactlyInAnyOrder(ada, bob, eve);
        assertThat(members(put(scim, id, "Coming and going", bob))).containsExactly(bob);
        assertThat(admin.membersOf(id)).containsExactly(bob);
        assertThat(members(put(scim, id, "Coming and going"))).isEmpty();
        assertThat(admin.membersOf(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void addWhenOnlyAdministratorsAreNamedThenTheyAreLeftOutOfAGroupThatMakesSome(boolean single) {
        // given
        String id = scim.createGroup("Makes administrators, " + single);
        roles.grantClientRoleToGroup(id, "realm-management", "view-users");
        String first = administrator("first-" + single);
        String second = administrator("second-" + single);

        // when
        ScimAnswer answer = scim.patch(
                "/Groups/" + id,
                ScimSide.operation(
                        "add", "members", single ? ScimSide.members(first) : ScimSide.members(first, second)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(admin.membersOf(id)).isEmpty();
    }

    private String administrator(String name) {
        String id = scim.createUser(ScimSide.user(name));
        roles.grantClientRole(id, "realm-management", "view-users");
        return id;
    }

    @Test
    void addWhenTheGroupMakesAdministratorsThenOneOrSeveralAreRefused() {
        // given
        String id = scim.createGroup("For administrators");
        roles.grantClientRoleToGroup(id, "realm-management", "view-users");

        // then
        for (var named : List.of(ScimSide.members(ada), ScimSide.members(ada, bob))) {
            ScimAnswer answer = scim.patch("/Groups/" + id, ScimSide.operation("add", "members", named));
            assertThat(answer.status()).as(answer.text()).isEqualTo(403);
            assertThat(admin.membersOf(id)).isEmpty();
        }
    }

    @Test
    void putWhenOneOfThoseWhoJoinSignsInAtTheSameMomentThenAllAreInTheGroupAndInTheAnswer() {
        // given
        Person met = person("met-in-a-group");
        String id = scim.createUser(ScimSide.user("met-in-a-group"));
        realm.login(met);

        for (int round = 0; round < ROUNDS; round++) {
            String name = "Met " + round;
            String group = scim.createGroup(name);
            SignIn signIn = realm.atJumpCloud();

            // when
            List<List<String>> seen = AtOnce.run(2, i -> {
                if (i == 0) {
                    signIn.answer(met.withGroups(name));
                    return List.of(signIn.login().userId());
                }
                return members(put(scim, group, name, id, ada, bob));
            });

            // then
            assertThat(seen.get(1)).containsExactlyInAnyOrder(id, ada, bob);
            assertThat(admin.membersOf(group)).containsExactlyInAnyOrder(id, ada, bob);
            assertThat(admin.get("users/" + id)
                            .at("/attributes/jumpcloudGrants")
                            .toString())
                    .as("what SCIM has named is not a mapper's")
                    .doesNotContain(group);
            realm.login(met.withGroups());
            assertThat(admin.membersOf(group)).contains(id);
        }
    }
}
