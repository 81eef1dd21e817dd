package io.github.keycloakjumpcloud.it.scim.group;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A group push is not all or nothing: who is none of the connection's is left out and named, and the others join. */
class GroupPushIT {
    private static final String LEFT_OUT = "jumpcloud_scim_members_left_out";
    private static final String UNKNOWN = PushRealm.UNKNOWN;

    @AutoClose
    private final PushRealm pushed = PushRealm.open();

    private final RealmAdmin admin = pushed.realm().admin();
    private final RoleAdmin roles = new RoleAdmin(admin);
    private final ScimSide scim = pushed.scim();
    private final String ada = pushed.ada();
    private final String bob = pushed.bob();
    private final List<String> strangers = pushed.strangers();

    @BeforeEach
    void clearEvents() {
        admin.clearEvents();
    }

    private enum Push {
        POST {
            @Override
            ScimAnswer send(GroupPushIT test, String name, String... ids) {
                return test.scim.post("/Groups", ScimSide.group(name, ids));
            }
        },
        PUT {
            @Override
            ScimAnswer send(GroupPushIT test, String name, String... ids) {
                return test.scim.put("/Groups/" + test.scim.createGroup(name), ScimSide.group(name, ids));
            }
        },
        ADD {
            @Override
            ScimAnswer send(GroupPushIT test, String name, String... ids) {
                return test.scim.patch(
                        "/Groups/" + test.scim.createGroup(name),
                        ScimSide.operation("add", "members", ScimSide.members(ids)));
            }
        },
        REPLACE {
            @Override
            ScimAnswer send(GroupPushIT test, String name, String... ids) {
                return test.scim.patch(
                        "/Groups/" + test.scim.createGroup(name),
                        ScimSide.operation("replace", "members", ScimSide.members(ids)));
            }
        };

        abstract ScimAnswer send(GroupPushIT test, String name, String... ids);
    }

    @ParameterizedTest
    @EnumSource(Push.class)
    void pushWhenSomeAreNoneOfTheConnectionsThenTheyAreLeftOutAndNamed(Push push) {
        // given
        List<String> ids = new ArrayList<>(strangers);
        ids.addAll(List.of(ada, bob));

        // when
        ScimAnswer answer = push.send(this, "Mixed " + push, ids.toArray(String[]::new));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(push == Push.POST ? 201 : 200);
        assertThat(ScimJson.texts(answer.body().get("members"), "value")).containsExactlyInAnyOrder(ada, bob);
        assertThat(scim.membersOf(answer.id())).containsExactlyInAnyOrder(ada, bob);
        assertThat(admin.membersOf(answer.id())).containsExactlyInAnyOrder(ada, bob);
        List<String> named = leftOut(answer.id());
        assertThat(named).hasSize(1);
        assertThat(named.get(0).split(" ")).containsExactlyInAnyOrderElementsOf(strangers);
    }

    @ParameterizedTest
    @EnumSource(Push.class)
    void pushWhenAllAreTheConnectionsThenNobodyIsNamed(Push push) {
        // when
        ScimAnswer answer = push.send(this, "Whole " + push, ada, bob);

        // then
        assertThat(answer.status())
                .as(answer.text())
                .isEqualTo(
                        switch (push) {
                            case POST -> 201;
                            case PUT -> 200;
                            case ADD, REPLACE -> 204;
                        });
        assertThat(admin.adminEvents()).noneMatch(event -> event.path("details").has(LEFT_OUT));
    }

