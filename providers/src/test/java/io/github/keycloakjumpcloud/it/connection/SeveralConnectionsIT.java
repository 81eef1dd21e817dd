package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two customers in one realm, whose JumpCloud organizations even have the same IdP Entity ID: nothing leaks. */
class SeveralConnectionsIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final TestRealm acme =
            connect("acme", Map.of("allowedGroups", "Acme Staff", "verifiedDomains", "acme.example##shared.example"));
    private final TestRealm globex = connect("globex", Map.of("verifiedDomains", "globex.example##shared.example"));

    @Test
    void loginsWhenCustomersUseTheSameNamesThenEachHasGroupsOfItsOwn() {
        // when
        Login ann = acme.login(employee("ann", "acme.example"));
        Login gus = globex.login(employee("gus", "globex.example"));

        // then
        assertThat(ann.groups()).containsExactly("/JumpCloud/acme/Acme Staff", "/acme/Departments/Sales");
        assertThat(gus.groups()).containsExactly("/JumpCloud/globex/Acme Staff", "/globex/Departments/Sales");
        assertThat(realm.admin().groupByPath("/Departments")).isEmpty();
    }

    @Test
    void loginWhenDomainIsTheOtherCustomersThenItIsRefused() {
        // given
        Untouched before = Untouched.now(globex);

        // when
        Page page = globex.atJumpCloud().answer(employee("intruder", "acme.example"));

        // then
        before.assertRefused(page, "JC-104", "trusted-domain");
    }

    @Test
    void loginWhenOtherConnectionHasAllowedGroupsThenTheyDoNotMatterHere() {
        // when
        Login login = globex.login(employee("free", "globex.example").withGroups("Anything"));

        // then
        assertThat(login.email()).isEqualTo("free@globex.example");
    }

    @Test
    void answerWhenItIsForTheOtherConnectionThenItIsRefused() {
        // given
        Person person = employee("wanderer", "shared.example");
        SamlResponse forAcme = acme.atJumpCloud().responseFor(person);
        String encoded = forAcme.base64(acme.application().key());
        SignIn atGlobex = globex.atJumpCloud();
        Untouched before = Untouched.now(globex);

        // when
        Page page = globex.post(atGlobex.browser(), encoded, atGlobex.request().relayState());

        // then
        before.assertRefused(page, "JC-306", "destination");
    }

    @Test
    void answerWhenOtherOrganizationSignedItThenItIsRefused() {
        // given
        SignIn atGlobex = globex.atJumpCloud();
        SamlResponse response = atGlobex.responseFor(employee("forger", "shared.example"));
        Untouched before = Untouched.now(globex);

        // when
        Page page = globex.post(
                atGlobex.browser(),
                response.base64(acme.application().key()),
                atGlobex.request().relayState());

        // then
        before.assertRefused(page, "JC-301", "signature");
    }

    @Test
    void answerWhenPendingLoginIsOfTheOtherConnectionThenItIsRefused() {
        // given
        Person person = employee("mixer", "shared.example");
        SignIn signIn = acme.atJumpCloud();
        String relayState = signIn.request().relayState();
        SamlResponse unrelated = globex.atJumpCloud().responseFor(person);
        Untouched before = Untouched.now(globex);

        // when
        Page page = globex.post(
                signIn.browser(), unrelated.base64(globex.application().key()), relayState);

        // then
        before.assertRefused(page, "JC-313", "in-response-to");
    }

    /** The request's id and RelayState are all that its own JumpCloud knows of a login. */
    @Test
    void answerWhenItAnswersTheOtherConnectionsRequestThenItIsRefused() {
        // given
        SignIn signIn = acme.atJumpCloud();
        SamlResponse response = globex.application().answer(employee("meddler", "shared.example"), signIn.request());
        Untouched before = Untouched.now(globex);

        // when
        Page page = globex.post(
                signIn.browser(),
                response.base64(globex.application().key()),
                signIn.request().relayState());

        // then
        before.assertRefused(page, "JC-313", "in-response-to");
        assertThat(signIn.browser().cookieNames()).doesNotContain("KEYCLOAK_IDENTITY");
    }

    @Test
    void loginWhenTheAccountIsLinkedToTheOtherConnectionThenItIsNotLinkedWithoutProof() {
        // given
        Person person = employee("contractor", "shared.example");
        Login viaAcme = acme.login(person);

        // when
        RefusalPage page = globex.refusal(person);

        // then
        assertThat(page.code()).isEqualTo("JC-204");
        assertThat(acme.admin().federatedIdentitiesOf(viaAcme.userId())).hasSize(1);
    }

    @Test
    void loginsWhenOnePersonUsesBothThenMembershipsAndSessionsDoNotMix() {
        // given
        Person person = employee("consultant", "shared.example");
        Login viaAcme = acme.login(person.withGroups("Acme Staff"));
        acme.admin().linkIdentity(viaAcme.userId(), "globex", person.email());

        // when
        Login viaGlobex = globex.login(person.withGroups("Guests").withDepartment("Advice"));

        // then
        assertThat(viaGlobex.userId()).isEqualTo(viaAcme.userId());
        assertThat(viaGlobex.groups())
                .containsExactly(
                        "/JumpCloud/acme/Acme Staff",
                        "/JumpCloud/globex/Guests",
                        "/acme/Departments/Sales",
                        "/globex/Departments/Advice");

        // when
        acme.refusal(person.withGroups("Nobody"));

        // then
        assertThat(realm.app().isAlive(viaAcme)).isFalse();
        assertThat(realm.app().isAlive(viaGlobex)).isTrue();
    }

    @Test
    void tilesWhenConnectionsHaveTheirOwnPortalClientsThenEachOpensItsOwn() {
        // when
        Page ofAcme = acme.newPerson().pressTile(employee("tom", "acme.example"));
        Page ofGlobex = globex.newPerson().pressTile(employee("tim", "globex.example"));

        // then
        assertThat(ofAcme.uri().getPath()).isEqualTo("/app/acme/");
        assertThat(ofGlobex.uri().getPath()).isEqualTo("/app/globex/");
    }

    @Test
    void loginsWhenAConnectionIsDisabledThenOnlyThatOneIsClosed() {
        // given
        TestRealm closing = connect("closing", Map.of());
        Person person = employee("late", "acme.example");
        SignIn pending = closing.atJumpCloud();
        SamlResponse answer = pending.responseFor(person);
        String relayState = pending.request().relayState();
        realm.admin().updateIdentityProvider("closing", provider -> provider.put("enabled", false));
        Untouched before = Untouched.now(realm);

        // when
        Page posted = closing.post(
                pending.browser(), answer.base64(closing.application().key()), relayState);
        SignIn starting = closing.newPerson();
        starting.browser().open(realm.app().signInWith("closing"));
        Page link = closing.newPerson().browser().open(realm.entityId() + "/jumpcloud/closing/login");
        Page tile = closing.newPerson().pressTile(person);

        // then
        assertThat(posted.status()).isBetween(400, 499);
        assertThat(starting.isAtJumpCloud()).isFalse();
        assertThat(RefusalPage.of(link).code()).isEqualTo("JC-107");
        assertThat(tile.status()).isBetween(400, 499);
        before.assertUnchanged();
        assertThat(acme.login(person).email()).isEqualTo(person.email());
    }

    private TestRealm connect(String alias, Map<String, String> settings) {
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        alias,
                        "baseUrl",
                        App.HOME + alias + "/",
                        "redirectUris",
                        List.of(App.HOME + alias + "/*")));
        Map<String, String> all = new HashMap<>(settings);
        all.put("portalClient", alias);
        all.put("departmentRoot", "/" + alias + "/Departments");
        return realm.connect(alias, all, present -> present.withGroupAttributeName("memberOf"));
    }

    private static Person employee(String name, String domain) {
        return person(name)
                .withEmail(name + "@" + domain)
                .withDepartment("Sales")
                .withGroups("Acme Staff");
    }
}
