package io.github.keycloakjumpcloud.it.scim.lives;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to one account when SAML, SCIM, the person and an administrator act on it in turn. */
class LifeIT {

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;

    private String name;
    private Person person;

    @BeforeEach
    void namePerson() {
        name = "life-" + ++people;
        person = person(name);
    }

    private ScimAnswer deactivate(String id) {
        return scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
    }

    private void unlink(String id) {
        admin.api().delete(admin.path("users/" + id + "/federated-identity/" + realm.alias()));
    }

    @Test
    void leaverWhenUnlinkedThenScimStillFindsAndDeactivates() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person);
        unlink(id);

        // when
        ScimAnswer found = scim.get("/Users?filter=userName%20eq%20%22" + person.email() + "%22");
        ScimAnswer listed = scim.get("/Users?count=1000");
        ScimAnswer answer = deactivate(id);

        // then
        assertThat(ScimSide.ids(found)).containsExactly(id);
        assertThat(ScimSide.ids(listed)).contains(id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(admin.sessionsOf(id)).isEmpty();
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
    }

    @Test
    void personWhenUnlinkedThenTheNextPushLinksAgain() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        unlink(id);

        // when
        ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user(name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(admin.federatedIdentitiesOf(id)).hasSize(1);
        assertThat(realm.login(person).userId()).isEqualTo(id);
    }

    @Test
    void firstGenerationWhenPushedThenItIsTheSameAccountAndCanBeDeactivated() {
        // given
        Login before = realm.login(person);

        // when
        ScimAnswer found = scim.get("/Users?filter=userName%20eq%20%22" + person.email() + "%22");
        ScimAnswer pushed = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(ScimSide.ids(found)).containsExactly(before.userId());
        assertThat(pushed.status()).as(pushed.text()).isEqualTo(201);
        assertThat(pushed.id()).isEqualTo(before.userId());
        assertThat(admin.federatedIdentitiesOf(before.userId())).hasSize(1);
        assertThat(scim.post("/Users", ScimSide.user(name)).status()).isEqualTo(409);

        // when
        deactivate(before.userId());

        // then
        assertThat(realm.app().isAlive(before)).isFalse();
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
    }

    @Test
    void firstGenerationWhenAnAdministratorDisabledItThenThePushDoesNotEnableIt() {
        // given
        Login before = realm.login(person);
        admin.updateUser(before.userId(), user -> user.put("enabled", false));

        // when
        ScimAnswer pushed = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(pushed.id()).isEqualTo(before.userId());
        assertThat(pushed.body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(before.userId()).get("enabled").asBoolean()).isFalse();
    }

    @Test
    void leaverWhenDeletedThenTheAccountHoldsNoNameAndTheLeaverIsOut() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        Login login = realm.login(person);

        // when
        scim.delete("/Users/" + id);

        // then
        assertThat(scim.account(id).has("email")).isFalse();
        assertThat(scim.account(id).get("username").asText()).isEqualTo("released-" + id);
        assertThat(realm.app().isAlive(login)).isFalse();
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
        assertThat(admin.usersByEmail(person.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void createWhenTheAddressWasALeaversThenTheExternalIdTellsWhoItIs(boolean samePerson) {
        // given
        String id = scim.createUser(ScimSide.user(name).put("externalId", "first-" + name));
        scim.delete("/Users/" + id);
        ObjectNode next = ScimSide.user(name).put("externalId", (samePerson ? "first-" : "second-") + name);

        // when
        ScimAnswer answer = scim.post("/Users", next);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id().equals(id)).isEqualTo(samePerson);
        assertThat(scim.account(answer.id()).get("email").asText()).isEqualTo(person.email());
        assertThat(scim.account(answer.id()).get("enabled").asBoolean()).isTrue();
        assertThat(realm.login(person).userId()).isEqualTo(answer.id());
    }

    @Test
    void renameWhenThePersonSignsInBeforeThePushThenScimsAccountWins() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person);
        Person renamed = person(name + "-new");
        Login early = realm.login(renamed);

        // when
        ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user(name + "-new"));
        Login after = realm.login(renamed);

        // then
        assertThat(early.userId()).isNotEqualTo(id);
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(after.userId()).isEqualTo(id);
        assertThat(scim.account(id).get("email").asText()).isEqualTo(renamed.email());
        assertThat(scim.account(early.userId()).get("enabled").asBoolean()).isFalse();
        assertThat(admin.federatedIdentitiesOf(early.userId())).isEmpty();
        assertThat(realm.app().isAlive(early)).isFalse();
    }

    /** People edit their own address in the account console; it is not verified then. */
    private Login signedInAndRenamedTo(String address) {
        Login login = realm.login(person("mallory-" + people).withNameId("opaque-" + people));
        admin.updateUser(login.userId(), user -> user.put("email", address).put("emailVerified", false));
        return login;
    }

    @Test
    void createWhenSomebodyWroteTheAddressOnTheirAccountThenItIsNotTakenOver() {
        // given
        Login mallory = signedInAndRenamedTo(person.email());

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(scim.account(mallory.userId()).path("attributes").has("jumpcloudScim"))
                .isFalse();
    }

    @Test
    void renameWhenSomebodyWroteTheNewAddressOnTheirAccountThenTheyGetNothing() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        Login mallory = signedInAndRenamedTo(name + "-new@example.com");

        // when
        ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user(name + "-new"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(admin.federatedIdentitiesOf(mallory.userId())).hasSize(1);
        assertThat(admin.federatedIdentitiesOf(id))
                .singleElement()
                .satisfies(link -> assertThat(link.get("userId").asText()).isEqualTo(person.email()));
    }

    @Test
    void firstLoginWhenAHeldPersonWroteTheAddressOnTheirAccountThenItIsNotLinked() {
        // given
        String bob = scim.createUser(ScimSide.user(name));
        People.givePassword(admin, bob);
        unlink(bob);
        Person alice = person(name + "-alice");
        admin.updateUser(bob, user -> user.put("email", alice.email()).put("emailVerified", false));

        // when
        Page page = realm.atJumpCloud().answer(alice);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-204");
        assertThat(admin.federatedIdentitiesOf(bob)).isEmpty();
    }

    @Test
    void renameWhenTheAddressIsSomebodyElsesThenItIsRefusedAndNobodyLosesAnAccount() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        String other = scim.createUser(ScimSide.user(name + "-other"));

        // when
        ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user(name + "-other"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(scim.account(other).get("enabled").asBoolean()).isTrue();
        assertThat(admin.federatedIdentitiesOf(other)).hasSize(1);
    }
}
