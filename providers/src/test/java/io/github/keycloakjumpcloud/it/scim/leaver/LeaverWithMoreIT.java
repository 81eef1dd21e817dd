package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leavers who have more than the account that SCIM knows: a second one, a second connection, or a name that is taken. */
class LeaverWithMoreIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("verifiedDomains", "example.com")
            .setting("scimBrakePercent", "0")
            .create();

    private final TestRealm open = realm.connect("open", Map.of("scimBrakePercent", "0"), application -> application);
    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;
    private String name;
    private Person person;

    @BeforeEach
    void namePerson() {
        name = "more-" + ++people;
        person = person(name);
    }

    @Test
    void leaverWhenASecondAccountHasAPasswordThenIsOutOfBoth() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person);
        Login second = realm.login(person("new-" + name));
        People.givePassword(admin, second.userId());
        ObjectNode renamed = ScimSide.user("new-" + name);

        // when
        ScimAnswer push = scim.put("/Users/" + id, renamed);
        ScimAnswer out = scim.put("/Users/" + id, renamed.deepCopy().put("active", false));

        // then
        assertThat(second.userId()).isNotEqualTo(id);
        assertThat(push.status()).isEqualTo(409);
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(isEnabled(id)).isFalse();
        assertThat(isEnabled(second.userId())).isFalse();
        assertThat(realm.app().isAlive(second)).isFalse();
        assertThat(realm.refusal(person("new-" + name)).code()).isEqualTo("JC-203");
    }

    @Test
    void leaverWhenTheMessageNamesTheAddressOfAColleagueThenTheColleagueStays() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        String colleague = scim.createUser(ScimSide.user("colleague-" + name));
        Login login = realm.login(person("colleague-" + name));

        // when
        scim.put("/Users/" + id, ScimSide.user("colleague-" + name).put("active", false));

        // then
        assertThat(isEnabled(id)).isFalse();
        assertThat(isEnabled(colleague)).isTrue();
        assertThat(realm.app().isAlive(login)).isTrue();
    }

    @Test
    void deletedPersonWhenTheSharedAccountHasAnotherAddressThenIsRefused() {
        // given
        String id = scim.createUser(ScimSide.user(name).put("userName", "short-" + name));
        Person elsewhere = person(name).withEmail(name + "@other.example");
        admin.linkIdentity(id, open.alias(), elsewhere.email());
        assertThat(open.login(elsewhere).userId()).isEqualTo(id);

        // when
        scim.delete("/Users/" + id);

        // then
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
        assertThat(open.login(elsewhere).userId()).isEqualTo(id);
    }

    @Test
    void deletedPersonWhenLinkedToADisabledConnectionAsWellThenIsOut() {
        // given
        TestRealm other = realm.connect("other" + people, Map.of(), application -> application);
        Login login = realm.login(person);
        People.givePassword(admin, login.userId());
        SignIn linking = other.newPerson().askForLink(person.email());
        linking.answer(person(name).withEmail(name + "@elsewhere.example"));
        String id = scim.createUser(ScimSide.user(name));
        admin.updateIdentityProvider(other.alias(), provider -> provider.put("enabled", false));

        // when
        scim.delete("/Users/" + id);

        // then
        assertThat(id).isEqualTo(login.userId());
        assertThat(isEnabled(id)).isFalse();
        assertThat(realm.app().isAlive(login)).isFalse();
    }

    @Test
    void userNameWhenItDiffersByALetterThatOnlyLooksAlikeThenIsAnother() {
        // given
        ObjectNode one = ScimSide.user(name).put("userName", "ıvan" + people);
        String first = scim.createUser(one);
        String second = scim.createUser(ScimSide.user("b-" + name).put("userName", "ivan" + people));

        // when
        ScimAnswer renamed = scim.put("/Users/" + first, one.deepCopy().put("userName", "ivan" + people));

        // then
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(409);
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"ivan" + people + "\"")))
                .containsExactly(second);
    }

    @Test
    void deletedPersonWhenSomebodyAskedForTheNameOfTheirReleasedAccountThenGivesUpTheirs() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        String asked = scim.createUser(ScimSide.user("s-" + name).put("userName", "released-" + id));

        // when
        ScimAnswer deleted = scim.delete("/Users/" + id);

        // then
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        JsonNode account = scim.account(id);
        assertThat(account.get("username").asText()).isEqualTo("released-" + id);
        assertThat(account.has("email")).isFalse();
        assertThat(scim.account(asked).get("username").asText()).isEqualTo("s-" + name + "@example.com");
    }

    private boolean isEnabled(String id) {
        return scim.account(id).get("enabled").asBoolean();
    }
}
