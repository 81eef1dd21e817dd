package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.StockSaml;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** People who sign in: through the connection of the realm, and through Keycloak's own SAML provider beside it. */
final class SignInSite {

    private static final int MAPPED_GROUPS = 5;
    private static final String DEPARTMENT = "Department 01";

    private final KeycloakServer server;
    private final TestRealm ours;
    private final TestRealm stock;

    private SignInSite(KeycloakServer server, TestRealm ours, TestRealm stock) {
        this.server = server;
        this.ours = ours;
        this.stock = stock;
    }

    static SignInSite of(KeycloakServer server, BenchmarkRealm realm) {
        AdminApi api = new AdminApi(server.admin());
        api.realm(realm.name()).createClient(App.representation());
        TestRealm ours = new TestRealm(
                server.baseUri(),
                api.realm(realm.name()),
                new App(server.baseUri(), realm.name()),
                BenchmarkRealm.ALIAS,
                BenchmarkRealm.SIGN_ON_URL,
                realm.application().withGroupAttributeName("memberOf"));
        ours.configure(Map.of("verifiedDomains", "example.com", "redirectByEmail", "true", "allowedGroups", "Team *"));
        return new SignInSite(server, ours, StockSaml.connect(ours, groups(MAPPED_GROUPS), DEPARTMENT));
    }

    TestRealm ours() {
        return ours;
    }

    TestRealm stock() {
        return stock;
    }

    long pid() {
        return server.pid();
    }

    /** Somebody of the department who is in so many groups; Keycloak's own provider maps the first five. */
    static Person person(String name, int groups) {
        return Person.named(name, name + "@example.com", "Ada", "Family-" + name)
                .withJobTitle("Engineer")
                .withDepartment(DEPARTMENT)
                .withGroups(groups(groups));
    }

    /**
     * Keycloak's own provider maps the first groups alone; the people get as many others by hand, so that they are in as many
     * groups as those of a connection.
     *
     * @param people who have signed in through that provider
     */
    void fillUp(List<Person> people, int groups) {
        List<String> others = IntStream.range(MAPPED_GROUPS, groups)
                .mapToObj(number -> stock.admin().createGroup(null, "By hand " + groups + "-" + number, Map.of()))
                .toList();
        people.forEach(person -> {
            String id = stock.admin().user(person.email()).get("id").asText();
            others.forEach(group -> stock.admin().joinGroup(id, group));
        });
    }

    private static List<String> groups(int count) {
        return IntStream.range(0, count).mapToObj(i -> "Team " + i).toList();
    }
}
