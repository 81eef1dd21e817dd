package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who leaves while a browser of theirs stands somewhere on its way in, or while they are in by another way as well. */
class LeaverElsewhereIT {

    private static final String END = "/broker/after-first-broker-login";

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("scimBrakePercent", "0")
            .setting("verifiedDomains", "example.com")
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private final TestRealm second =
            realm.connect("second", Map.of("scimBrakePercent", "0"), application -> application);
    private int people;

    private String name;
    private Person person;

    @BeforeEach
    void namePerson() {
        name = "person-" + ++people;
        person = person(name);
    }

    /** How a person goes. */
    enum Way {
        DEACTIVATED,
        DELETED_AND_KEPT,
        DELETED;

        void send(TestRealm realm, ScimSide scim, String id) {
            realm.configure(Map.of("scimDelete", this == DELETED ? "delete" : "disable"));
            ScimAnswer answer = this == DEACTIVATED
                    ? scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE))
                    : scim.delete("/Users/" + id);
            assertThat(answer.status()).as(answer.text()).isIn(200, 204);
        }

        /** Nobody is left whom a login could be refused to: the next one is another person's. */
        boolean leavesAnAccount() {
            return this != DELETED;
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void leaverWhenTheFirstSignInIsAboutToEndThenItIsRefusedWithACode(Way way) {
        // given
        String id = unlinked();
        SignIn browser = realm.atJumpCloud();
        browser.browser().stopAt(realm.entityId() + END);
        Page end = browser.answer(person);
        assertThat(end.uri().getPath()).endsWith(END);

        // when
        way.send(realm, scim, id);
        Page page = browser.browser().open(end.uri());

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-203");
        assertThat(admin.usersByEmail(person.email()))
                .noneMatch(user -> user.get("enabled").asBoolean());
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void leaverWhenAtThePasswordFormThenThePasswordDoesNotLetThemIn(Way way) {
        // given
        String id = unlinked();
        People.givePassword(admin, id);
        SignIn browser = realm.newPerson();
        browser.browser().open(realm.app().signIn());

        // when
        way.send(realm, scim, id);
        Page page = browser.browser()
                .form("form")
                .fill("username", person.email())
                .fill("password", People.PASSWORD)
                .submit();

        // then
        assertThat(page.uri().toString()).doesNotStartWith(realm.app().home());
        assertThat(page.status()).isLessThan(500);
        if (way.leavesAnAccount()) {
            assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
            assertThat(admin.sessionsOf(id)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Way.class, mode = EnumSource.Mode.EXCLUDE, names = "DELETED")
    void leaverWhenJumpCloudsAnswerIsOnItsWayThenItIsRefused(Way way) {
        // given
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person);
        SignIn browser = realm.atJumpCloud();
        SamlResponse answer = browser.responseFor(person);

        // when
        way.send(realm, scim, id);
        Page page = browser.post(answer);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-203");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void leaverWhenTheApplicationHasACodeAndNoTokensYetThenItGetsNone(Way way) {
        // given
        String id = scim.createUser(ScimSide.user(name));
        SignIn browser = realm.atJumpCloud();
        Page arrival = browser.answer(person);
        assertThat(arrival.parameter("code")).isPresent();

        // when
        way.send(realm, scim, id);

        // then
        assertThatThrownBy(browser::login).hasMessageContaining("No token: 400");
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void leaverWhenTheBrowserIsSignedInThenTheNextApplicationAsksAnew(Way way) {
        // given
        String id = scim.createUser(ScimSide.user(name));
        SignIn browser = realm.atJumpCloud();
        browser.answer(person);
        browser.login();

        // when
        way.send(realm, scim, id);
        browser.start();

        // then
        assertThat(browser.isAtJumpCloud()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void leaverWhenInThroughTwoConnectionsAndByPasswordThenEverySessionEnds(Way way) {
        // given
        String id = scim.createUser(ScimSide.user(name));
        Login first = realm.login(person);
        admin.linkIdentity(id, second.alias(), person.email());
        Login other = second.login(person);
        Login otherOffline = offline(second);
        People.givePassword(admin, id);
        Login local = realm.newPerson().signInWithPassword(person.email(), People.PASSWORD);
        Login[] logins = {first, other, otherOffline, local};
        assertThat(logins).extracting(Login::userId).containsOnly(id);
        assertThat(logins).allMatch(realm.app()::isAlive);
        assertThat(logins).allMatch(login -> realm.app().userInfoStatus(login) == 200);

        // when
        way.send(realm, scim, id);

        // then
        assertThat(logins).noneMatch(realm.app()::isAlive);
        assertThat(logins).allMatch(login -> realm.app().userInfoStatus(login) == 401);
        if (way == Way.DEACTIVATED) {
            assertThat(second.refusal(person).code()).isEqualTo("JC-203");
        }
    }

    @Test
    void leaverWhenTheOtherConnectionsSignInIsPendingThenItIsRefused() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        admin.linkIdentity(id, second.alias(), person.email());
        SignIn browser = second.atJumpCloud();

        // when
        Way.DEACTIVATED.send(realm, scim, id);

        // then
        assertThat(RefusalPage.of(browser.answer(person)).code()).isEqualTo("JC-203");
    }

    /** Somebody whom SCIM holds and whose next sign-in is a first one. */
    private String unlinked() {
        String id = scim.createUser(ScimSide.user(name));
        admin.api().delete(admin.path("users/" + id + "/federated-identity/" + realm.alias()));
        return id;
    }

    private Login offline(TestRealm connection) {
        SignIn signIn = connection.newPerson();
        signIn.browser()
                .open(realm.app().signIn(Map.of("kc_idp_hint", connection.alias(), "scope", "openid offline_access")));
        signIn.answer(person);
        return signIn.login();
    }
}
