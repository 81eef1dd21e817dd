package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;

/** A person signs in, with names that have changed, at the moment at which SCIM deactivates or creates them. */
class LeaverAtOnceIT {

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();

    private final ScimSide scim = ScimSide.of(realm);
    private int people;

    @RepeatedTest(25)
    void signInsWhenDeactivatedAtOnceThenTheLeaverStaysOut() {
        // given
        String name = "leaver-" + ++people;
        String id = scim.createUser(ScimSide.user(name));
        Person person = person(name);
        realm.login(person);
        SignIn browser = realm.atJumpCloud();
        Person renamed = Person.named(person.email(), person.nameId(), "Given", "Renamed " + people);
        List<Login> logins = new ArrayList<>();

        // when
        AtOnce.run(2, i -> {
            if (i == 0) {
                browser.answer(renamed);
                if (browser.browser()
                        .page()
                        .uri()
                        .toString()
                        .startsWith(realm.app().home())) {
                    logins.add(browser.login());
                }
                return 200;
            }
            return scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE))
                    .status();
        });

        // then
        assertOut(id, logins);

        // when
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.TRUE));

        // then
        assertThat(realm.admin().sessionsOf(id)).isEmpty();
        assertThat(logins).noneMatch(realm.app()::isAlive);
    }

    private void assertOut(String id, List<Login> logins) {
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(realm.admin().sessionsOf(id)).isEmpty();
        assertThat(logins).noneMatch(realm.app()::isAlive);
    }

    @RepeatedTest(10)
    void firstSignInWhenPushedAtOnceThenThereIsOneAccountAndNoErrorPage() {
        // given
        String name = "starter-" + ++people;
        Person person = person(name);
        SignIn browser = realm.atJumpCloud();
        List<Login> logins = new ArrayList<>();

        // when
        List<ScimAnswer> answers = AtOnce.run(2, i -> {
            if (i == 0) {
                browser.answer(person);
                logins.add(browser.login());
                return null;
            }
            return scim.post("/Users", ScimSide.user(name));
        });

        // then
        assertThat(answers.get(1).status()).as(answers.get(1).text()).isEqualTo(201);
        assertThat(logins.get(0).userId()).isEqualTo(answers.get(1).id());
        assertThat(realm.admin().usersByEmail(person.email())).hasSize(1);
        assertThat(realm.admin().federatedIdentitiesOf(answers.get(1).id())).hasSize(1);
    }
}
