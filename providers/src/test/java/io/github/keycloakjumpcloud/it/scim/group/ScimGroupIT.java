package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.scim.group.GroupRealm.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.RealmGroups;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Groups over SCIM: they come, change their members and names, and go; nothing besides the group root is touched. */
class ScimGroupIT {

    @AutoClose
    private final GroupRealm groups = GroupRealm.open();

    private final TestRealm realm = groups.realm();
    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = groups.scim();
    private final String ada = groups.ada();
    private final String bob = groups.bob();
    private final String eve = groups.eve();
    private final GroupRequests requests = new GroupRequests(Map.of(
            "ada",
            ada,
            "bob",
            bob,
            "eve",
            eve,
            "unknown",
            PushRealm.UNKNOWN,
            "local",
            admin.createUser("a-local@example.com", Map.of())));

    private static Arguments patch(String title, String expected, String... operations) {
        return Arguments.of(title, expected, List.of(operations));
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
        assertThat(admin.membersOf(created.id())).containsExactlyInAnyOrder(ada, bob);

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
                "/Groups/" + id, operations.stream().map(requests::operation).toArray(JsonNode[]::new));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(answer.text()).isEmpty();
        assertThat(admin.membersOf(id)).containsExactlyInAnyOrderElementsOf(requests.idsOf(expected));
        assertThat(scim.membersOf(id)).isEqualTo(requests.idsOf(expected));
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
                requests.operation("replace|displayName|Half"),
                requests.operation("add|members|[bob]"),
                requests.operation(wrong));

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
        ScimAnswer answer = scim.patch(
                "/Groups/" + id + "?attributes=displayName",
                ScimSide.operation("replace", "displayName", TextNode.valueOf("Shown again")));

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
        assertThat(admin.membersOf(id)).containsExactlyInAnyOrder(bob, eve);
        assertThat(named.body().get("externalId").asText()).isEqualTo("crew-1");

        // when
        ScimAnswer leftOut = scim.put("/Groups/" + id, ScimSide.group("Staff crew"));

        // then
        assertThat(leftOut.status()).isEqualTo(200);
        assertThat(leftOut.body().get("displayName").asText()).isEqualTo("Staff crew");
        assertThat(leftOut.body().has("externalId")).isFalse();
        assertThat(admin.membersOf(id)).isEmpty();
        assertThat(admin.groupByPath(ROOT + "Staff crew")).contains(id);
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
        assertThat(admin.membersOf(other)).containsExactlyInAnyOrder(ada, bob);

        // and
        assertThat(scim.post("/Groups", ScimSide.group("Doomed", eve)).status()).isEqualTo(201);
    }
}
