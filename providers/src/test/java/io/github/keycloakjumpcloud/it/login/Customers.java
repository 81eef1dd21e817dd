package io.github.keycloakjumpcloud.it.login;

import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Element;

/**
 * A realm with a connection of its own, {@code jumpcloud}, and with the connections of two customers, {@code acme} and
 * {@code globex}. The domain of each is its alias and {@code .example}; the customers have a further one in common.
 */
final class Customers implements AutoCloseable {

    static final String PASSWORD_FIELD = "input[name=password]";
    static final String BOTH_HAVE = "shared.example";

    private static final Map<String, String> BUTTON = Map.of("buttonOnFirstPage", "true");
    private static final Map<String, String> REDIRECT = Map.of("redirectByEmail", "true");

    private final TestRealm own = TestRealm.builder()
            .setting("verifiedDomains", "jumpcloud.example")
            .realm("organizationsEnabled", true)
            .create();

    private final TestRealm acme = connect("acme");
    private final TestRealm globex = connect("globex");

    private TestRealm connect(String alias) {
        return own.connect(
                alias,
                Map.of(
                        "verifiedDomains", domain(alias) + "##" + BOTH_HAVE,
                        "departmentRoot", "/" + alias,
                        "portalClient", "app"),
                application -> application);
    }

    TestRealm own() {
        return own;
    }

    TestRealm acme() {
        return acme;
    }

    TestRealm globex() {
        return globex;
    }

    static String domain(String alias) {
        return alias + ".example";
    }

    static Person employee(String name, TestRealm customer) {
        return Person.named(name, name + "@" + domain(customer.alias()), "First", "Last");
    }

    /** Makes the customer an Organization, whose domain leads to its connection. */
    OrganizationAdmin organization(TestRealm customer) {
        OrganizationAdmin organization =
                OrganizationAdmin.create(own.admin(), customer.alias(), domain(customer.alias()));
        organization.link(customer.alias());
        customer.configure(
                Map.of("kc.org.domain", domain(customer.alias()), "kc.org.broker.redirect.mode.email-matches", "true"));
        return organization;
    }

    void switchOrganizations(boolean on) {
        own.admin().update(Map.of("organizationsEnabled", on));
    }

    void showButton(TestRealm... connections) {
        for (TestRealm connection : connections) {
            connection.configure(BUTTON);
        }
    }

    void redirectByEmail(TestRealm... connections) {
        for (TestRealm connection : connections) {
            connection.configure(REDIRECT);
        }
    }

    /** Sets a field that Keycloak has for each identity provider. */
    void set(TestRealm connection, String field, boolean value) {
        own.admin().updateIdentityProvider(connection.alias(), provider -> provider.put(field, value));
    }

    /** A person on the first page. */
    SignIn visitor() {
        Browser browser = own.browser().stopAt(acme.signOnUrl()).stopAt(globex.signOnUrl());
        browser.open(own.app().signIn());
        return new SignIn(own, browser);
    }

    Page firstPage() {
        return visitor().browser().page();
    }

    /** The page after somebody has typed a name on the first one. */
    Page type(String name) {
        return visitor().browser().form("#kc-form-login").fill("username", name).submit();
    }

    /** The aliases of the connections that the page has buttons for. */
    static List<String> buttons(Page page) {
        return page.document().select("a[id^=social-]").stream()
                .map(Element::id)
                .map(id -> id.substring("social-".length()))
                .toList();
    }

    /** The alias of the connection whose JumpCloud the browser has come to; empty when it is still at Keycloak. */
    String leadsTo(Page page) {
        String address = page.element(Page.SAML_FORM)
                .map(form -> form.attr("action"))
                .orElse(page.uri().toString());
        return List.of(own, acme, globex).stream()
                .filter(connection -> address.startsWith(connection.signOnUrl()))
                .map(TestRealm::alias)
                .findFirst()
                .orElse("");
    }

    @Override
    public void close() {
        own.close();
    }
}
