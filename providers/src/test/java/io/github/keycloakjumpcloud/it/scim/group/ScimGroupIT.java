package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.RealmGroups;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudGroups;
import io.github.keycloakjumpcloud.simulator.scim.Provisioned;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups over SCIM: they come, change their members and names, and go; nothing besides the group root is touched. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ScimGroupIT {

    private static final String ROOT = "/JumpCloud/jumpcloud/";
    private static final String UNKNOWN = "00000000-0000-0000-0000-000000000000";

    private TestRealm realm;
    private RealmAdmin admin;
    private ScimSide scim;
    private JumpCloudGroups jumpCloud;

    /** Ids of three users. */
    private String ada;

    private String bob;
    private String eve;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
        jumpCloud = scim.jumpCloud().groups();
        ada = scim.createUser(ScimSide.user("ada"));
        bob = scim.createUser(ScimSide.user("bob"));
        eve = scim.createUser(ScimSide.user("eve"));
    }

    @AfterAll
    void deleteRealm() {
        realm.close();
    }

    @Test
    void groupWhenCreatedThenItIsUnderTheGroupRootWithItsMembers() {
        // when
        ScimAnswer created =
                scim.post("/Groups", ScimSide.group("Pilots", ada, bob).put("externalId", "5f0c0ffee"));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        String location = ScimSide.baseUrl(realm) + "/Groups/" + created.id();
        assertThat(created.header("Location")).contains(location);
        assertThat(admin.groupByPath(ROOT + "Pilots")).contains(created.id());
        assertThat(members(created.id())).containsExactlyInAnyOrder(ada, bob);

        // when
        ScimAnswer read = scim.get("/Groups/" + created.id());

        // then
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(read.body().get("displayName").asText()).isEqualTo("Pilots");
        assertThat(read.body().get("externalId").asText()).isEqualTo("5f0c0ffee");
        assertThat(read.body().get("meta").get("location").asText()).isEqualTo(location);
        assertThat(scim.membersOf(created.id())).containsExactlyInAnyOrder(ada, bob);
        assertThat(read.body().get("members").get(0).get("$ref").asText())
                .startsWith(ScimSide.baseUrl(realm) + "/Users/");
        assertThat(scim.get("/Users/" + ada).body().get("groups").toString()).contains("Pilots", created.id());
    }

    @Test
    void groupWhenAskedWithoutMembersThenTheyAreLeftOut() {
        // given
        String id = scim.createGroup("Left out", ada);

        // then
        assertThat(scim.get("/Groups/" + id + "?excludedAttributes=members")
                        .body()
                        .has("members"))
                .isFalse();
        assertThat(scim.find("Groups", "members.value eq \"" + ada + "\" and displayName eq \"Left out\"")
                        .resources())
                .hasSize(1);
        assertThat(scim.find("Groups", "members.value eq \"" + bob + "\" and displayName eq \"Left out\"")
                        .resources())
                .isEmpty();
    }

    /** The group has ada and bob before. */
    static Stream<Arguments> patches() {
        return Stream.of(
                patch("add of a value array", "eve ada bob", "add|members|[eve]"),
                patch("add of several, one of them there", "eve ada bob", "add|members|[eve,ada]"),
                patch("add of one object", "eve ada bob", "add|members|{eve}"),
                patch("add without a path", "eve ada bob", "add||members:[eve]"),
                patch("Add in another spelling", "eve ada bob", "Add|Members|[eve]"),
                patch(
                        "add with the core URN",
                        "eve ada bob",
                        "add|urn:ietf:params:scim:schemas:core:2.0:Group:members|[eve]"),
                patch("add of nobody", "ada bob", "add|members|[]"),
                patch("remove of a value array", "bob", "remove|members|[ada]"),
                patch("remove of a value array with someone else in it", "bob", "remove|members|[ada,eve]"),
                patch("remove of all in a value array", "", "remove|members|[ada,bob]"),
                patch("remove of one object", "bob", "remove|members|{ada}"),
                patch("remove of who is no member", "ada bob", "remove|members|[eve]"),
                patch("remove of an empty value array", "ada bob", "remove|members|[]"),
                patch("remove by a filter", "bob", "remove|members[value eq \"ada\"]|"),
                patch("remove by a filter with or", "", "remove|members[value eq \"ada\" or value eq \"bob\"]|"),
                patch("remove by a filter that finds nobody", "ada bob", "remove|members[value eq \"eve\"]|"),
                patch("remove without a value", "", "remove|members|"),
                patch("replace of a value array", "eve", "replace|members|[eve]"),
                patch("replace without a path", "eve", "replace||members:[eve]"),
                patch("replace by nobody", "", "replace|members|[]"),
                patch("remove, then add", "bob eve", "remove|members|[ada]", "add|members|[eve]"),
                patch("add, then remove the same", "ada bob", "add|members|[eve]", "remove|members|[eve]"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("patches")
    void patchWhenMembersAreNamedThenThoseAndNoOthersChange(String title, String expected, List<String> operations) {
        // given
        String id = scim.createGroup("Patched: " + title, ada, bob);

        // when
        ScimAnswer answer = scim.patch(
                "/Groups/" + id, operations.stream().map(this::operation).toArray(JsonNode[]::new));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(members(id)).isEqualTo(idsOf(expected));
        assertThat(scim.membersOf(id)).isEqualTo(idsOf(expected));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "replace|displayName|' '; invalidValue",
                "remove|displayName|; mutability",
                "replace|id|x; mutability",
                "add|nonsense|x; invalidPath",
                "replace|members[value eq \"ada\"]|[eve]; mutability",
                "remove|members[display eq \"ada\"]|; invalidFilter",
                "remove|members[|; invalidPath"
            })
    void patchWhenOneOperationIsWrongThenNoneIsWritten(String wrong, String scimType) {
        // given
        String id = scim.createGroup("Whole", ada);
        RealmGroups before = RealmGroups.of(admin);

        // when
        ScimAnswer answer = scim.patch(
                "/Groups/" + id,
                operation("replace|displayName|Half"),
                operation("add|members|[bob]"),
                operation(wrong));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.scimType()).isEqualTo(scimType);
        assertThat(RealmGroups.of(admin)).isEqualTo(before);
        assertThat(scim.delete("/Groups/" + id).status()).isEqualTo(204);
    }

    @Test
    void groupWhenPatchAsksForAttributesThenItIsShown() {
        // given
        String id = scim.createGroup("Shown", ada);

        // when
        ScimAnswer answer =
                scim.patch("/Groups/" + id + "?attributes=displayName", operation("replace|displayName|Shown again"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("displayName").asText()).isEqualTo("Shown again");
        assertThat(answer.body().has("members")).isFalse();
    }

    @Test
    void replaceWhenMembersAreNamedOrLeftOutThenTheGroupHasJustThose() {
        // given
        String id = scim.createGroup("Crew", ada, bob);

        // when
        ScimAnswer named = scim.put(
                "/Groups/" + id, ScimSide.group("Crew", bob, eve).put("id", id).put("externalId", "crew-1"));

        // then
        assertThat(named.status()).as(named.text()).isEqualTo(200);
        assertThat(members(id)).containsExactlyInAnyOrder(bob, eve);
        assertThat(named.body().get("externalId").asText()).isEqualTo("crew-1");

        // when
        ScimAnswer leftOut = scim.put("/Groups/" + id, ScimSide.group("Staff crew"));

        // then
        assertThat(leftOut.status()).isEqualTo(200);
        assertThat(leftOut.body().get("displayName").asText()).isEqualTo("Staff crew");
        assertThat(leftOut.body().has("externalId")).isFalse();
        assertThat(members(id)).isEmpty();
        assertThat(admin.groupByPath(ROOT + "Staff crew")).contains(id);
    }

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
                scim.patch("/Groups/" + other, operation("replace|displayName|Taken")),
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
        assertThat(members(mirrored)).containsExactlyInAnyOrder(member, ada);
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
        assertThat(members(made)).containsExactlyInAnyOrder(local, bob);
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
    void deleteWhenDoneThenMembershipsAreGoneAndTheUsersAreNot() {
        // given
        String id = scim.createGroup("Doomed", ada, bob);
        String other = scim.createGroup("Survivors", ada, bob);

        // when
        ScimAnswer deleted = scim.delete("/Groups/" + id);
        ScimAnswer again = scim.delete("/Groups/" + id);

        // then
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(again.status()).isEqualTo(404);
        assertThat(scim.get("/Groups/" + id).status()).isEqualTo(404);
        assertThat(admin.groupByPath(ROOT + "Doomed")).isEmpty();
        for (String user : List.of(ada, bob)) {
            assertThat(scim.account(user).get("enabled").asBoolean()).isTrue();
            assertThat(admin.groupsOf(user)).contains(ROOT + "Survivors").doesNotContain(ROOT + "Doomed");
        }
        assertThat(members(other)).containsExactlyInAnyOrder(ada, bob);

        // and
        assertThat(scim.post("/Groups", ScimSide.group("Doomed", eve)).status()).isEqualTo(201);
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
                    scim.patch("/Groups/" + id, operation("add|members|[ada]")),
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
        assertThat(members(id)).doesNotContain(ada, bob);
        if (kind.equals("with somebody else")) {
            assertThat(members(id)).containsExactly(local);
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R/D ## 100%",
                "a/b/c",
                "花子 🌸👩‍🚀",
                "Ünïcødé \"quoted\" \\ back",
                "<script>alert(1)</script>",
                "%s %n ${jndi}",
                "it's; drop table",
                ".search"
            })
    void nameWhenUnusualThenTheGroupIsFoundRenamedAndDeleted(String name) {
        // when
        String id = scim.createGroup(name, ada);

        // then
        assertThat(scim.get("/Groups/" + id).body().get("displayName").asText()).isEqualTo(name);
        assertThat(jumpCloud.find(name)).isPresent().get().satisfies(found -> assertThat(
                        found.get("id").asText())
                .isEqualTo(id));
        assertThat(admin.get("groups/" + id).get("name").asText()).isEqualTo(name);
        assertThat(scim.post("/Groups", ScimSide.group(name)).status()).isEqualTo(409);

        // when
        jumpCloud.rename(id, "Renamed: " + name);

        // then
        assertThat(scim.get("/Groups/" + id).body().get("displayName").asText()).isEqualTo("Renamed: " + name);
        assertThat(members(id)).containsExactly(ada);
        assertThat(scim.delete("/Groups/" + id).status()).isEqualTo(204);
    }

    @Test
    void nameWhenItHasALoneSurrogateOrInvisibleCharactersThenItIsCleanedOrRefused() {
        for (String name : List.of("a\uD83Cb", "a\u0000b", "\u202Ehidden\u200F")) {
            // when
            ScimAnswer answer = scim.post("/Groups", ScimSide.group(name));

            // then
            assertThat(answer.status()).as(answer.text()).isIn(201, 400);
            if (answer.status() == 201) {
                assertThat(answer.body().get("displayName").asText())
                        .isEqualTo(
                                admin.get("groups/" + answer.id()).get("name").asText());
            }
        }
    }

    @Test
    void nameWhenLongThenItIsTakenWholeOrRefused() {
        // given
        String longest = "x".repeat(255);
        String emoji = "🌸".repeat(127) + "x";

        for (String name : List.of(longest, emoji)) {
            // when
            ScimAnswer taken = scim.post("/Groups", ScimSide.group(name, ada));

            // then
            assertThat(taken.status()).as(taken.text()).isEqualTo(201);
            assertThat(scim.get("/Groups/" + taken.id())
                            .body()
                            .get("displayName")
                            .asText())
                    .isEqualTo(name);
        }
        String id = scim.createGroup("Short", ada);
        RealmGroups before = RealmGroups.of(admin);
        for (String name : List.of("y".repeat(256), "🌸".repeat(128), "y".repeat(100_000), " ", "\u200F")) {
            // when
            List<ScimAnswer> answers = List.of(
                    scim.post("/Groups", ScimSide.group(name)),
                    scim.put("/Groups/" + id, ScimSide.group(name)),
                    scim.patch("/Groups/" + id, ScimSide.operation("replace", "displayName", TextNode.valueOf(name))));

            // then
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.scimType()).isEqualTo("invalidValue");
            });
        }
        assertThat(RealmGroups.of(admin)).isEqualTo(before);
    }

    @Test
    void externalIdWhenLongThenItIsTakenWholeOrRefused() {
        // given
        String longest = "x".repeat(200);

        // when
        ScimAnswer taken = scim.post("/Groups", ScimSide.group("Long id").put("externalId", longest));
        ScimAnswer refused = scim.post("/Groups", ScimSide.group("Too long id").put("externalId", "x".repeat(300)));
        ScimAnswer patched = scim.patch(
                "/Groups/" + taken.id(),
                ScimSide.operation("replace", "externalId", TextNode.valueOf("x".repeat(300))));

        // then
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(List.of(refused.status(), patched.status())).containsOnly(400);
        assertThat(refused.scimType()).isEqualTo("invalidValue");
        assertThat(admin.groupByPath(ROOT + "Too long id")).isEmpty();
        assertThat(scim.get("/Groups/" + taken.id()).body().get("externalId").asText())
                .isEqualTo(longest);
    }

    @Test
    void groupWhenRenamedThenTheOldNameIsFreeManyTimes() {
        // given
        Set<String> ids = new HashSet<>();
        for (int year = 2001; year <= 2012; year++) {
            // when
            String id = scim.createGroup("Interns", ada);
            ScimAnswer renamed = scim.patch("/Groups/" + id, operation("replace|displayName|Interns " + year));

            // then
            assertThat(renamed.status()).as(renamed.text()).isEqualTo(204);
            ids.add(id);
        }
        assertThat(ids).hasSize(12);
        assertThat(scim.find("Groups", "displayName sw \"Interns\"").resources())
                .hasSize(12);
        assertThat(scim.find("Groups", "displayName eq \"Interns\"").resources())
                .isEmpty();
    }

    @Test
    void renameWhenOnlyTheLetterCaseChangesThenItIsTaken() {
        // given
        String id = scim.createGroup("sales force", ada);

        // when
        ScimAnswer renamed = scim.patch("/Groups/" + id, operation("replace|displayName|Sales Force"));

        // then
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(204);
        assertThat(scim.get("/Groups/" + id).body().get("displayName").asText()).isEqualTo("Sales Force");
    }

    @Test
    void loginWhenScimPutThePersonIntoAGroupThenSamlLeavesItAlone() {
        // given
        String id = scim.createUser(ScimSide.user("samlite"));
        String group = scim.createGroup("Given over SCIM", id);

        // when
        Login with = realm.login(person("samlite").withGroups("Given over SAML"));
        Login without = realm.login(person("samlite"));

        // then
        assertThat(with.groups()).containsExactly(ROOT + "Given over SAML", ROOT + "Given over SCIM");
        assertThat(without.groups()).containsExactly(ROOT + "Given over SCIM");

        // when
        jumpCloud.removeMembers(group, List.of(id));

        // then
        assertThat(realm.login(person("samlite")).groups()).isEmpty();
    }

    @Test
    void loginWhenSamlNamesTheGroupOfScimThenItIsTheSameGroup() {
        // given
        String id = scim.createUser(ScimSide.user("both-ways"));
        String group = scim.createGroup("Both ways", id);

        // when
        Login named = realm.login(person("both-ways").withGroups("Both ways"));
        Login unnamed = realm.login(person("both-ways"));

        // then
        assertThat(named.groups()).containsExactly(ROOT + "Both ways");
        assertThat(unnamed.groups()).containsExactly(ROOT + "Both ways");
        assertThat(members(group)).containsExactly(id);
    }

    @Test
    void loginWhenScimAddsWhomSamlHadPutThereThenTheMembershipIsScims() {
        // given
        String id = realm.login(person("moved-over").withGroups("Moved over")).userId();
        String group = jumpCloud.provide("Moved over").id();
        jumpCloud.addMembers(group, List.of(id));

        // when
        Login login = realm.login(person("moved-over"));

        // then
        assertThat(login.groups()).containsExactly(ROOT + "Moved over");
    }

    @Test
    void loginWhenScimRenamedTheGroupThenTheNewNameMeetsItAndTheOldOneMakesAnother() {
        // given
        String id = realm.login(person("renamer").withGroups("Old name")).userId();
        String group = jumpCloud.provide("Old name").id();
        jumpCloud.rename(group, "New name");

        // when
        Login next = realm.login(person("renamer").withGroups("New name"));
        realm.login(person("latecomer").withGroups("Old name"));

        // then
        assertThat(next.groups()).containsExactly(ROOT + "New name");
        assertThat(members(group)).containsExactly(id);
        assertThat(admin.groupByPath(ROOT + "Old name")).isPresent().get().isNotEqualTo(group);
    }

    private static Arguments patch(String title, String expected, String... operations) {
        return Arguments.of(title, expected, List.of(operations));
    }

    /** {@code op|path|value}: {@code [a,b]} members, {@code {a}} one member, {@code members:[a]} an object with them. */
    private ObjectNode operation(String text) {
        String[] parts = text.split("\\|", -1);
        String path = parts[1].isEmpty() ? null : withIds(parts[1]);
        return ScimSide.operation(parts[0], path, parts[2].isEmpty() ? null : value(parts[2]));
    }

    private JsonNode value(String text) {
        if (text.startsWith("members:")) {
            return JsonNodeFactory.instance.objectNode().set("members", value(text.substring("members:".length())));
        }
        if (text.startsWith("[")) {
            return ScimSide.members(ids(text).toArray(String[]::new));
        }
        return text.startsWith("{")
                ? ScimSide.members(ids(text).get(0)).get(0)
                : TextNode.valueOf(text.replace("'", ""));
    }

    private List<String> ids(String list) {
        return Arrays.stream(list.substring(1, list.length() - 1).split(","))
                .filter(name -> !name.isEmpty())
                .map(this::id)
                .toList();
    }

    private Set<String> idsOf(String names) {
        Set<String> ids = new HashSet<>();
        Arrays.stream(names.split(" ")).filter(name -> !name.isEmpty()).forEach(name -> ids.add(id(name)));
        return ids;
    }

    private String withIds(String path) {
        return path.replace("\"ada\"", "\"" + ada + "\"")
                .replace("\"bob\"", "\"" + bob + "\"")
                .replace("\"eve\"", "\"" + eve + "\"");
    }

    private String id(String name) {
        return switch (name) {
            case "ada" -> ada;
            case "bob" -> bob;
            case "eve" -> eve;
            case "unknown" -> UNKNOWN;
            case "local" ->
                admin.usersByEmail("a-local@example.com").stream()
                        .map(user -> user.get("id").asText())
                        .findFirst()
                        .orElseGet(() -> admin.createUser("a-local@example.com", Map.of()));
            default -> throw new IllegalArgumentException(name);
        };
    }

    private Set<String> members(String groupId) {
        Set<String> ids = new HashSet<>();
        admin.get("groups/" + groupId + "/members")
                .forEach(member -> ids.add(member.get("id").asText()));
        return ids;
    }
}
