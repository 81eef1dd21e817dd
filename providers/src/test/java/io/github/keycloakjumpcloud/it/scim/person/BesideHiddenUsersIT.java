package io.github.keycloakjumpcloud.it.scim.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a connection writes beside users whom it does not own, groups they are in and names they have, leaves them alone. */
class BesideHiddenUsersIT {

    @AutoClose
    private final HiddenUsers hidden = HiddenUsers.create();

    private final RealmAdmin admin = hidden.realm().admin();
    private final ScimSide scim = hidden.scim();
    private final String pushed = hidden.pushed();
    private final String arrived = hidden.arrived();

    @ParameterizedTest
    @MethodSource(HiddenUsers.KINDS)
    void writeWhenTheNameIsOfSomeoneNotOwnedThenItIsAWishThatIsNotFulfilled(String kind) {
        // given
        String name = kind + "@example.com";
        String address = "namesake-of-" + name;
        JsonNode before = scim.account(hidden.id(kind));
        ObjectNode namesake = HiddenUsers.user("namesake-of-" + kind).put("userName", name);

        // when
        ScimAnswer created = scim.post("/Users", namesake);
        ScimAnswer replaced = scim.put("/Users/" + created.id(), namesake.put("title", "Lead"));
        ScimAnswer found = scim.find("Users", "userName eq \"" + name + "\"");

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertThat(replaced.body().get("userName").asText()).isEqualTo(name);
        assertThat(ScimSide.ids(found)).containsExactly(created.id());
        assertThat(scim.account(created.id()).get("username").asText()).isEqualTo(address);
        assertThat(scim.account(hidden.id(kind))).isEqualTo(before);
        scim.delete("/Users/" + created.id());
    }

    @ParameterizedTest
    @MethodSource(HiddenUsers.KINDS)
    void groupWhenItHasSomeoneNotOwnedThenThatMemberIsNeitherShownNorRemoved(String kind) {
        // given
        String id = hidden.id(kind);
        String group = scim.createGroup("Mixed " + kind, pushed);
        admin.joinGroup(id, group);

        // then
        assertThat(scim.membersOf(group)).containsExactly(pushed);
        assertThat(scim.find("Groups", "members.value eq \"" + id + "\"").resources())
                .isEmpty();
        assertThat(scim.get("/Groups/" + group).text()).doesNotContain(id).doesNotContain(kind + "@");

        // when
        List<ScimAnswer> answers = List.of(
                scim.patch("/Groups/" + group, ScimSide.operation("remove", "members", ScimSide.members(id))),
                scim.patch("/Groups/" + group, ScimSide.operation("remove", "members[value eq \"" + id + "\"]", null)),
                scim.patch("/Groups/" + group, ScimSide.operation("replace", "members", ScimSide.members(arrived))),
                scim.patch("/Groups/" + group, ScimSide.operation("remove", "members", null)),
                scim.put("/Groups/" + group, ScimSide.group("Mixed " + kind, pushed)));

        // then
        assertThat(answers).allMatch(ScimAnswer::isSuccess);
        assertThat(admin.membersOf(group)).containsExactlyInAnyOrder(pushed, id);
    }

    @ParameterizedTest
    @MethodSource(HiddenUsers.KINDS)
    void groupWhenSomeoneNotOwnedIsToJoinThenIsLeftOutAndTheOthersJoin(String kind) {
        // given
        String id = hidden.id(kind);
        String group = scim.createGroup("Own " + kind, pushed);

        // when
        ScimAnswer created = scim.post("/Groups", ScimSide.group("New " + kind, arrived, id));
        ScimAnswer replaced = scim.put("/Groups/" + group, ScimSide.group("Renamed " + kind, arrived, id));
        ScimAnswer patched = scim.patch(
                "/Groups/" + group,
                ScimSide.operation("add", "members", ScimSide.members(pushed)),
                ScimSide.operation("add", "members", ScimSide.members(id)));

        // then
        assertThat(List.of(created, replaced, patched)).allSatisfy(answer -> {
            assertThat(answer.isSuccess()).as(answer.text()).isTrue();
            assertThat(answer.text()).doesNotContain(id).contains(arrived);
        });
        assertThat(admin.membersOf(created.id())).containsExactly(arrived);
        assertThat(admin.membersOf(group)).containsExactlyInAnyOrder(pushed, arrived);
        assertThat(admin.groupByPath("/JumpCloud/jumpcloud/Renamed " + kind)).contains(group);
    }
}
