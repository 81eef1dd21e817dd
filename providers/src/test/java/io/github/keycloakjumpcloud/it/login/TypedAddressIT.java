package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.login.Customers.buttons;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an address leads that is typed on the first page: with Organizations and without. */
class TypedAddressIT {

    @AutoClose
    private final Customers customers = new Customers();

    @BeforeEach
    void redirectNobody() {
        customers.switchOrganizations(true);
        for (String alias : List.of("jumpcloud", "acme", "globex")) {
            customers.own().admin().configure(alias, Map.of("redirectByEmail", "false"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "new@acme.example, acme",
        "new@globex.example, ''",
        "New@JumpCloud.Example, jumpcloud",
        "new@elsewhere.example, ''"
    })
    void addressWhenOrganizationsAreOnThenTheyDecideBeforeOtherConnections(String address, String alias) {
        // given: Acme is an Organization, and the realm's own connection is linked to none
        OrganizationAdmin acme = customers.organization(customers.acme());
        customers.redirectByEmail(customers.own());

        try {
            // when
            Page page = customers.type(address);

            // then
            assertThat(customers.leadsTo(page)).isEqualTo(alias);
            assertThat(page.element(Customers.PASSWORD_FIELD).isPresent()).isEqualTo(alias.isEmpty());
        } finally {
            acme.delete();
        }
    }

    @Test
    void addressWhenOrganizationsAreOffThenItLeadsToTheConnectionWithTheDomain() {
        // given
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.acme(), customers.globex());
        SignIn signIn = customers.globex().newPerson();

        // when
        Page page = signIn.browser().open(customers.globex().app().signIn());

        // then
        assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "globex", "jumpcloud");
        assertThat(page.element(Customers.PASSWORD_FIELD)).isEmpty();

        // when
        signIn.browser()
                .form("#kc-form-login")
                .fill("username", "Typed@GLOBEX.example")
                .submit();
        signIn.answer(Customers.employee("typed", customers.globex()));

        // then
        assertThat(signIn.login().email()).isEqualTo("typed@globex.example");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void firstPageWhenThereIsNoOrganizationAndNoConnectionRedirectsThenItIsKeycloaksOwn(boolean organizations) {
        // given
        customers.switchOrganizations(organizations);

        // when
        Page page = customers.firstPage();

        // then
        assertThat(page.element(Customers.PASSWORD_FIELD)).isPresent();
        assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "globex", "jumpcloud");
    }

    @Test
    void addressWhenNothingWasTypedThenThePageSaysSo() {
        // given
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.acme());

        // when
        Page page = customers.type(" ");

        // then
        assertThat(page.element("#input-error-username")).isPresent();
        assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "globex", "jumpcloud");
    }

    @Test
    void addressWhenTwoConnectionsHaveTheDomainThenThePersonChooses() {
        // given
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.acme(), customers.globex());

        // when
        Page page = customers.type("new@" + Customers.BOTH_HAVE);

        // then
        assertThat(page.element(Customers.PASSWORD_FIELD)).isPresent();
        assertThat(buttons(page)).contains("acme", "globex");
    }

    @ParameterizedTest
    @CsvSource({"hideOnLogin, true, globex", "linkOnly, true, ''", "enabled, false, ''"})
    void addressWhenConnectionIsHiddenThenItLeadsThereUnlessNobodyMaySignInByIt(
            String field, boolean value, String alias) {
        // given
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.acme(), customers.globex());
        customers.set(customers.globex(), field, value);

        try {
            // when
            Page page = customers.type("new@globex.example");

            // then
            assertThat(customers.leadsTo(page)).isEqualTo(alias);
        } finally {
            customers.set(customers.globex(), field, !value);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void addressWhenPersonHasAPasswordThenItIsAskedFor(boolean organizations) {
        // given
        OrganizationAdmin globex = customers.organization(customers.globex());
        customers.switchOrganizations(organizations);
        customers.redirectByEmail(customers.acme());
        String address = "password-" + organizations + "@acme.example";
        customers.own().admin().createUser(address, People.withPassword());
        SignIn signIn = customers.visitor();

        try {
            // when
            signIn.browser().form("#kc-form-login").fill("username", address).submit();
            signIn.browser()
                    .form("#kc-form-login")
                    .fill("password", People.PASSWORD)
                    .submit();

            // then
            assertThat(signIn.login().email()).isEqualTo(address);
        } finally {
            customers.switchOrganizations(true);
            globex.delete();
        }
    }

    @Test
    void addressWhenWhiteSpaceStandsAroundItThenItIsThatOfTheSamePerson() {
        // given
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.acme());
        String address = "spaced@acme.example";
        customers.own().admin().createUser(address, People.withPassword());
        SignIn signIn = customers.visitor();

        // when
        signIn.browser()
                .form("#kc-form-login")
                .fill("username", " " + address + " ")
                .submit();
        signIn.browser()
                .form("#kc-form-login")
                .fill("password", People.PASSWORD)
                .submit();

        // then
        assertThat(signIn.login().email()).isEqualTo(address);
    }

    @Test
    void addressWhenItsOrganizationLeadsNobodyThenNoOtherConnectionDoes() {
        // given
        OrganizationAdmin acme = OrganizationAdmin.create(customers.own().admin(), "acme", "acme.example");
        customers.redirectByEmail(customers.acme());
        customers.own().admin().createUser("known@acme.example", Map.of());

        try {
            // then
            assertThat(customers.leadsTo(customers.type("new@acme.example"))).isEmpty();
            assertThat(customers.leadsTo(customers.type("known@acme.example"))).isEmpty();
        } finally {
            acme.delete();
        }
    }

    @Test
    void firstPageWhenTheConnectionNamesNoDomainThenItIsKeycloaksOwn() {
        // given
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.own());
        customers.own().configure(Map.of("verifiedDomains", "*"));

        try {
            // then
            assertThat(customers.firstPage().element(Customers.PASSWORD_FIELD)).isPresent();
        } finally {
            customers.own().configure(Map.of("verifiedDomains", "jumpcloud.example"));
        }
    }

    @Test
    void secondAttemptWhenTheFirstLedAwayThenThePageIsTheFirstAgain() {
        // given
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.acme());
        SignIn signIn = customers.visitor();
        Page first = signIn.browser().page();
        signIn.browser()
                .form("#kc-form-login")
                .fill("username", "away@acme.example")
                .submit();

        // when: the person goes back to the application, and in again
        Page again = signIn.browser().open(first.uri());

        // then
        assertThat(again.element("input[name=username]")).isPresent();
        assertThat(again.element(Customers.PASSWORD_FIELD)).isEmpty();
    }
}
