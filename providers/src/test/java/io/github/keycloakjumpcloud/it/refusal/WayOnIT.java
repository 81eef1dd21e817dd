package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a person goes on who was refused; and what an address that was made by somebody else does. */
class WayOnIT {

    private static final String AGAIN = "#jumpcloud-retry";
    private static final String ANOTHER_ACCOUNT = "#jumpcloud-another-account";
    private static final String LOGIN_PAGE = "#jumpcloud-login-page";
    private static final String ADVICE = "#jumpcloud-refusal-advice";

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .groups()
                .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
                .create();
    }

    @BeforeEach
    void restoreDefaults() {
        realm.configure(Map.of("provisioningMode", "jit", "linkExisting", "verified-domain", "loginHint", ""));
    }

    @Test
    void anotherAccountWhenChosenThenJumpCloudIsAskedAnewForThatRequestAlone() {
        // given
        realm.configure(Map.of("loginHint", "true"));
        SignIn signIn = realm.newPerson();
        signIn.browser()
                .open(realm.app()
                        .signIn(Map.of(
                                "kc_idp_hint", TestRealm.ALIAS, "login_hint", SampleDirectory.OTHER_GROUP.email())));
        assertThat(signIn.request().forceAuthn()).isFalse();
        Page page = refused(signIn, SampleDirectory.OTHER_GROUP, "JC-101");
        assertThat(page.element(AGAIN)).isEmpty();

        // when
        signIn.browser().click(ANOTHER_ACCOUNT);

        // then
        assertThat(signIn.isAtJumpCloud()).isTrue();
        assertThat(signIn.request().forceAuthn()).isTrue();
        assertThat(message(signIn)).doesNotContain(SampleDirectory.OTHER_GROUP.email());

        // when
        signIn.answer(SampleDirectory.ORDINARY);

        // then
        assertThat(signIn.login().email()).isEqualTo(SampleDirectory.ORDINARY.email());
        assertThat(realm.admin().settings(TestRealm.ALIAS).getOrDefault("forceAuthn", "false"))
                .isEqualTo("false");
        assertThat(realm.atJumpCloud().request().forceAuthn()).isFalse();
    }

    /** JumpCloud need not ask anew; the same button would lead to the same page for ever. */
    @Test
    void anotherAccountWhenJumpCloudSendsTheSamePersonThenThePageSaysWhatToDoInstead() {
        // given
        SignIn signIn = realm.atJumpCloud();
        assertThat(refused(signIn, SampleDirectory.OTHER_GROUP, "JC-101").element(ADVICE))
                .isEmpty();
        signIn.browser().click(ANOTHER_ACCOUNT);

        // when
        Page page = refused(signIn, SampleDirectory.OTHER_GROUP, "JC-101");

        // then
        assertThat(page.element(ANOTHER_ACCOUNT)).isEmpty();
        assertThat(page.element(ADVICE).orElseThrow().text()).contains("sign out of JumpCloud first", "private window");
    }

    /** What the refused first sign-in has left behind is no part of the next one. */
    @Test
    void anotherAccountWhenAFirstSignInWasRefusedThenTheOtherPersonSignsIn() {
        // given
        Person invited = inGroup("way-invited");
        String account = realm.login(invited).userId();
        realm.configure(Map.of("provisioningMode", "invite-only"));
        SignIn signIn = realm.atJumpCloud();
        refused(signIn, inGroup("way-uninvited"), "JC-201");

        // when
        signIn.browser().click(ANOTHER_ACCOUNT);
        signIn.answer(invited);

        // then
        assertThat(signIn.login().userId()).isEqualTo(account);
    }

    @Test
    void anotherAccountWhenSomebodyAddsTheConnectionToTheirAccountThenThatGoesOn() {
        // given
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        fields.put("emailVerified", true);
        String email = "way-own@elsewhere.example";
        String account = realm.admin().createUser(email, fields);
        SignIn signIn = realm.newPerson().askForLink(email);
        refused(signIn, SampleDirectory.OTHER_GROUP, "JC-101");
        Person mine = inGroup("way-mine");

        // when
        signIn.browser().click(ANOTHER_ACCOUNT);
        assertThat(signIn.request().forceAuthn()).isTrue();
        signIn.answer(mine);

        // then
        assertThat(realm.admin().federatedIdentitiesOf(account))
                .extracting(link -> link.get("userId").asText())
                .containsExactly(mine.email());
        assertThat(signIn.login().userId()).isEqualTo(account);
    }

    @Test
    void tryAgainWhenTheAnswerWasReadTwiceThenLoginStartsAfreshAndSucceeds() {
        // given
        SignIn signIn = realm.atJumpCloud();
        Page page = signIn.answer(SampleDirectory.ORDINARY, answer -> answer.withInResponseTo("ANOTHER"));
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-313");
        assertThat(page.element(ANOTHER_ACCOUNT)).isEmpty();

        // when
        signIn.browser().click(AGAIN);
        if (!signIn.isAtJumpCloud()) {
            // Keycloak before 26.6 forgets there that the application has named the connection.
            signIn.browser().click("#social-" + TestRealm.ALIAS);
        }
        assertThat(signIn.request().forceAuthn()).isFalse();
        signIn.answer(SampleDirectory.ORDINARY);

        // then
        assertThat(signIn.login().email()).isEqualTo(SampleDirectory.ORDINARY.email());
    }

    @Test
    void refusalWhenOnlyAnAdministratorCanHelpThenNothingLeadsBack() {
        Page page = realm.atJumpCloud()
                .answer(SampleDirectory.ORDINARY, answer -> answer.withAudience("https://other.example.com"));

        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-305");
        assertThat(page.document().select(String.join(",", AGAIN, ANOTHER_ACCOUNT, LOGIN_PAGE)))
                .isEmpty();
    }

    @Test
    void loginPageWhenAnAccountMayNotBeLinkedThenThePersonSignsInAsBefore() {
        // given
        realm.configure(Map.of("linkExisting", "never"));
        Person known = inGroup("way-known");
        realm.admin().createUser(known.email(), People.withPassword());
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signIn());
        signIn.browser().click("#social-" + TestRealm.ALIAS);
        refused(signIn, known, "JC-204");

        // when
        signIn.browser().click(LOGIN_PAGE);
        signIn.browser()
                .form("form")
                .fill("username", known.email())
                .fill("password", People.PASSWORD)
                .submit();

        // then
        assertThat(signIn.login().email()).isEqualTo(known.email());

        // and not where the application would send the person to JumpCloud again
        assertThat(refused(realm.atJumpCloud(), known, "JC-204").element(LOGIN_PAGE))
                .isEmpty();
    }

    @Test
    void anotherAccountWhenItsAddressIsOpenedInAnotherBrowserThenNobodyIsSentToJumpCloud() {
        // given
        SignIn mine = realm.atJumpCloud();
        String address = addressOf(refused(mine, SampleDirectory.OTHER_GROUP, "JC-101"));
        Untouched before = Untouched.now(realm);

        // when: in a browser without a login, and in one that has another
        Browser fresh = realm.browser();
        fresh.open(address);
        SignIn other = realm.atJumpCloud();
        String theirs = other.request().relayState();
        SignIn lured = new SignIn(realm, other.browser());
        lured.browser().open(address);

        // then
        assertThat(fresh.page().carriesSaml()).isFalse();
        assertThat(lured.isAtJumpCloud() && lured.request().forceAuthn()).isFalse();
        assertThat(fresh.page().status()).isLessThan(500);
        before.assertUnchanged();
        assertThat(theirs).isNotBlank();

        // and the login that it names still goes on
        mine.browser().click(ANOTHER_ACCOUNT);
        assertThat(mine.isAtJumpCloud()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?client_id=app", "?client_id=nobody&tab_id=x", "?tab_id=%00&client_data=%7Bx"})
    void anotherAccountWhenItsAddressIsMadeUpThenKeycloakSaysThatThereIsNoLogin(String query) {
        Browser browser = realm.browser();

        Page page = browser.open(realm.entityId() + "/jumpcloud/" + realm.alias() + "/another-account" + query);

        assertThat(page.status()).isEqualTo(400);
        assertThat(page.carriesSaml()).isFalse();
    }

    @Test
    void anotherAccountWhenTheConnectionWasDisabledMeanwhileThenItIsRefused() {
        // given
        SignIn signIn = realm.atJumpCloud();
        refused(signIn, SampleDirectory.OTHER_GROUP, "JC-101");
        realm.admin().updateIdentityProvider(TestRealm.ALIAS, connection -> connection.put("enabled", false));

        try {
            // when
            Page page = signIn.browser().click(ANOTHER_ACCOUNT);

            // then
            assertThat(RefusalPage.of(page).code()).isEqualTo("JC-107");
        } finally {
            realm.admin().updateIdentityProvider(TestRealm.ALIAS, connection -> connection.put("enabled", true));
        }
    }

    private static Page refused(SignIn signIn, Person person, String code) {
        Page page = signIn.answer(person);
        assertThat(RefusalPage.of(page).code()).isEqualTo(code);
        return page;
    }

    private static String addressOf(Page page) {
        return page.element(ANOTHER_ACCOUNT).orElseThrow().attr("abs:href");
    }

    /** The request as it went over the wire. */
    private static String message(SignIn signIn) {
        return new String(
                Base64.getMimeDecoder()
                        .decode(signIn.browser().form(Page.SAML_FORM).fields().get("SAMLRequest")),
                StandardCharsets.UTF_8);
    }

    private static Person inGroup(String name) {
        return person(name).withGroups(SampleDirectory.ALLOWED_GROUP);
    }
}
