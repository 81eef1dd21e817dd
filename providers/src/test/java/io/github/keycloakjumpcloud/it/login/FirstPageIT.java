package io.github.keycloakjumpcloud.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which buttons the first page has, and where a typed address leads: with Organizations and without. */
class FirstPageIT {

    private static final String PASSWORD_FIELD = "input[name=password]";
    private static final Map<String, String> SHOWN = Map.of("buttonOnFirstPage", "true");
    private static final Map<String, String> REDIRECTING = Map.of("redirectByEmail", "true");

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().realm("organizationsEnabled", true).create();

    private final TestRealm acme = connect("acme");
    private final TestRealm globex = connect("globex");

    @BeforeEach
    @AfterEach
    void switchOff() {
        realm.admin().update(Map.of("organizationsEnabled", true));
        for (TestRealm connection : List.of(realm, acme, globex)) {
            connection.configure(Map.of(
                    "buttonOnFirstPage", "false",
                    "redirectByEmail", "false",
                    "kc.org.broker.login.hide-when-org-unknown", "false"));
        }
    }

    @Test
    void firstPageWhenLinkedConnectionsWantNoButtonThenCustomersAreNotListed() {
        try (Customers customers = new Customers()) {
            assertThat(buttons(open())).containsExactly("jumpcloud");
        }
    }