    @Test
    void pushWhenAValueIsNoIdThenItIsCountedAndNotTold() {
        // given
        List<String> ids = new ArrayList<>(List.of(ada, "ada@example.com", "f:x:y", "a b\u00e9", "x".repeat(200)));
        IntStream.range(0, 150).forEach(i -> ids.add(new UUID(1, i).toString()));

        // when
        ScimAnswer answer = scim.post("/Groups", ScimSide.group("Nonsense", ids.toArray(String[]::new)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(scim.membersOf(answer.id())).containsExactly(ada);
        String named = leftOut(answer.id()).get(0);
        assertThat(named).doesNotContain("@", ":", "xxx").endsWith(" +54");
        assertThat(named.split(" ")).hasSize(101);
    }

    @Test
    void pushWhenItIsLargeThenWhoIsNoneOfTheConnectionsIsLeftOutAsWell() {
        // given
        List<String> ids = new ArrayList<>(strangers);
        for (int i = 0; i < 60; i++) {
            ids.add(scim.createUser(ScimSide.user("crowd-" + i)));
        }
        admin.clearEvents();

        // when
        ScimAnswer answer = scim.post("/Groups", ScimSide.group("Crowd", ids.toArray(String[]::new)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(admin.membersOf(answer.id()))
                .containsExactlyInAnyOrderElementsOf(ids.subList(strangers.size(), ids.size()));
        assertThat(leftOut(answer.id()).get(0).split(" ")).containsExactlyInAnyOrderElementsOf(strangers);
    }

    @Test
    void memberWhenMadeAnAdministratorMeanwhileThenThePushGoesOnWithoutTouchingThem() {
        // given
        String id = scim.createUser(ScimSide.user("riser"));
        String group = scim.createGroup("Risers", id, ada);
        roles.grantClientRole(id, "realm-management", "view-users");

        // when
        ScimAnswer answer = scim.put("/Groups/" + group, ScimSide.group("Risers", id, bob));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(ScimJson.texts(answer.body().get("members"), "value")).containsExactly(bob);
        assertThat(admin.membersOf(group)).containsExactlyInAnyOrder(bob, id);
        assertThat(leftOut(group)).containsExactly(id);
    }

    /** What the events of a group name. */
    private List<String> leftOut(String group) {
        return admin.adminEvents().stream()
                .filter(event -> event.get("resourcePath").asText().equals("groups/" + group))
                .map(event -> event.path("details").path(LEFT_OUT).asText())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Re\u0301union",
                "Réunion",
                " R\u00e9union",
                "R\u00e9union\u00a0",
                "R\u00e9union\u200b",
                "\u202eRÉUNION"
            })
    void groupWhenAskedForByASpellingUnderWhichItCannotBeMadeAgainThenIsFound(String spelling) {
        // given
        List<String> made = ScimSide.ids(scim.find("Groups", "displayName eq \"R\u00e9union\""));
        String group = made.isEmpty() ? scim.createGroup("Re\u0301union", ada) : made.get(0);

        // when
        ScimAnswer found =
                scim.find("Groups", "displayName eq \"" + spelling + "\" and members[value eq \"" + ada + "\"]");
        ScimAnswer again = scim.post("/Groups", ScimSide.group(spelling));

        // then
        assertThat(ScimSide.ids(found)).as(found.text()).containsExactly(group);
        assertThat(again.status()).isEqualTo(spelling.equals("\u202eRÉUNION") ? 201 : 409);
    }

    /** Some clients take everybody out and put them in again one by one. */
    @Test
    void patchWhenManyOperationsNameMembersThenTheLastWordOnEachCounts() {
        // given
        String eve = scim.createUser(ScimSide.user("eve"));
        String group = scim.createGroup("Many", ada, eve);

        // when
        ScimAnswer answer = scim.patch(
                "/Groups/" + group,
                ScimSide.operation("remove", "members", null),
                ScimSide.operation("add", "members", ScimSide.members(ada)),
                ScimSide.operation("add", "members", ScimSide.members(bob, UNKNOWN)),
                ScimSide.operation("add", "members", ScimSide.members(strangers.get(1))),
                ScimSide.operation("remove", "members", ScimSide.members(bob, strangers.get(1))),
                ScimSide.operation("replace", "displayName", TextNode.valueOf("Most")));

        // then
        assertThat(answer.isSuccess()).as(answer.text()).isTrue();
        assertThat(scim.membersOf(group)).containsExactly(ada);
        assertThat(scim.get("/Groups/" + group).body().get("displayName").asText())
                .isEqualTo("Most");
        assertThat(admin.groupsOf(eve)).isEmpty();
        assertThat(admin.adminEvents().toString()).contains(LEFT_OUT, UNKNOWN).doesNotContain(strangers.get(1));
    }
}
