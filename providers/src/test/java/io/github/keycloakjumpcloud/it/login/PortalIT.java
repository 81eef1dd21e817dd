package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Form;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tile in the JumpCloud portal and the sign-in link: a fresh login for the portal client, and never a shortcut. */
class PortalIT {
    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        PortalVisit.addClients(realm);
    }

    @BeforeEach
    void restoreDefaults() {
        realm.configure(Map.of("portalClient", App.CLIENT_ID));
        realm.changeApplication(present -> present.withDefaultRelayState(""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "https://app.example.com/deep?link=1", "a.b.c", "not a state"})
    void tileWhenPortalClientIsSetThenPersonLandsOnItsAddressWithASessionAndNoCode(String defaultRelayState) {
        // given
        realm.changeApplication(present -> present.withDefaultRelayState(defaultRelayState));
        Person person = person("tile-" + Math.abs(defaultRelayState.hashCode()));
        SignIn signIn = realm.newPerson();

        // when
        Page page = signIn.pressTile(person);

        // then
        PortalVisit.assertLanded(page, App.HOME);
        assertThat(PortalVisit.hasSession(realm, signIn, person)).isTrue();
    }

    @Test
    void tileWhenJumpCloudDoesNotAnswerAgainThenThereIsNoSession() {
        // given
        Person person = person("once");
        SignIn signIn = realm.newPerson();
        Untouched before = Untouched.now(realm);

        // when
        realm.post(signIn.browser(), unsolicited(person), "");

        // then
        assertThat(signIn.isAtJumpCloud()).isTrue();
        before.assertUnchanged();
        assertThat(signIn.browser().cookieNames()).doesNotContain("KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION");
    }

    @Test
    void tileWhenClientEnforcesPkceThenPersonLandsOnItsAddress() {
        // given
        realm.configure(Map.of("portalClient", "strict"));
        Person person = person("pkce");
        SignIn signIn = realm.newPerson();
        signIn.browser().stopAt("http://127.0.0.1/strict");

        // when
        Page page = signIn.pressTile(person);

        // then
        PortalVisit.assertLanded(page, "http://127.0.0.1/strict/home/");
        assertThat(PortalVisit.hasSession(realm, signIn, person)).isTrue();
    }

    @Test
    void tileWhenPortalClientIsSamlThenItGetsAResponse() {
        // given
        realm.configure(Map.of("portalClient", "urn:crm"));
        Person person = person("crm-user");
        SignIn signIn = realm.newPerson();
        signIn.browser().stopAt(PortalVisit.SAML_ACS);

        // when
        signIn.pressTile(person);

        // then
        assertThat(samlMessageFor(signIn, PortalVisit.SAML_ACS)).contains(person.email());
    }

    @Test
    void tileWhenAddressNamesASamlClientThenAFreshLoginStartsForIt() {
        // given
        Person person = person("named");
        SignIn signIn = realm.newPerson();
        signIn.browser().stopAt(PortalVisit.SAML_ACS);
        Untouched before = Untouched.now(realm);

        // when
        signIn.browser()
                .post(
                        URI.create(realm.acsUrl() + "/clients/crm"),
                        Map.of("SAMLResponse", unsolicited(person), "RelayState", ""));

        // then
        assertThat(signIn.isAtJumpCloud()).isTrue();
        before.assertUnchanged();

        // when
        signIn.answer(person);

        // then
        assertThat(samlMessageFor(signIn, PortalVisit.SAML_ACS)).contains(person.email());
    }

    @Test
    void tileWhenAddressNamesNoClientThenNothingComesIntoBeing() {
        // given
        SignIn signIn = realm.newPerson();
        Untouched before = Untouched.now(realm);

        // when
        Page page = signIn.browser()
                .post(
                        URI.create(realm.acsUrl() + "/clients/nobody"),
                        Map.of("SAMLResponse", unsolicited(person("lost")), "RelayState", ""));

        // then
        assertThat(signIn.isAtJumpCloud()).isFalse();
        assertThat(page.status()).isBetween(400, 499);
        before.assertUnchanged();
    }

    /** As JumpCloud would, if it lost InResponseTo and RelayState of each request. */
    @ParameterizedTest
    @ValueSource(strings = {"", "/clients/crm"})
    void tileWhenJumpCloudNeverSaysWhichLoginItAnswersThenTheLoopEnds(String below) {
        // given
        Person person = person("loop" + below.length());
        SignIn signIn = realm.newPerson();
        signIn.browser().stopAt(PortalVisit.SAML_ACS);
        URI address = URI.create(realm.acsUrl() + below);
        for (int answer = 1; answer <= 3; answer++) {
            signIn.browser().post(address, Map.of("SAMLResponse", unsolicited(person)));
            assertThat(signIn.isAtJumpCloud()).isTrue();
        }
        Untouched before = Untouched.now(realm);

        // when
        Page page = signIn.browser().post(address, Map.of("SAMLResponse", unsolicited(person)));

        // then
        before.assertRefused(page, "JC-313", "in-response-to");

        // when: the person presses the tile once more, and JumpCloud answers as it should
        signIn.browser().post(address, Map.of("SAMLResponse", unsolicited(person)));

        // then
        assertThat(signIn.isAtJumpCloud()).isTrue();
        assertThat(signIn.answer(person).status()).isLessThan(400);
        assertThat(PortalVisit.hasSession(realm, signIn, person)).isTrue();
    }

    @Test
    void tileWhenPersonHasASessionThenJumpCloudIsNotAskedAgain() {
        // given
        Person person = person("returning");
        SignIn signIn = realm.newPerson();
        signIn.pressTile(person);

        // when
        Page page = realm.post(signIn.browser(), unsolicited(person), "");

        // then
        PortalVisit.assertLanded(page, App.HOME);
        assertThat(PortalVisit.hasSession(realm, signIn, person)).isTrue();
    }

    @Test
    void tileWhenPressedByAnotherThenTheSessionOfThisBrowserStaysWhoseItWas() {
        // given
        Person owner = person("browser-owner");
        SignIn signIn = realm.newPerson();
        signIn.pressTile(owner);

        // when
        realm.post(signIn.browser(), unsolicited(person("planted")), "");

        // then
        assertThat(PortalVisit.hasSession(realm, signIn, owner)).isTrue();
        assertThat(realm.admin().usersByEmail("planted@example.com")).isEmpty();
    }

    private String unsolicited(Person person) {
        return realm.application()
                .answer(person, null)
                .base64(realm.application().key());
    }

    private static String samlMessageFor(SignIn signIn, String acs) {
        Form form = signIn.browser().form(Page.SAML_FORM);
        assertThat(form.action()).hasToString(acs);
        return new String(Base64.getMimeDecoder().decode(form.fields().get("SAMLResponse")), StandardCharsets.UTF_8);
    }
}