    @Test
    void firstPageWhenOneLinkedConnectionWantsItsButtonThenItStandsBesideTheAddress() {
        try (Customers customers = new Customers()) {
            // given
            acme.configure(SHOWN);

            // when
            Page page = open();

            // then
            assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "jumpcloud");
            assertThat(page.element("input[name=username]")).isPresent();
            assertThat(page.element(PASSWORD_FIELD)).isEmpty();
        }
    }

    @Test
    void buttonWhenPressedThenItLeadsToJumpCloudAndTheAnswerSignsIn() {
        try (Customers customers = new Customers()) {
            // given
            acme.configure(SHOWN);
            SignIn signIn = acme.newPerson();
            signIn.browser().open(acme.app().signIn());

            // when
            signIn.browser().click("#social-acme");
            signIn.answer(employee("pressed", "acme.example"));

            // then
            assertThat(signIn.login().email()).isEqualTo("pressed@acme.example");
        }
    }

    @ParameterizedTest
    @CsvSource({"kc.org.broker.login.hide-when-org-unknown, true", "buttonOnFirstPage, false"})
    void firstPageWhenKeycloakOrTheConnectionHidesTheButtonThenItIsHidden(String setting, String value) {
        try (Customers customers = new Customers()) {
            // given
            acme.configure(SHOWN);
            globex.configure(SHOWN);

            // when
            acme.configure(Map.of(setting, value));

            // then
            assertThat(buttons(open())).containsExactlyInAnyOrder("globex", "jumpcloud");
        }
    }

    @Test
    void firstPageWhenAConnectionIsHiddenOnLoginThenItsButtonIsHidden() {
        try (Customers customers = new Customers()) {
            // given
            acme.configure(SHOWN);
            globex.configure(SHOWN);

            // when
            set("globex", "hideOnLogin", true);

            // then
            assertThat(buttons(open())).containsExactlyInAnyOrder("acme", "jumpcloud");
        } finally {
            set("globex", "hideOnLogin", false);
        }
    }

    @Test
    void firstPageWhenTheOrganizationIsDisabledThenItsConnectionHasNoButton() {
        try (Customers customers = new Customers()) {
            // given
            acme.configure(SHOWN);

            // when
            customers.acme.enable(false);

            // then
            assertThat(buttons(open())).containsExactly("jumpcloud");
        }
    }

    @Test
    void firstPageWhenNothingWasTypedThenItSaysSoAndKeepsItsButtons() {
        try (Customers customers = new Customers()) {
            // given
            acme.configure(SHOWN);

            // when
            Page page = type(" ");

            // then
            assertThat(page.element("#input-error-username")).isPresent();
            assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "jumpcloud");
        }
    }

    @ParameterizedTest
    @CsvSource({"new@acme.example, acme", "new@globex.example, globex"})
    void typedAddressWhenAnOrganizationHasTheDomainThenItLeadsToItsConnection(String address, String alias) {
        try (Customers customers = new Customers()) {
            acme.configure(SHOWN);

            assertThat(leadsTo(type(address))).isEqualTo(alias);
        }
    }

    @Test
    void typedAddressWhenNobodyHasTheDomainThenThePasswordIsAskedFor() {
        try (Customers customers = new Customers()) {
            acme.configure(SHOWN);
            realm.configure(REDIRECTING);

            assertThat(type("new@elsewhere.example").element(PASSWORD_FIELD)).isPresent();
        }
    }

    @Test
    void typedAddressWhenOnlyAnUnlinkedConnectionHasTheDomainThenItLeadsThere() {
        try (Customers customers = new Customers()) {
            realm.configure(REDIRECTING);

            assertThat(leadsTo(type("new@jumpcloud.example"))).isEqualTo("jumpcloud");
        }
    }

    @Test
    void typedAddressWhenOrganizationsAreOffThenItLeadsToTheConnectionWithTheDomain() {
        // given
        realm.admin().update(Map.of("organizationsEnabled", false));
        acme.configure(REDIRECTING);
        globex.configure(REDIRECTING);
        SignIn signIn = globex.newPerson();

        // when
        Page page = signIn.browser().open(realm.app().signIn());

        // then
        assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "globex", "jumpcloud");
        assertThat(page.element(PASSWORD_FIELD)).isEmpty();

        // when
        signIn.browser()
                .form("#kc-form-login")
                .fill("username", "Typed@GLOBEX.example")
                .submit();
        signIn.answer(employee("typed", "globex.example"));

        // then
        assertThat(signIn.login().email()).isEqualTo("typed@globex.example");
    }

    @Test
    void firstPageWhenOrganizationsAreOffAndNoConnectionRedirectsThenItIsKeycloaksOwn() {
        // given
        realm.admin().update(Map.of("organizationsEnabled", false));

        // when
        Page page = open();

        // then
        assertThat(page.element(PASSWORD_FIELD)).isPresent();
        assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "globex", "jumpcloud");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void typedAddressWhenPersonHasAPasswordThenItIsAskedFor(boolean organizations) {
        // given
        realm.admin().update(Map.of("organizationsEnabled", organizations));
        String address = "password-" + organizations + "@acme.example";
        realm.admin().createUser(address, People.withPassword());
        acme.configure(REDIRECTING);
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signIn());

        // when
        signIn.browser().form("#kc-form-login").fill("username", address).submit();
        signIn.browser()
                .form("#kc-form-login")
                .fill("password", People.PASSWORD)
                .submit();

        // then
        assertThat(signIn.login().email()).isEqualTo(address);
    }

    @Test
    void typedAddressWhenTwoConnectionsHaveTheDomainThenNoneIsGuessed() {
        // given
        realm.admin().update(Map.of("organizationsEnabled", false));
        acme.configure(REDIRECTING);
        globex.configure(REDIRECTING);

        // when
        Page page = type("new@shared.example");

        // then
        assertThat(page.element(PASSWORD_FIELD)).isPresent();
        assertThat(buttons(page)).contains("acme", "globex");
    }

    @ParameterizedTest
    @CsvSource({"hideOnLogin, true, false, globex", "linkOnly, true, false, ''", "enabled, false, true, ''"})
    void typedAddressWhenConnectionIsHiddenThenItStillLeadsThereUnlessNobodyMaySignInByIt(
            String field, boolean value, boolean usual, String alias) {
        // given
        realm.admin().update(Map.of("organizationsEnabled", false));
        acme.configure(REDIRECTING);
        globex.configure(REDIRECTING);
        set("globex", field, value);

        try {
            // then
            assertThat(leadsTo(type("new@globex.example"))).isEqualTo(alias);
        } finally {
            set("globex", field, usual);
        }
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void loginHintWhenItsDomainIsAConnectionsThenNobodyTypesAnything(boolean organizations) {
        // given
        realm.admin().update(Map.of("organizationsEnabled", organizations));
        realm.configure(REDIRECTING);
        SignIn signIn = realm.newPerson();

        // when
        Page page = signIn.browser().open(realm.app().signIn(Map.of("login_hint", "hinted@jumpcloud.example")));

        // then
        assertThat(leadsTo(page)).isEqualTo("jumpcloud");
    }

    private TestRealm connect(String alias) {
        TestRealm connected = realm.connect(
                alias,
                Map.of(
                        "verifiedDomains",
                        alias + ".example##shared.example",
                        "departmentRoot",
                        "/" + alias,
                        "portalClient",
                        "app"),
                application -> application);
        realm.configure(Map.of("verifiedDomains", "jumpcloud.example"));
        return connected;
    }

    private void set(String alias, String field, boolean value) {
        realm.admin().updateIdentityProvider(alias, provider -> provider.put(field, value));
    }

    private Page open() {
        return realm.browser().open(realm.app().signIn());
    }

    private Page type(String name) {
        Browser browser = realm.browser().stopAt(acme.signOnUrl()).stopAt(globex.signOnUrl());
        browser.open(realm.app().signIn());
        return browser.form("#kc-form-login").fill("username", name).submit();
    }

    private static List<String> buttons(Page page) {
        return page.document().select("a[id^=social-]").stream()
                .map(Element::id)
                .map(id -> id.substring("social-".length()))
                .toList();
    }

    /** The alias of the connection whose JumpCloud the browser has come to; empty when it is still at Keycloak. */
    private String leadsTo(Page page) {
        String form = page.element(Page.SAML_FORM)
                .map(found -> found.attr("action"))
                .orElse(page.uri().toString());
        return List.of(realm, acme, globex).stream()
                .filter(connection -> form.startsWith(connection.signOnUrl()))
                .map(TestRealm::alias)
                .findFirst()
                .orElse("");
    }

    private static Person employee(String name, String domain) {
        return Person.named(name, name + "@" + domain, "First", "Last");
    }

    /** Acme's and Globex's connections, each linked to an Organization with its domain. */
    private final class Customers implements AutoCloseable {

        private final OrganizationAdmin acme = organization("acme");
        private final OrganizationAdmin globex = organization("globex");

        private OrganizationAdmin organization(String alias) {
            OrganizationAdmin organization = OrganizationAdmin.create(realm.admin(), alias, alias + ".example");
            organization.link(alias);
            realm.admin()
                    .configure(
                            alias,
                            Map.of(
                                    "kc.org.domain",
                                    alias + ".example",
                                    "kc.org.broker.redirect.mode.email-matches",
                                    "true"));
            return organization;
        }

        @Override
        public void close() {
            acme.delete();
            globex.delete();
        }
    }
}
