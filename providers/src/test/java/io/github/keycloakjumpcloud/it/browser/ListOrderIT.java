package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The order of the list of connections. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ListOrderIT {

    private static final String OPERATOR = People.email("setup-operator");

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(Keycloak.ofSecondLane());
        name(TestRealm.ALIAS, "Middle");
        connect("a-customer", "Zebra");
        connect("z-customer", "Aardvark");
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void listWhenAHeadingIsPressedThenItIsSortedAndStaysSoWhenOneComesBack(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        assertThat(sorted(visit, "ascending").textContent()).isEqualTo("Alias");
        assertThat(aliases(visit)).containsExactly("a-customer", TestRealm.ALIAS, "z-customer");
        visit.assertSound();

        // when: by the keyboard alone
        visit.press("Name", "Enter");

        // then
        sorted(visit, "ascending").getByText("Name").waitFor();
        assertThat(aliases(visit)).containsExactly("z-customer", TestRealm.ALIAS, "a-customer");
        assertThat(sorted(visit, "ascending").count()).isEqualTo(1);
        visit.assertSound();

        // when: the focus is where it was
        visit.page().keyboard().press("Enter");

        // then
        sorted(visit, "descending").getByText("Name").waitFor();
        assertThat(aliases(visit)).containsExactly("a-customer", TestRealm.ALIAS, "z-customer");
        visit.heard("1–3 of 3 connections");
        chromium.screenshot(visit.page(), "setup-sorted");

        // when
        visit.link("z-customer").click();
        visit.at("Aardvark (z-customer)");
        visit.page().goBack();

        // then
        visit.at("Connections of the realm " + realm.admin().name());
        assertThat(sorted(visit, "descending").textContent()).isEqualTo("Name");

        // when: the page signs in anew
        visit.page().reload();

        // then
        visit.at("Connections of the realm " + realm.admin().name());
        assertThat(sorted(visit, "descending").textContent()).isEqualTo("Name");

        // when
        visit.page().setViewportSize(400, 800);
        visit.button("Alias").click();

        // then
        sorted(visit, "ascending").getByText("Alias").waitFor();
        visit.assertFits(chromium, "setup-sorted-400");
    }

    @Test
    void listWhenTheAddressNamesNoOrderThenItIsSortedByAlias(Chromium chromium) {
        // when
        SetupVisit visit = SetupVisit.at(
                        chromium, SetupVisit.address(realm.admin().name()) + "#connections/health")
                .signIn(OPERATOR);

        // then
        visit.at("Connections of the realm " + realm.admin().name());
        assertThat(sorted(visit, "ascending").textContent()).isEqualTo("Alias");
        visit.assertSound();
    }

    private void connect(String alias, String name) {
        realm.admin().createIdentityProvider(alias, TestRealm.PROVIDER, Map.of());
        name(alias, name);
    }

    private void name(String alias, String name) {
        realm.admin().updateIdentityProvider(alias, connection -> connection.put("displayName", name));
    }

    private static Locator sorted(SetupVisit visit, String direction) {
        return visit.page().locator("th[aria-sort=" + direction + "]");
    }

    private static List<String> aliases(SetupVisit visit) {
        return visit.page().locator("td[data-label=Alias]").allTextContents();
    }
}
