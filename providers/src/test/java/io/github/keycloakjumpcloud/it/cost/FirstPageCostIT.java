package io.github.keycloakjumpcloud.it.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Statements of the first page and of an address that is typed there, with one connection and with many. */
class FirstPageCostIT {

    private static final int MANY = 60;

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("verifiedDomains", "example.com")
            .setting("redirectByEmail", "true")
            .create();

    @Test
    void firstPageWhenTheRealmHasManyConnectionsThenItTakesNoMore() {
        // given
        long page = Statements.of(realm.admin(), this::firstPage);
        long address = Statements.of(realm.admin(), () -> type("new@example.com"));
        long unknown = Statements.of(realm.admin(), () -> type("new@unknown.example"));

        // when
        IntStream.range(0, MANY).forEach(this::addCustomer);

        // then
        Cost.assertAtMost(realm.admin(), page, this::firstPage);
        Cost.assertAtMost(realm.admin(), address, () -> type("new@example.com"));
        Cost.assertAtMost(realm.admin(), address, () -> type("new@customer-7.example"));
        Cost.assertAtMost(realm.admin(), unknown, () -> type("new@unknown.example"));

        // then
        assertThat(type("new@customer-7.example").uri().toString()).startsWith("https://customer-7.example/");
        assertThat(firstPage().document().select("a[id^=social-]")).hasSize(1);
        // The customers' keys in the realm's page of the password are none of the many either.
        assertThat(type("new@unknown.example").document().select("a[id^=social-]"))
                .hasSize(1);
    }

    @Test
    void firstPageWhenNobodyWantsAnAddressThenItIsAskedByOneStatement() {
        // given
        realm.configure(Map.of("redirectByEmail", "false"));

        try {
            // when
            List<String> statements = Statements.texts(realm.admin(), this::firstPage);

            // then
            assertThat(statements)
                    .filteredOn(text -> text.contains("identity_provider") || text.contains("server_config"))
                    .hasSizeLessThan(2);
        } finally {
            realm.configure(Map.of("redirectByEmail", "true"));
        }
    }

    private void addCustomer(int number) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "idpEntityId", "JumpCloud-" + number,
                "singleSignOnServiceUrl", "https://customer-" + number + ".example/sso",
                "verifiedDomains", "customer-" + number + ".example",
                "redirectByEmail", "true",
                "postBindingAuthnRequest", "false"));
        realm.admin().createIdentityProvider("customer-" + number, TestRealm.PROVIDER, settings);
        realm.admin().updateIdentityProvider("customer-" + number, provider -> provider.put("hideOnLogin", true));
    }

    private Page firstPage() {
        return browser().page();
    }

    private Page type(String address) {
        return browser().form("#kc-form-login").fill("username", address).submit();
    }

    private Browser browser() {
        Browser browser = realm.browser().stopAt("https://customer-7.example/");
        browser.open(realm.app().signIn());
        return browser;
    }
}
