package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is deactivated or deleted over SCIM is out at once and stays out; who is activated again signs in anew. */
class DeactivationIT {

    @AutoClose
    private final LeaverRealm leavers = LeaverRealm.open();

    private final TestRealm realm = leavers.realm();
    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = leavers.scim();

    private Leaver leaver;

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    @BeforeEach
    void namePerson() {
        leaver = leavers.next("person");
        name = leaver.name();
        realm.configure(Map.of("scimDelete", "disable"));
    }

    /** The ways in which JumpCloud and others say it. */
    enum Way {
        PATCH_WITH_PATH,
        PATCH_WITHOUT_PATH,
        PATCH_WITH_TEXT,
        PUT,
        PUT_OF_THE_COPY;

        ScimAnswer set(ScimSide scim, String name, String id, boolean active) {
            String path = "/Users/" + id;
            BooleanNode value = BooleanNode.valueOf(active);
            return switch (this) {
                case PATCH_WITH_PATH -> scim.patch(path, ScimSide.operation("replace", "active", value));
                case PATCH_WITHOUT_PATH ->
                    scim.patch(
                            path,
                            ScimSide.operation(
                                    "replace",
                                    null,
                                    JsonNodeFactory.instance.objectNode().put("active", active)));
                case PATCH_WITH_TEXT ->
                    scim.patch(
                            path,
                            ScimSide.operation(
                                    "Replace", "active", JsonNodeFactory.instance.textNode(active ? "True" : "False")));
                case PUT -> scim.put(path, ScimSide.user(name).put("active", active));
                case PUT_OF_THE_COPY ->
                    active ? scim.jumpCloud().reactivate(id) : scim.jumpCloud().deactivate(id);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void personWhenDeactivatedThenEverySessionIsOverForGoodAndOnlyANewOneWorksLater(Way way) {
        // given
        String id = scim.createUser(ScimSide.user(name));
        Login online = realm.login(person(name));
        Login otherBrowser = realm.login(person(name));
        Login offline = leaver.signInOffline();
        assertThat(List.of(online, otherBrowser, offline)).allMatch(realm.app()::isAlive);
        assertThat(offlineSessionsOf(id)).isPositive();

        // when
        ScimAnswer deactivated = way.set(scim, name, id, false);

        // then
        assertThat(deactivated.status()).as(deactivated.text()).isEqualTo(200);
        assertThat(deactivated.body().get("active").asBoolean()).isFalse();
        assertThat(scim.get("/Users/" + id).body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(admin.sessionsOf(id)).isEmpty();
        assertThat(offlineSessionsOf(id)).isZero();
        leaver.assertDead(online, otherBrowser, offline);
        assertThat(realm.refusal(person(name)).code()).isEqualTo("JC-203");
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"" + name + "@example.com\"")))
                .containsExactly(id);

        // when
        ScimAnswer activated = way.set(scim, name, id, true);

        // then
        assertThat(activated.status()).as(activated.text()).isEqualTo(200);
        assertThat(activated.body().get("active").asBoolean()).isTrue();
        assertThat(scim.account(id).get("enabled").asBoolean()).isTrue();
        leaver.assertDead(online, otherBrowser, offline);

        // when
        Login anew = realm.login(person(name));
        Login anewOffline = leaver.signInOffline();

        // then
        assertThat(anew.userId()).isEqualTo(id);
        assertThat(List.of(anew, anewOffline)).allMatch(realm.app()::isAlive);
        assertThat(realm.app().userInfoStatus(anew)).isEqualTo(200);
        leaver.assertDead(online, otherBrowser, offline);
    }

    @Test
    void personWhenDeactivatedAgainThenStaysSo() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        Way.PUT.set(scim, name, id, false);

        // when
        ScimAnswer again = Way.PATCH_WITH_PATH.set(scim, name, id, false);
        ScimAnswer otherChange = scim.patch(
                "/Users/" + id, ScimSide.operation("replace", "title", JsonNodeFactory.instance.textNode("On leave")));

        // then
        assertThat(List.of(again.status(), otherChange.status())).containsOnly(200);
        assertThat(otherChange.body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
    }

    @Test
    void personWhenActiveIsAbsentInAPutThenStaysOut() {
        // given
        String id = scim.createUser(ScimSide.user(name).put("active", false));
        boolean before = scim.account(id).get("enabled").asBoolean();
        ObjectNode silent = ScimSide.user(name);
        silent.remove("active");

        // when
        ScimAnswer answer = scim.put("/Users/" + id, silent);

        // then
        assertThat(before).isFalse();
        assertThat(answer.status()).isEqualTo(200);
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
    }

    @Test
    void deleteWhenItDeletesThenTheAccountIsGone() {
        // given
        realm.configure(Map.of("scimDelete", "delete"));
        String id = scim.createUser(ScimSide.user(name).put("externalId", "id-of-" + name));
        String group = scim.createGroup("Group of " + name, id);
        Login online = realm.login(person(name));
        Login offline = leaver.signInOffline();

        // when
        ScimAnswer deleted = scim.delete("/Users/" + id);

        // then
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        leaver.assertDead(online, offline);
        assertThat(admin.usersByEmail(name + "@example.com")).isEmpty();
        leaver.assertGoneForScim(id, group);

        // when
        ScimAnswer created = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.id()).isNotEqualTo(id);
        assertThat(realm.login(person(name)).userId()).isEqualTo(created.id());
        leaver.assertDead(online, offline);
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "delete"})
    void deleteWhenThePersonIsDeactivatedAlreadyThenWorksAsWell(String mode) {
        // given
        realm.configure(Map.of("scimDelete", mode));
        String id = scim.createUser(ScimSide.user(name));
        Way.PUT.set(scim, name, id, false);

        // when
        ScimAnswer deleted = scim.delete("/Users/" + id);

        // then
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(404);
    }

    private int offlineSessionsOf(String id) {
        String client =
                admin.get("clients?clientId=" + App.CLIENT_ID).get(0).get("id").asText();
        return admin.get("users/" + id + "/offline-sessions/" + client).size();
    }

    @Test
    void personWhenUnlinkedWhileDisabledThenScimLetsThemInAgain() {
        // given: somebody of whom SCIM has told nothing
        String id = realm.login(person(name)).userId();
        Way.PATCH_WITH_PATH.set(scim, name, id, false);
        admin.api().delete(admin.path("users/" + id + "/federated-identity/" + realm.alias()));

        // when
        ScimAnswer answer = Way.PUT.set(scim, name, id, true);

        // then
        assertThat(answer.body().get("active").asBoolean()).as(answer.text()).isTrue();
        assertThat(realm.login(person(name)).userId()).isEqualTo(id);
    }
}
