package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people write about themselves in the account console is nobody's word but theirs. */
class SelfWrittenIdentityIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .realm("editUsernameAllowed", true)
            .setting("verifiedDomains", "example.com")
            .setting("scimBrakePercent", "0")
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;
    private String name;
    private Person person;
    private Person victim;

    @BeforeEach
    void namePeople() {
        name = "self-" + ++people;
        person = person(name);
        victim = person("victim-" + name);
    }

    private void edit(Login login, Consumer<ObjectNode> change) {
        ObjectNode account =
                (ObjectNode) Json.read(realm.app().ask(login, "account").body());
        account.remove("userProfileMetadata");
        change.accept(account);
        assertThat(realm.app().tell(login, "account", account.toString()).statusCode())
                .isEqualTo(204);
    }

    private void unlink(String id) {
        admin.api().delete(admin.path("users/" + id + "/federated-identity/" + realm.alias()));
    }

    private ScimAnswer activate(String id, boolean active) {
        return scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.valueOf(active)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"patch of another attribute", "put without emails", "put of the service's copy", "leaver"})
    void writeWhenThePersonWroteAnotherAddressThenTheLinkStays(String write) {
        // given
        String id = scim.createUser(ScimSide.user(name).put("userName", "u." + name));
        edit(realm.login(person), account -> account.put("email", victim.email()));
        ObjectNode copy = (ObjectNode) scim.get("/Users/" + id).body();
        ObjectNode without = ScimSide.user(name).put("userName", "u." + name);
        without.remove("emails");

        // when
        switch (write) {
            case "put without emails" -> scim.put("/Users/" + id, without);
            case "put of the service's copy" -> scim.put("/Users/" + id, copy);
            case "leaver" -> scim.put("/Users/" + id, copy.put("active", false));
            default -> scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Boss")));
        }

        // then
        assertThat(admin.federatedIdentitiesOf(id))
                .extracting(link -> link.get("userId").asText())
                .containsExactly(person.email());
        assertThat(realm.login(victim).userId()).isNotEqualTo(id);
    }

    @Test
    void patchWhenThePersonUnlinkedAndWroteAnotherAddressThenThatIsNotVerified() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        edit(realm.login(person), account -> account.put("email", victim.email()));
        unlink(id);

        // when
        scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Boss")));

        // then
        JsonNode account = admin.get("users/" + id);
        assertThat(account.get("email").asText().equals(victim.email())
                        && account.get("emailVerified").asBoolean())
                .isFalse();
        assertThat(realm.login(victim).userId()).isNotEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName eq", "emails.value eq"})
    void lookUpWhenSomebodyWroteTheAddressOnAnAccountNotPushedYetThenItIsNotFound(String filter) {
        // given
        edit(realm.login(person), account -> account.put("email", victim.email()));

        // when
        ScimAnswer found = scim.find("Users", filter + " \"" + victim.email() + "\"");

        // then
        assertThat(ScimSide.ids(found)).isEmpty();
    }

    @Test
    void lookUpWhenThePersonRenamedTheAccountThenTheToldNameCounts() {
        // given
        String id = scim.createUser(ScimSide.user(name).put("userName", "u." + name));
        edit(realm.login(person), account -> account.put("username", "victim." + name));

        // when
        ScimAnswer told = scim.find("Users", "userName eq \"u." + name + "\"");
        ScimAnswer other = scim.find("Users", "userName eq \"victim." + name + "\"");
        ScimAnswer post = scim.post("/Users", ScimSide.user("victim-" + name).put("userName", "victim." + name));

        // then
        assertThat(ScimSide.ids(told)).containsExactly(id);
        assertThat(scim.get("/Users/" + id).body().get("userName").asText()).isEqualTo("u." + name);
        assertThat(ScimSide.ids(other)).isEmpty();
        assertThat(post.status()).as(post.text()).isEqualTo(201);
    }

    @Test
    void lookUpWhenSomebodyNotPushedYetTookTheUserNameThenItIsNotFound() {
        // given
        edit(realm.login(person), account -> account.put("username", "victim." + name));

        // when
        ScimAnswer found = scim.find("Users", "userName eq \"victim." + name + "\"");

        // then
        assertThat(ScimSide.ids(found)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void leaverWhenTheyWroteAnotherAddressThenTheyGetNoSecondAccount(boolean unlinks) {
        // given
        String id = scim.createUser(ScimSide.user(name).put("userName", "u." + name));
        Login login = realm.login(person);
        People.givePassword(admin, id);
        edit(login, account -> account.put("email", "private-" + name + "@elsewhere.example"));
        if (unlinks) {
            unlink(id);
        } else {
            scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Boss")));
        }
        realm.atJumpCloud().answer(person);

        // when
        activate(id, false);

        // then
        assertThat(admin.usersByEmail(person.email()))
                .allSatisfy(account ->
                        assertThat(account.get("enabled").asBoolean()).isFalse());
    }

    @Test
    void leaverWhenTheyLinkAnotherAccountOfTheirsThenItIsRefused() {
        // given
        String id = scim.createUser(ScimSide.user(name).put("userName", "u." + name));
        edit(realm.login(person), account -> account.put("email", "private-" + name + "@elsewhere.example"));
        unlink(id);
        String own = admin.createUser("own-" + name + "@elsewhere.example", People.withPassword());
        SignIn signIn = realm.newPerson().askForLink("own-" + name + "@elsewhere.example");

        // when
        Page page = signIn.answer(person);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-204");
        assertThat(admin.federatedIdentitiesOf(own)).isEmpty();
    }

    @Test
    void leaverOfTheFirstGenerationWhenUnlinkedThenScimStillReachesThem() {
        // given
        String id = realm.login(person).userId();
        activate(id, false);
        activate(id, true);
        unlink(id);

        // when
        ScimAnswer out = activate(id, false);

        // then
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(admin.get("users/" + id).get("enabled").asBoolean()).isFalse();
    }
}
