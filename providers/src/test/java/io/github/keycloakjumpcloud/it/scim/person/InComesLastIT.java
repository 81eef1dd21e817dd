package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.Presence;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** SCIM enables nobody but whom it has disabled, and only when it says so. */
class InComesLastIT {
    private static final String OUT = "{'op':'replace','path':'active','value':false}";
    private static final String IN = "{'op':'replace','path':'active','value':true}";

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("scimBrakePercent", "0")
            .realm("bruteForceProtected", true)
            .realm("permanentLockout", true)
            .realm("failureFactor", 2)
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private final ScimSide other =
            ScimSide.of(realm.connect("other", Map.of("scimBrakePercent", "0"), application -> application));
    private int people;

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    @BeforeEach
    void namePerson() {
        name = "person-" + ++people;
    }

    /** Messages that say nothing of whether the person is active. */
    enum Silent {
        PUT_WITHOUT,
        PUT_NULL,
        PATCH_REMOVE,
        PATCH_NULL,
        PATCH_NULL_WITHOUT_PATH,
        PATCH_OF_SOMETHING_ELSE,
        PATCH_WITHOUT_PATH_OF_SOMETHING_ELSE;

        ScimAnswer send(ScimSide scim, String name, String path) {
            ObjectNode user = ScimSide.user(name);
            user.remove("active");
            return switch (this) {
                case PUT_WITHOUT -> scim.put(path, user);
                case PUT_NULL -> scim.put(path, user.putNull("active"));
                case PATCH_REMOVE -> scim.patch(path, json("{'op':'remove','path':'active'}"));
                case PATCH_NULL -> scim.patch(path, json("{'op':'replace','path':'active','value':null}"));
                case PATCH_NULL_WITHOUT_PATH -> scim.patch(path, json("{'op':'replace','value':{'active':null}}"));
                case PATCH_OF_SOMETHING_ELSE ->
                    scim.patch(path, json("{'op':'replace','path':'title','value':'Other'}"));
                case PATCH_WITHOUT_PATH_OF_SOMETHING_ELSE ->
                    scim.patch(path, json("{'op':'add','value':{'title':'Other'}}"));
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Silent.class)
    void updateWhenItDoesNotSayWhetherThePersonIsActiveThenTheyStayAsTheyAre(Silent silent) {
        // given
        Presence person = Presence.of(scim, name);

        // when
        ScimAnswer whileIn = silent.send(scim, name, person.path());

        // then
        assertThat(whileIn.status()).as(whileIn.text()).isEqualTo(200);
        assertThat(whileIn.body().get("active").asBoolean()).isTrue();
        person.assertIn();

        // given
        scim.patch(person.path(), json(OUT));

        // when
        ScimAnswer whileOut = silent.send(scim, name, person.path());

        // then
        assertThat(whileOut.status()).as(whileOut.text()).isEqualTo(200);
        assertThat(whileOut.body().get("active").asBoolean()).isFalse();
        person.assertOut();

        // when
        scim.patch(person.path(), json(IN));

        // then
        person.assertSignsIn();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "'banana'", "1"})
    void messageWhenActiveIsOfAWrongTypeThenItIsRefusedAndNobodyComesIn(String value) {
        // given
        Presence person = Presence.of(scim, name);
        scim.patch(person.path(), json(OUT));
        ObjectNode user = ScimSide.user(name);
        user.set("active", json(value));
        ObjectNode fresh = ScimSide.user(name + "-fresh");
        fresh.set("active", json(value));

        // when
        ScimAnswer[] answers = {
            scim.post("/Users", fresh),
            scim.put(person.path(), user),
            scim.patch(person.path(), json("{'op':'replace','path':'active','value':" + value + "}")),
            scim.patch(person.path(), json("{'op':'add','value':{'active':" + value + "}}"))
        };

        // then
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(400);
            assertThat(answer.scimType()).isEqualTo("invalidValue");
        });
        assertThat(admin.usersByEmail(name + "-fresh@example.com")).isEmpty();
        person.assertOut();
    }

    @Test
    void personWhenCreatedInactiveThenScimMayEnable() {
        // given
        ScimAnswer created = scim.post("/Users", ScimSide.user(name).put("active", false));

        // when
        ScimAnswer answer = scim.put("/Users/" + created.id(), ScimSide.user(name));

        // then
        assertThat(created.body().get("active").asBoolean()).isFalse();
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("active").asBoolean()).isTrue();
        assertThat(scim.account(created.id()).get("enabled").asBoolean()).isTrue();
    }

    @Test
    void personWhenTheAccountThatWasKeptIsTakenBackThenItIsEnabledUnlessAnAdministratorHadDisabledIt() {
        // given
        String deleted = scim.createUser(ScimSide.user(name));
        scim.delete("/Users/" + deleted);
        String locked = scim.createUser(ScimSide.user(name + "-locked"));
        enable(locked, false);
        scim.delete("/Users/" + locked);

        // when
        ScimAnswer back = scim.post("/Users", ScimSide.user(name));
        admin.clearEvents();
        ScimAnswer backLocked = scim.post("/Users", ScimSide.user(name + "-locked"));

        // then
        assertThat(back.id()).isEqualTo(deleted);
        assertThat(back.body().get("active").asBoolean()).isTrue();
        assertThat(backLocked.id()).isEqualTo(locked);
        assertThat(backLocked.body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(locked).get("enabled").asBoolean()).isFalse();
        assertThat(admin.adminEvents()).singleElement().satisfies(event -> assertThat(
                        event.get("details").get("jumpcloud_scim_left_out").asText())
                .isEqualTo("active"));
    }

    @Test
    void personOfTwoConnectionsWhenBothHadThemOutThenBothMustLetThemIn() {
        // given
        Presence person = shared();
        scim.patch(person.path(), json(OUT));
        person.assertOut();
        other.patch(person.path(), json(OUT));

        // when
        ScimAnswer first = scim.patch(person.path(), json(IN));

        // then
        assertLeft(first);
        person.assertOut();
        person.assertRefused();

        // when
        ScimAnswer second = other.patch(person.path(), json(IN));

        // then
        assertThat(second.body().get("active").asBoolean()).isTrue();
        person.assertSignsIn();
    }

    @Test
    void personOfTwoConnectionsWhenOneHasThemOutThenTheOtherDoesNotLetThemIn() {
        // given
        Presence person = shared();
        scim.patch(person.path(), json(OUT));

        // when
        ScimAnswer answer = other.patch(person.path(), json(IN));

        // then
        assertLeft(answer);
        person.assertOut();

        // when
        ScimAnswer own = scim.patch(person.path(), json(IN));

        // then
        assertThat(own.body().get("active").asBoolean()).isTrue();
        person.assertSignsIn();
    }

    @Test
    void personWhenAnExternalIdLooksLikeTheMarkThenItIsNone() {
        // given
        ObjectNode user = ScimSide.user(name).put("externalId", "x disabled scim");
        String id = scim.createUser(user);
        enable(id, true);
        enable(id, false);

        // when
        ScimAnswer answer = scim.patch("/Users/" + id, json(IN));

        // then
        assertLeft(answer);
        assertThat(answer.body().get("externalId").asText()).isEqualTo("x disabled scim");
    }

    /** A person who is linked to both connections. */
    private Presence shared() {
        Presence person = Presence.of(scim, name);
        String email = People.email(name);
        admin.api()
                .post(
                        admin.path("users/" + person.id() + "/federated-identity/other"),
                        Map.of("identityProvider", "other", "userId", email, "userName", email));
        return person;
    }

    private void enable(String id, boolean enabled) {
        admin.updateUser(id, user -> user.put("enabled", enabled));
    }

    private static void assertLeft(ScimAnswer... answers) {
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body().get("active").asBoolean()).isFalse();
        });
    }
}
