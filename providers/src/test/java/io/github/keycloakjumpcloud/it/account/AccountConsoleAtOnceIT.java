package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/**
 * The account console writes the whole row of an account, as it was when it read it. Whoever SCIM disables at this moment
 * is out all the same.
 */
class AccountConsoleAtOnceIT {

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;

    private String createLeaver(Person person) {
        String id = scim.createUser(ScimSide.user(person.email().replace("@example.com", "")));
        People.givePassword(admin, id);
        return id;
    }

    private void assertOut(Person person, String id) {
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    @RepeatedTest(15)
    void accountWhenItsPersonSavesItWhileDeactivatedThenThePersonIsOut() {
        // given
        Person person = person("saver-" + ++people);
        String id = createLeaver(person);
        Login login = realm.login(person);

        // when
        List<Integer> answers = AtOnce.run(
                3,
                i -> i == 0
                        ? scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE))
                                .status()
                        : realm.app().tell(login, "account", profile(person, i)).statusCode());

        // then
        assertThat(answers.get(0)).isEqualTo(200);
        assertThat(realm.app().isAlive(login)).isFalse();
        assertOut(person, id);

        // when
        signInByPassword(person);

        // then
        assertThat(admin.sessionsOf(id)).isEmpty();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
    }

    private static String profile(Person person, int i) {
        return Json.write(Map.of(
                "username", person.email(), "email", person.email(), "firstName", "Given " + i, "lastName", "Family"));
    }

    /** Whether Keycloak lets them in depends on who wrote last. */
    private void signInByPassword(Person person) {
        Browser browser = realm.atJumpCloud().browser();
        browser.open(realm.app().signIn());
        browser.form("form")
                .fill("username", person.email())
                .fill("password", People.PASSWORD)
                .submit();
    }

    @Test
    void accountWhenWrittenBackThenNobodyGetsIn() {
        // given
        Person person = person("written-back");
        String id = createLeaver(person);
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        ObjectNode account = (ObjectNode) scim.account(id);

        // when
        String back = People.imported(admin, account.put("enabled", true));

        // then
        assertOut(person, back);

        // when
        ScimAnswer changed =
                scim.patch("/Users/" + back, ScimSide.operation("replace", "title", TextNode.valueOf("Lead")));

        // then
        assertThat(changed.body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(back).get("enabled").asBoolean()).isFalse();
        assertOut(person, back);
    }
}
