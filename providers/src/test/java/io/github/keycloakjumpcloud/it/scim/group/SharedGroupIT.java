package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static io.github.keycloakjumpcloud.it.scim.group.GroupRealm.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.RealmGroups;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudGroups;
import io.github.keycloakjumpcloud.simulator.scim.Provisioned;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups that SCIM has in common with sign-ins and with administrators. */
class SharedGroupIT {

    @AutoClose
    private final GroupRealm groups = GroupRealm.open();

    private final TestRealm realm = groups.realm();
    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = groups.scim();
    private final JumpCloudGroups jumpCloud = scim.jumpCloud().groups();
    private final String ada = groups.ada();
    private final String bob = groups.bob();

    @Test
    void createWhenScimHasTheNameThenConflict() {
        // given
        scim.createGroup("Taken", ada);
        String other = scim.createGroup("Free", bob);
        RealmGroups before = RealmGroups.of(admin);

        // when
        List<ScimAnswer> answers = List.of(
                scim.post("/Groups", ScimSide.group("Taken", bob)),
                scim.post("/Groups", ScimSide.group("  Taken ", bob)),
                scim.patch("/Groups/" + other, ScimSide.operation("replace", "displayName", TextNode.valueOf("Taken"))),
                scim.put("/Groups/" + other, ScimSide.group("Taken", bob)));

        // then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.scimType()).isEqualTo("uniqueness");
        });
        assertThat(RealmGroups.of(admin)).isEqualTo(before);
    }

    @Test
    void createWhenSamlHasMirroredTheNameThenTheGroupIsTakenOverOnce() {
        // given
        String member = realm.login(person("mirrored").withGroups("Mirrored")).userId();
        String mirrored = admin.groupByPath(ROOT + "Mirrored").orElseThrow();

        // when
        ScimAnswer first = scim.post("/Groups", ScimSide.group("Mirrored", ada));
        ScimAnswer second = scim.post("/Groups", ScimSide.group("Mirrored", bob));

        // then
        assertThat(first.status()).as(first.text()).isEqualTo(201);
        assertThat(first.id()).isEqualTo(mirrored);
        assertThat(second.status()).isEqualTo(409);
        assertThat(admin.membersOf(mirrored)).containsExactlyInAnyOrder(member, ada);
    }

    @Test
    void createWhenAnAdminMadeTheNameThenTheGroupIsTakenOverWithAllThatItHas() {
        // given
        scim.createGroup("Any, so that the root is there");
        String root = admin.groupByPath("/JumpCloud/jumpcloud").orElseThrow();
        String made = admin.createGroup(root, "By hand", Map.of("cost-centre", List.of("4711")));
        String local = admin.createUser("local-by-hand@example.com", Map.of());
        admin.joinGroup(local, made);

        // when
        Provisioned taken = jumpCloud.provide("By hand");
        jumpCloud.addMembers(taken.id(), List.of(ada));
        jumpCloud.replace(taken.id(), "By hand", List.of(bob));

        // then
        assertThat(taken.id()).isEqualTo(made);
        assertThat(admin.membersOf(made)).containsExactlyInAnyOrder(local, bob);
        assertThat(admin.get("groups/" + made)
                        .get("attributes")
                        .get("cost-centre")
                        .get(0)
                        .asText())
                .isEqualTo("4711");
        assertThat(scim.post("/Groups", ScimSide.group("By hand")).status()).isEqualTo(409);
    }

    @Test
    void groupWhenPatchedWithoutACreateThenScimHasIt() {
        // given
        realm.login(person("found").withGroups("Found by its name"));
        String id = ScimSide.ids(scim.find("Groups", "displayName eq \"Found by its name\""))
                .get(0);

        // when
        jumpCloud.addMembers(id, List.of(ada));

        // then
        assertThat(scim.post("/Groups", ScimSide.group("Found by its name")).status())
                .isEqualTo(409);
    }

    @Test
    void groupWhenNotDirectlyUnderTheRootThenDoesNotExist() {
        // given
        String mirrored = scim.createGroup("Parent", ada);
        ObjectNode withDepartment = ScimSide.user("departed");
        withDepartment.putObject(ScimSide.ENTERPRISE).put("department", "Hidden department");
        scim.createUser(withDepartment);
        TestRealm other = realm.connect("neighbour", Map.of(), application -> application);
        String neighbour = ScimSide.of(other).createGroup("Neighbours");
        Map<String, String> hidden = Map.of(
                "Child", admin.createGroup(mirrored, "Child", Map.of()),
                "Elsewhere", admin.createGroup(null, "Elsewhere", Map.of()),
                "jumpcloud", admin.groupByPath("/JumpCloud/jumpcloud").orElseThrow(),
                "JumpCloud", admin.groupByPath("/JumpCloud").orElseThrow(),
                "Hidden department",
                        admin.groupByPath("/Departments/Hidden department").orElseThrow(),
                "Neighbours", neighbour);
        RealmGroups before = RealmGroups.of(admin);

        hidden.forEach((name, id) -> {
            // when
            List<ScimAnswer> answers = List.of(
                    scim.get("/Groups/" + id),
                    scim.put("/Groups/" + id, ScimSide.group("Changed", ada)),
                    scim.patch("/Groups/" + id, ScimSide.operation("add", "members", ScimSide.members(ada))),
                    scim.delete("/Groups/" + id));

            // then
            assertThat(answers).extracting(ScimAnswer::status).as(name).containsOnly(404);
            assertThat(scim.find("Groups", "displayName eq \"" + name + "\"").resources())
                    .isEmpty();
            assertThat(scim.find("Groups", "id eq \"" + id + "\"").resources()).isEmpty();
            assertThat(ScimSide.ids(scim.get("/Groups?count=200"))).doesNotContain(id);
        });
        assertThat(ScimSide.ids(scim.get("/Groups?count=200"))).contains(mirrored);
        assertThat(RealmGroups.of(admin)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"made by an admin", "with somebody else", "with somebody else below", "with a role"})
    void groupWhenItIsNotJumpCloudsAloneThenIsNeitherRenamedNorDeletedButItsOwnMembersLeave(String kind) {
        // given
        String local = admin.createUser("local-" + kind.replace(' ', '-') + "@example.com", Map.of());
        String id = kind.equals("made by an admin")
                ? admin.createGroup(scimRoot(), "Tied " + kind, Map.of())
                : scim.createGroup("Tied " + kind);
        switch (kind) {
            case "with somebody else" -> admin.joinGroup(local, id);
            case "with somebody else below" -> admin.joinGroup(local, admin.createGroup(id, "Below", Map.of()));
            case "with a role" -> {
                admin.createRealmRole("tied");
                new RoleAdmin(admin).grantRealmRoleToGroup(id, "tied");
            }
            default -> scim.post("/Groups", ScimSide.group("Tied " + kind));
        }
        jumpCloud.addMembers(id, List.of(ada, bob));
        RealmGroups before = RealmGroups.of(admin);
        admin.clearEvents();

        // when
        List<ScimAnswer> renamed = List.of(
                scim.put("/Groups/" + id, ScimSide.group("Renamed " + kind, ada)),
                scim.patch("/Groups/" + id, ScimSide.operation("replace", "displayName", TextNode.valueOf("Other"))));

        // then
        assertThat(renamed).extracting(ScimAnswer::status).containsOnly(403);
        assertThat(RealmGroups.of(admin)).isEqualTo(before);

        // when
        ScimAnswer deleted = scim.delete("/Groups/" + id);

        // then
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(admin.groupByPath(ROOT + "Tied " + kind)).contains(id);
        assertThat(admin.membersOf(id)).doesNotContain(ada, bob);
        if (kind.equals("with somebody else")) {
            assertThat(admin.membersOf(id)).containsExactly(local);
        }
        assertThat(admin.adminEvents()).anySatisfy(event -> {
            assertThat(event.get("resourcePath").asText()).isEqualTo("groups/" + id);
            assertThat(event.path("details").path("jumpcloud_group").asText()).isEqualTo("kept");
        });

        // and: it may be taken over again
        assertThat(scim.post("/Groups", ScimSide.group("Tied " + kind, ada)).status())
                .isEqualTo(201);
    }

    private String scimRoot() {
        scim.createGroup("Root " + System.nanoTime());
        return admin.groupByPath("/JumpCloud/jumpcloud").orElseThrow();
    }

    @Test
    void groupWhenItsParentIsDeletedByScimThenOnlyThisTreeIsGone() {
        // given
        String parent = scim.createGroup("Felled", ada);
        admin.createGroup(parent, "Twig", Map.of());
        RealmState before = RealmState.of(admin);

        // when
        scim.delete("/Groups/" + parent);

        // then
        assertThat(admin.groupByPath(ROOT + "Felled")).isEmpty();
        assertThat(RealmState.of(admin).accounts().keySet())
                .isEqualTo(before.accounts().keySet());
    }
}
