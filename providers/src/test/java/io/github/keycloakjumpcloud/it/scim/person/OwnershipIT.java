package io.github.keycloakjumpcloud.it.scim.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Users whom a connection does not own do not exist for its SCIM client, whatever it asks; nothing here changes one. */
class OwnershipIT {

    @AutoClose
    private final HiddenUsers hidden = HiddenUsers.create();

    private final ScimSide scim = hidden.scim();
    private final ScimSide other = hidden.other();
    private final String pushed = hidden.pushed();
    private final String arrived = hidden.arrived();

    /** The realm as every test must leave it. */
    private final RealmState untouched = RealmState.of(hidden.realm().admin());

    @Test
    void listWhenReadOnePageAfterTheOtherThenItHasTheConnectionsOwnUsersAndNobodyElse() {
        // when
        ScimAnswer all = scim.get("/Users");
        ScimAnswer counted = scim.get("/Users?count=0");
        List<String> paged = scim.jumpCloud().importUsers(1).stream()
                .map(user -> user.get("id").asText())
                .toList();

        // then
        assertThat(ScimSide.ids(all)).containsExactlyInAnyOrder(pushed, arrived);
        assertThat(all.body().get("totalResults").asInt()).isEqualTo(2);
        assertThat(counted.body().get("totalResults").asInt()).isEqualTo(2);
        assertThat(paged).containsExactlyInAnyOrder(pushed, arrived);
        assertThat(ScimSide.ids(other.get("/Users"))).containsExactly(hidden.id("of-another-connection"));
    }

    @ParameterizedTest
    @MethodSource(HiddenUsers.KINDS)
    void userWhenNotOwnedThenCanBeNeitherReadNorChangedNorDeleted(String kind) {
        // given
        String path = "/Users/" + hidden.id(kind);

        // when
        List<ScimAnswer> answers = List.of(
                scim.get(path),
                scim.put(path, HiddenUsers.user(kind).put("title", "Changed")),
                scim.patch(path, ScimSide.operation("replace", "active", BooleanNode.FALSE)),
                scim.patch(path, ScimSide.operation("replace", "title", TextNode.valueOf("Changed"))),
                scim.delete(path));
        ScimAnswer nobody = scim.get("/Users/00000000-0000-0000-0000-000000000000");

        // then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo(nobody.body());
        });
        untouched.assertUnchanged(hidden.realm().admin());
    }

    @ParameterizedTest
    @MethodSource(HiddenUsers.KINDS)
    void filterWhenItMeansSomeoneNotOwnedThenFindsNobody(String kind) {
        // given
        String id = hidden.id(kind);
        String name = kind + "@example.com";
        List<String> alone = List.of(
                "id eq \"" + id + "\"",
                "userName eq \"" + name + "\"",
                "userName eq \"" + name.toUpperCase() + "\"",
                "emails.value eq \"" + name + "\"",
                "emails[type eq \"work\" and value eq \"" + name + "\"]",
                "emails eq \"" + name + "\"",
                "externalId eq \"" + HiddenUsers.externalId(kind) + "\"",
                "userName sw \"" + kind + "\"",
                "displayName eq \"Given " + kind + "\"",
                "userName eq \"" + name + "\" and active eq true");
        String withAnother = "userName eq \"" + name + "\" or id eq \"" + pushed + "\"";

        for (String filter : alone) {
            // when
            ScimAnswer found = scim.find("Users", filter);

            // then
            assertThat(found.status()).as(filter + " " + found.text()).isEqualTo(200);
            assertThat(found.body().get("totalResults").asInt()).as(filter).isZero();
            assertThat(found.resources()).as(filter).isEmpty();
        }

        // when
        ScimAnswer found = scim.find("Users", withAnother);

        // then
        assertFound(found, withAnother, pushed);
    }

    @Test
    void filterWhenItMeansEveryoneThenFindsTheConnectionsOwn() {
        for (String filter : List.of(
                "name.familyName eq \"Family\"",
                "userName pr",
                "not (userName eq \"nobody@example.com\")",
                "meta.created gt \"2000-01-01T00:00:00Z\"")) {
            // when
            ScimAnswer found = scim.find("Users", filter);

            // then
            assertFound(found, filter, pushed, arrived);
        }
    }

    /** These and nobody else. */
    private static void assertFound(ScimAnswer found, String filter, String... ids) {
        assertThat(found.status()).as(filter + " " + found.text()).isEqualTo(200);
        assertThat(ScimSide.ids(found)).as(filter).containsExactlyInAnyOrder(ids);
        assertThat(found.body().get("totalResults").asInt()).as(filter).isEqualTo(ids.length);
    }

    @ParameterizedTest
    @MethodSource(HiddenUsers.KINDS)
    void searchRequestWhenItMeansSomeoneNotOwnedThenFindsNobody(String kind) {
        // given
        ObjectNode search = JsonNodeFactory.instance.objectNode();
        search.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:SearchRequest");
        search.put("filter", "id eq \"" + hidden.id(kind) + "\"");

        for (String path : List.of("/Users/.search", "/.search")) {
            // when
            ScimAnswer found = scim.post(path, search);

            // then
            assertThat(found.status()).as(found.text()).isEqualTo(200);
            assertThat(found.body().get("totalResults").asInt()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource(HiddenUsers.KINDS)
    void createWhenItMeetsSomeoneNotOwnedThenIsAConflictThatTellsNothing(String kind) {
        // given
        String name = kind + "@example.com";
        ObjectNode both = HiddenUsers.user(kind);
        ObjectNode byEmail = HiddenUsers.user("newcomer");
        ((ObjectNode) byEmail.get("emails").get(0)).put("value", name);

        // when
        List<ScimAnswer> answers = List.of(scim.post("/Users", both), scim.post("/Users", byEmail));

        // then
        ScimAnswer local = scim.post("/Users", HiddenUsers.user("local"));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.scimType()).isEqualTo("uniqueness");
            assertThat(answer.body()).isEqualTo(local.body());
        });
        untouched.assertUnchanged(hidden.realm().admin());
    }

    @ParameterizedTest
    @MethodSource(HiddenUsers.KINDS)
    void changeWhenItTakesTheAddressOfSomeoneNotOwnedThenIsAConflictThatTellsNothing(String kind) {
        // given
        String path = "/Users/" + pushed;
        String name = kind + "@example.com";
        ObjectNode put = HiddenUsers.user("pushed");
        ((ObjectNode) put.get("emails").get(0)).put("value", name);

        // when
        List<ScimAnswer> answers = List.of(
                scim.put(path, put),
                scim.patch(
                        path, ScimSide.operation("replace", "emails[type eq \"work\"].value", TextNode.valueOf(name))));

        // then
        ScimAnswer local = scim.patch(
                path,
                ScimSide.operation("replace", "emails[type eq \"work\"].value", TextNode.valueOf("local@example.com")));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(409);
            assertThat(answer.scimType()).isEqualTo("uniqueness");
            assertThat(answer.body()).isEqualTo(local.body());
        });
        untouched.assertUnchanged(hidden.realm().admin());
    }
}
