package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Form;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Providers of Keycloak's own types beside a connection. Their first sign-ins end at an address that the connection's
 * share, and go on as without the jar.
 */
class OtherProviderIT {
    private static final String LINK = "#linkAccount";
    private static final String END = "/broker/after-first-broker-login";

    @AutoClose
    private TestRealm realm;

    private TestRealm partner;
    private RealmAdmin admin;
    private int people;
    private Person person;

    @BeforeAll
    void createRealm() {
        // With all that would refuse people, were they of the connection.
        realm = TestRealm.builder()
                .setting("linkExisting", "never")
                .setting("provisioningMode", "scim-only")
                .setting("allowedGroups", "Nobody")
                .create();
        admin = realm.admin();
        partner = realm.connectPlainSaml("partner");
    }

    @BeforeEach
    void namePerson() {
        person = person("person-" + ++people);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "first-login-end", "jumpcloud-saml", "after-first-broker-login", "login", "scim"})
    void firstAndLaterLoginWhenTheProviderIsKeycloaksOwnThenNothingIsDifferent(String alias) {
        // given
        TestRealm provider = realm.connectPlainSaml(alias);
        admin.clearEvents();

        // when
        SignIn first = provider.atJumpCloud();
        first.answer(person);
        review(first, person);
        Login login = first.login();
        Login later = provider.login(person);

        // then
        assertThat(login.email()).isEqualTo(person.email());
        assertThat(later.userId()).isEqualTo(login.userId());
        assertLinkedTo(alias, login.userId());
        assertThat(admin.get("users/" + login.userId()).path("attributes").has("jumpcloudBegun"))
                .isFalse();
        assertThat(admin.events("REGISTER")).hasSize(1);
        assertThat(admin.events("LOGIN")).hasSize(2);
    }

    @Test
    void firstLoginWhenAnAccountIsThereThenThePersonConfirmsAndItIsLinked() {
        // given
        String userId = admin.createUser(person.email(), People.withPassword());

        // when
        SignIn first = partner.atJumpCloud();
        first.answer(person);
        review(first, person);
        confirm(first);
        Login login = first.login();

        // then
        assertThat(login.userId()).isEqualTo(userId);
        assertLinkedTo("partner", userId);
        assertThat(partner.login(person).userId()).isEqualTo(userId);
    }

    @Test
    void firstLoginWhenTheAccountAdministratesThenThePersonMayLinkItAllTheSame() {
        // given
        String userId = admin.createUser(person.email(), People.withPassword());
        new RoleAdmin(admin).grantClientRole(userId, "realm-management", "view-events");

        // when
        SignIn first = partner.atJumpCloud();
        first.answer(person);
        review(first, person);
        confirm(first);

        // then
        assertThat(first.login().userId()).isEqualTo(userId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/broker/after%2Dfirst%2Dbroker%2Dlogin",
                "/broker/%61fter-first-broker-login",
                "/broker/after-first-broker-login;a=b",
                "/broker/after-first-broker-login/",
                "/broker//after-first-broker-login"
            })
    void firstLoginWhenItsEndIsWrittenInAnotherWayThenItEndsOrKeycloakRefusesTheAddress(String path) {
        // given
        SignIn first = partner.atJumpCloud();
        first.browser().stopAt(realm.entityId() + END);
        first.answer(person);
        Page end = review(first, person);

        // when
        Page page = first.browser().open(end.uri().toString().replace(END, path));
        if (page.status() == 400) {
            // Keycloak 26.4 does not look at the path for that.
            boolean looked = Keycloak.isAtLeast("26.5") || !path.contains(";");
            assertThat(page.body()).contains(looked ? "Request path" : "Invalid Request");
            first.browser().open(end.uri());
        }

        // then
        assertThat(first.login().email()).isEqualTo(person.email());
    }

    @Test
    void firstLoginsWhenTheNameOfTheRealmMustBeEncodedThenTheyEnd() {
        // given
        try (TestRealm named = TestRealm.builder().realm("realm", "S\u00fcd 1").create()) {
            // when
            SignIn first = named.connectPlainSaml("plain").atJumpCloud();
            first.answer(person);
            review(first, person);
            Login ofConnection = named.login(person("own-" + people));

            // then
            assertThat(first.login().email()).isEqualTo(person.email());
            assertThat(ofConnection.email()).isEqualTo("own-" + people + "@example.com");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"first", "post"})
    void endWhenTheRealmIsATemplateThenThereIsNoSuchRealm(String end) {
        // when
        Page page = realm.browser()
                .open(realm.entityId()
                        .replaceAll("/realms/.*", "/realms/%7Bx%7D/broker/after-" + end + "-broker-login"));

        // then
        assertThat(page.status()).isEqualTo(404);
    }

    @Test
    void endWhenNothingIsPendingThenKeycloakAnswersAndNoCodeOfOursDoes() {
        // when
        Page page = realm.browser().open(realm.entityId() + END + "?client_id=app&tab_id=none&session_code=none");

        // then
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).doesNotContain("JC-");
    }

    @Test
    void firstLoginsWhenInTwoTabsThenTheOneThatEndsFirstIsIn() {
        // given
        SignIn tabs = partner.atJumpCloud();
        tabs.answer(person);
        Form firstTab = tabs.browser().form("form");
        tabs.start();
        tabs.answer(person);
        Form secondTab = tabs.browser().form("form");

        // when
        secondTab
                .fill("email", person.email())
                .fill("firstName", "Given")
                .fill("lastName", "Family")
                .submit();
        Login login = tabs.login();
        Page other = firstTab.fill("email", person.email())
                .fill("firstName", "Given")
                .fill("lastName", "Family")
                .submit();

        // then
        assertLinkedTo("partner", login.userId());
        assertThat(admin.usersByEmail(person.email())).hasSize(1);
        assertThat(other.status()).isLessThan(500);
        assertThat(other.body()).doesNotContain("JC-");
    }

    @Test
    void firstLoginsWhenOneTabIsAConnectionsThenEachEndsByItsOwnRule() {
        // given: the connection's settings refuse this person, the other provider's ask
        TestRealm open = realm.connect("open", Map.of("provisioningMode", "jit"), application -> application);
        Person colleague = person("colleague-" + people);
        String end = realm.entityId() + END;
        SignIn ofPartner = partner.atJumpCloud();
        ofPartner.answer(person);
        SignIn ofConnection = new SignIn(open, ofPartner.browser());
        ofConnection.browser().stopAt(open.signOnUrl()).stopAt(end);
        ofConnection.start();
        Page pending = ofConnection.answer(colleague);
        assertThat(pending.uri().toString()).startsWith(end);
        String made = admin.user(colleague.email()).get("id").asText();
        admin.updateUser(made, user -> user.put("enabled", false));

        // when
        Page refused = ofConnection.browser().open(pending.uri());

        // then
        assertThat(RefusalPage.of(refused).code()).isEqualTo("JC-203");
    }

    /** Keycloak's own flow asks for what the provider did not say. */
    private static Page review(SignIn signIn, Person person) {
        return signIn.browser()
                .form("form")
                .fill("username", person.email())
                .fill("email", person.email())
                .fill("firstName", "Given")
                .fill("lastName", "Family")
                .submit();
    }

    private static void confirm(SignIn signIn) {
        signIn.browser().form("form").press(LINK);
        signIn.browser().form("form").fill("password", People.PASSWORD).submit();
    }

    private void assertLinkedTo(String alias, String userId) {
        assertThat(admin.federatedIdentitiesOf(userId)).singleElement().satisfies(link -> assertThat(
                        link.get("identityProvider").asText())
                .isEqualTo(alias));
    }
}
