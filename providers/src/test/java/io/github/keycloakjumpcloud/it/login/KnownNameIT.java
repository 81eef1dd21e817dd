package io.github.keycloakjumpcloud.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the first page does with a name that nobody types: the application hands it over, or Keycloak remembers it. */
class KnownNameIT {

    @AutoClose
    private final Customers customers = new Customers();

    @BeforeEach
    void redirectNobody() {
        customers.switchOrganizations(true);
        for (String alias : new String[] {"jumpcloud", "acme"}) {
            customers.own().admin().configure(alias, Map.of("redirectByEmail", "false"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void loginHintWhenItsDomainIsAConnectionsThenNobodyTypesAnything(boolean organizations) {
        // given
        customers.switchOrganizations(organizations);
        customers.redirectByEmail(customers.own());
        SignIn signIn = customers.visitor();

        // when
        Page page =
                signIn.browser().open(customers.own().app().signIn(Map.of("login_hint", "hinted@jumpcloud.example")));

        // then
        assertThat(customers.leadsTo(page)).isEqualTo("jumpcloud");
    }

    @Test
    void loginHintWhenThereIsAnOrganizationThenItLeadsToTheConnectionOfItsDomain() {
        // given
        OrganizationAdmin acme = customers.organization(customers.acme());
        customers.redirectByEmail(customers.own());
        SignIn signIn = customers.visitor();

        try {
            // when
            Page page = signIn.browser()
                    .open(customers.own().app().signIn(Map.of("login_hint", "hinted@jumpcloud.example")));

            // then
            assertThat(customers.leadsTo(page)).isEqualTo("jumpcloud");
        } finally {
            acme.delete();
        }
    }

    @Test
    void loginHintWhenPersonHasAPasswordThenTheFirstPageHoldsTheAddress() {
        // given
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.own());
        String address = "hinted-admin@jumpcloud.example";
        customers.own().admin().createUser(address, People.withPassword());

        // when
        Page page = customers.visitor().browser().open(customers.own().app().signIn(Map.of("login_hint", address)));

        // then
        assertThat(page.element("input[name=username]").orElseThrow().attr("value"))
                .isEqualTo(address);
    }

    @Test
    void firstPageWhenKeycloakRemembersAPersonThenItHoldsTheirName() {
        // given
        customers.own().admin().update(Map.of("rememberMe", true));
        String name = "remembered@jumpcloud.example";
        customers.own().admin().createUser(name, People.withPassword());
        SignIn signIn = customers.visitor();
        signIn.browser()
                .form("#kc-form-login")
                .fill("username", name)
                .fill("password", People.PASSWORD)
                .fill("rememberMe", "on")
                .submit();
        customers.own().app().signOut(signIn.login());

        // when
        customers.switchOrganizations(false);
        customers.redirectByEmail(customers.acme());
        Page page = signIn.browser().open(customers.own().app().signIn());

        // then
        assertThat(page.element(Customers.PASSWORD_FIELD)).isEmpty();
        assertThat(page.element("input[name=username]").orElseThrow().attr("value"))
                .isEqualTo(name);
        assertThat(page.element("input[name=rememberMe]").orElseThrow().hasAttr("checked"))
                .isTrue();
    }
}
