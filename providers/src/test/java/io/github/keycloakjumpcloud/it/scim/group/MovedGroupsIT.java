package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Groups and departments that no longer lie where the settings say: who is in them is for JumpCloud to say all the same. */
class MovedGroupsIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("verifiedDomains", "example.com")
            .setting("scimBrakePercent", "0")
            .groups()
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int round;

    @BeforeEach
    void count() {
        round++;
    }

    @AfterEach
    void backToTheFirstRoots() {
        realm.configure(Map.of("departmentRoot", "/Departments", "groupRoot", "/JumpCloud/jumpcloud"));
    }

    enum Move {
        ROOT {
            @Override
            void make(MovedGroupsIT test, String group) {
                test.realm.configure(Map.of("groupRoot", "/Elsewhere " + test.round));
            }
        },
        GROUP {
            @Override
            void make(MovedGroupsIT test, String group) {
                String top = test.admin.createGroup(null, "Top " + test.round, Map.of());
                test.admin
                        .api()
                        .post(test.admin.path("groups/" + top + "/children"), Map.of("id", group, "name", test.name()));
            }
        };

        abstract void make(MovedGroupsIT test, String group);
    }

    private String name() {
        return "Payroll " + round;
    }

    @ParameterizedTest
    @EnumSource
    void groupWhenItLiesElsewhereThenScimFindsItAndTakesPeopleOut(Move move) {
        // given
        String leaver = scim.createUser(ScimSide.user("leaver-" + round));
        String stayer = scim.createUser(ScimSide.user("stayer-" + round));
        String group = scim.createGroup(name(), leaver, stayer);
        move.make(this, group);

        // when
        ScimAnswer found = scim.find("Groups", "displayName eq \"" + name() + "\"");
        ScimAnswer again = scim.post("/Groups", ScimSide.group(name(), stayer));
        ScimAnswer out =
                scim.patch("/Groups/" + group, ScimSide.operation("remove", "members", ScimSide.members(leaver)));

        // then
        assertThat(found.resources())
                .singleElement()
                .satisfies(one -> assertThat(one.get("id").asText()).isEqualTo(group));
        assertThat(scim.get("/Groups").resources())
                .anySatisfy(one -> assertThat(one.get("id").asText()).isEqualTo(group));
        assertThat(scim.get("/Users/" + stayer).body().at("/groups/0/value").asText())
                .isEqualTo(group);
        assertThat(again.status()).as(again.text()).isEqualTo(409);
        assertThat(out.isSuccess()).as(out.text()).isTrue();
        assertThat(admin.groupsOf(leaver)).isEmpty();
        assertThat(scim.membersOf(group)).containsExactly(stayer);
    }

    @ParameterizedTest
    @EnumSource
    void leaverWhenTheGroupLiesElsewhereThenIsOutOfItAndStaysOut(Move move) {
        // given
        String leaver = scim.createUser(ScimSide.user("gone-" + round).put("externalId", "gone-" + round));
        String group = scim.createGroup(name(), leaver);
        move.make(this, group);

        // when
        scim.delete("/Users/" + leaver);

        // then
        assertThat(admin.groupsOf(leaver)).isEmpty();

        // when
        ScimAnswer back = scim.post("/Users", ScimSide.user("gone-" + round).put("externalId", "gone-" + round));

        // then
        assertThat(back.id()).isEqualTo(leaver);
        assertThat(admin.groupsOf(leaver)).isEmpty();
    }

    @Test
    void leaverWhenDepartmentsLiveElsewhereThenIsOutOfThem() {
        // given
        String leaver = scim.createUser(ScimSide.userIn("ops-" + round, "Ops"));
        realm.configure(Map.of("departmentRoot", "/Other Departments"));

        // when
        scim.delete("/Users/" + leaver);

        // then
        assertThat(admin.groupsOf(leaver)).isEmpty();
    }

    @Test
    void signInWhenDepartmentsLiveElsewhereThenThePersonMovesThere() {
        // given
        String id = realm.login(person("mover").withDepartment("Sales")).userId();
        realm.configure(Map.of("departmentRoot", "/Second"));
        realm.configure(Map.of("departmentRoot", "/Third"));

        // when
        realm.login(person("mover").withDepartment("Sales"));

        // then
        assertThat(admin.groupsOf(id)).containsExactly("/Third/Sales");

        // when
        realm.configure(Map.of("departmentRoot", "/Departments"));
        realm.login(person("mover").withDepartment("Engineering"));

        // then
        assertThat(admin.groupsOf(id)).containsExactly("/Departments/Engineering");
    }

    @Test
    void signInWhenSomebodyWroteFormerRootsIntoTheSettingsThenNobodyLeavesThem() {
        // given
        String id = realm.login(person("member")).userId();
        String staff = admin.createGroup(null, "Staff", Map.of());
        admin.joinGroup(id, admin.createGroup(staff, "Finance", Map.of()));

        // when
        realm.configure(Map.of("formerDepartmentRoots", "/Staff"));
        realm.login(person("member").withDepartment("Sales"));

        // then
        assertThat(admin.groupsOf(id)).containsExactlyInAnyOrder("/Departments/Sales", "/Staff/Finance");
    }

    /** Who may write the attributes of a group need not be one who may say who is in it. */
    @Test
    void groupWhenSomebodyMarkedItAsScimsThenNobodyJoinsItAndWhoIsInItLeaves() {
        // given
        String member = scim.createUser(ScimSide.user("member-" + round));
        String newcomer = scim.createUser(ScimSide.user("newcomer-" + round));
        String board =
                admin.createGroup(null, "Board " + round, Map.of("jumpcloudScim", List.of(internalId() + " held")));
        admin.joinGroup(member, board);

        // when
        ScimAnswer patched =
                scim.patch("/Groups/" + board, ScimSide.operation("add", "members", ScimSide.members(newcomer)));
        ScimAnswer replaced = scim.put("/Groups/" + board, ScimSide.group("Board " + round, newcomer, member));

        // then
        assertThat(patched.isSuccess()).as(patched.text()).isTrue();
        assertThat(replaced.isSuccess()).as(replaced.text()).isTrue();
        assertThat(admin.groupsOf(newcomer)).isEmpty();
        assertThat(scim.membersOf(board)).containsExactly(member);

        // when
        scim.patch("/Groups/" + board, ScimSide.operation("remove", "members", ScimSide.members(member)));

        // then
        assertThat(admin.groupsOf(member)).isEmpty();
    }

    private String internalId() {
        return admin.get("identity-provider/instances/" + realm.alias())
                .get("internalId")
                .asText();
    }
}
