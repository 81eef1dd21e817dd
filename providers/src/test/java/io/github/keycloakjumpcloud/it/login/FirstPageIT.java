package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.login.Customers.buttons;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which buttons the first page of a vendor's realm has, whose customers are Organizations. */
class FirstPageIT {

    @AutoClose
    private Customers customers;

    private OrganizationAdmin acme;

    @BeforeAll
    void makeOrganizations() {
        customers = new Customers();
        acme = customers.organization(customers.acme());
        customers.organization(customers.globex());
    }

    @BeforeEach
    void showNoButton() {
        for (String alias : new String[] {"acme", "globex"}) {
            customers
                    .own()
                    .admin()
                    .configure(
                            alias,
                            Map.of("buttonOnFirstPage", "false", "kc.org.broker.login.hide-when-org-unknown", "false"));
        }
    }

    @Test
    void firstPageWhenLinkedConnectionsWantNoButtonThenCustomersAreNotListed() {
        assertThat(buttons(customers.firstPage())).containsExactly("jumpcloud");
    }

    @Test
    void firstPageWhenOneLinkedConnectionWantsItsButtonThenItStandsBesideTheAddress() {
        // given
        customers.showButton(customers.acme());

        // when
        Page page = customers.firstPage();

        // then
        assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "jumpcloud");
        assertThat(page.element("input[name=username]")).isPresent();
        assertThat(page.element(Customers.PASSWORD_FIELD)).isEmpty();
    }

    @Test
    void buttonWhenPressedThenItLeadsToJumpCloudAndTheAnswerSignsIn() {
        // given
        customers.showButton(customers.acme());
        SignIn signIn = customers.acme().newPerson();
        signIn.browser().open(customers.acme().app().signIn());

        // when
        signIn.browser().click("#social-acme");
        signIn.answer(Customers.employee("pressed", customers.acme()));

        // then
        assertThat(signIn.login().email()).isEqualTo("pressed@acme.example");
    }

    @ParameterizedTest
    @CsvSource({"kc.org.broker.login.hide-when-org-unknown, true", "buttonOnFirstPage, false"})
    void firstPageWhenASettingHidesOneButtonThenTheOtherStays(String setting, String value) {
        // given
        customers.showButton(customers.acme(), customers.globex());

        // when
        customers.acme().configure(Map.of(setting, value));

        // then
        assertThat(buttons(customers.firstPage())).containsExactlyInAnyOrder("globex", "jumpcloud");
    }

    @ParameterizedTest
    @CsvSource({"hideOnLogin, true", "linkOnly, true", "enabled, false"})
    void firstPageWhenKeycloakHidesOneButtonThenTheOtherStays(String field, boolean hiding) {
        // given
        customers.showButton(customers.acme(), customers.globex());

        // when
        customers.set(customers.globex(), field, hiding);

        // then
        try {
            assertThat(buttons(customers.firstPage())).containsExactlyInAnyOrder("acme", "jumpcloud");
        } finally {
            customers.set(customers.globex(), field, !hiding);
        }
    }

    @Test
    void firstPageWhenTheOrganizationIsDisabledThenItsConnectionHasNoButton() {
        // given
        customers.showButton(customers.acme(), customers.globex());

        // when
        acme.enable(false);

        // then
        try {
            assertThat(buttons(customers.firstPage())).containsExactlyInAnyOrder("globex", "jumpcloud");
        } finally {
            acme.enable(true);
        }
    }

    @Test
    void firstPageWhenNothingWasTypedThenItSaysSoAndKeepsItsButtons() {
        // given
        customers.showButton(customers.acme());

        // when
        Page page = customers.type(" ");

        // then
        assertThat(page.element("#input-error-username")).isPresent();
        assertThat(buttons(page)).containsExactlyInAnyOrder("acme", "jumpcloud");
    }
}
