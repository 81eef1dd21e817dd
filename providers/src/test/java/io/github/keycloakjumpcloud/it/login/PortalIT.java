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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tile in the JumpCloud portal and the sign-in link: a fresh login for the portal client, and never a shortcut. */
class PortalIT {
    private static final String SAML_ACS = "http://127.0.0.1/crm/acs";

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        realm.admin().createClient(Map.of("clientId", "without-address", "redirectUris", List.of("*")));
        realm.admin()
                .createClient(
                        Map.of("clientId", "disabled", "enabled", false, "baseUrl", "http://127.0.0.1/disabled/"));
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "strict",
                        "rootUrl",
                        "http://127.0.0.1/strict",
                        "baseUrl",
                        "/home/",
                        "redirectUris",
                        List.of("/home/*"),
                        "attributes",
                        Map.of("pkce.code.challenge.method", "S256")));
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "urn:crm",
                        "protocol",
                        "saml",
                        "redirectUris",
                        List.of("http://127.0.0.1/crm/*"),
                        "attributes",
                        // Without the first, Keycloak makes the client an RSA-4096 key, which can take minutes.
                        Map.of(
                                "saml.client.signature",
                                "false",
                                "saml_idp_initiated_sso_url_name",
                                "crm",
                                "saml_assertion_consumer_url_post",
                                SAML_ACS,
                                "saml_name_id_format",
                                "email")));
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
        assertLanded(page, App.HOME);
        assertThat(sessionIsThere(signIn, person)).isTrue();
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
        assertLanded(page, "http://127.0.0.1/strict/home/");
        assertThat(sessionIsThere(signIn, person)).isTrue();
    }

    @Test
    void tileWhenPortalClientIsSamlThenItGetsAResponse() {
        // given
        realm.configure(Map.of("portalClient", "urn:crm"));
        Person person = person("crm-user");
        SignIn signIn = realm.newPerson();
        signIn.browser().stopAt(SAML_ACS);

        // when
        signIn.pressTile(person);

        // then
        assertThat(samlMessageFor(signIn, SAML_ACS)).contains(person.email());
    }

    @Test
    void tileWhenAddressNamesASamlClientThenAFreshLoginStartsForIt() {
        // given
        Person person = person("named");
        SignIn signIn = realm.newPerson();
        signIn.browser().stopAt(SAML_ACS);
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
        assertThat(samlMessageFor(signIn, SAML_ACS)).contains(person.email());
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
        signIn.browser().stopAt(SAML_ACS);
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
        assertThat(sessionIsThere(signIn, person)).isTrue();
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
        assertLanded(page, App.HOME);
        assertThat(sessionIsThere(signIn, person)).isTrue();
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
        assertThat(sessionIsThere(signIn, owner)).isTrue();
        assertThat(realm.admin().usersByEmail("planted@example.com")).isEmpty();
    }

    private String unsolicited(Person person) {
        return realm.application()
                .answer(person, null)
                .base64(realm.application().key());
    }

    private String link() {
        return realm.entityId() + "/jumpcloud/" + realm.alias() + "/login";
    }

    /** At exactly this address; Keycloak may tell session and issuer, but nothing that a client must handle. */
    private static void assertLanded(Page page, String address) {
        assertThat(page.status()).isZero();
        assertThat(page.uri().toString().replaceFirst("\\?.*", "")).isEqualTo(address);
        assertThat(page.parameter("code")).isEmpty();
        assertThat(page.parameter("error")).isEmpty();
        assertThat(page.parameter("state")).isEmpty();
        assertThat(page.uri().getFragment()).isNull();
    }

    /** The application signs the person in without anybody being asked. */
    private boolean sessionIsThere(SignIn signIn, Person person) {
        Page page = signIn.browser().open(realm.app().signIn());
        return realm.app().login(page).email().equals(person.email());
    }

    private static String samlMessageFor(SignIn signIn, String acs) {
        Form form = signIn.browser().form(Page.SAML_FORM);
        assertThat(form.action()).hasToString(acs);
        return new String(Base64.getMimeDecoder().decode(form.fields().get("SAMLResponse")), StandardCharsets.UTF_8);
    }
}
