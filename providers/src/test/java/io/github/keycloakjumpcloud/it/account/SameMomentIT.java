package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** One person in several browsers at the same moment: one account, and nobody sees an error page. */
class SameMomentIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private int people;

    @RepeatedTest(10)
    void firstLoginsWhenAtOnceThenOneAccountIsMadeAndEachBrowserIsIn() {
        // given
        Person person = person("twice-" + ++people).withGroups("New " + people);
        List<SignIn> browsers = Stream.generate(realm::atJumpCloud).limit(3).toList();

        // when
        List<Login> logins = AtOnce.run(browsers.size(), i -> {
            browsers.get(i).answer(person);
            return browsers.get(i).login();
        });

        // then
        assertThat(realm.admin().usersByEmail(person.email())).hasSize(1);
        assertThat(logins).extracting(Login::userId).containsOnly(logins.get(0).userId());
        assertThat(realm.admin().federatedIdentitiesOf(logins.get(0).userId())).hasSize(1);
        assertThat(realm.admin().user(person.email()).path("attributes").has("jumpcloudBegun"))
                .isFalse();
    }

    @RepeatedTest(10)
    void laterLoginsWhenAtOnceWithANewGroupThenEachBrowserIsInAndTheGroupIsJoined() {
        // given
        Person person = person("again-" + ++people);
        realm.login(person);
        Person moved = person.withDepartment("Moved " + people);
        List<SignIn> browsers = Stream.generate(realm::atJumpCloud).limit(3).toList();

        // when
        List<Login> logins = AtOnce.run(browsers.size(), i -> {
            browsers.get(i).answer(moved);
            return browsers.get(i).login();
        });

        // then
        assertThat(logins).allSatisfy(login -> assertThat(login.groups()).contains("/Departments/Moved " + people));
    }

    @Test
    void firstLoginWhenGivenUpInTheMiddleThenTheNextOneGoesOn() {
        // given
        Person person = person("given-up");
        SignIn first = realm.atJumpCloud();
        first.browser().stopAt(realm.entityId() + "/broker/after-first-broker-login");
        first.answer(person);

        // when
        Login login = realm.login(person);

        // then
        assertThat(realm.admin().usersByEmail(person.email())).hasSize(1);
        assertThat(realm.admin().federatedIdentitiesOf(login.userId())).hasSize(1);
    }
}
