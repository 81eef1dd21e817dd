package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** The realm in which lives are told, with two connections that share one verified domain. */
final class Town implements AutoCloseable {

    private static final List<List<String>> DOMAINS =
            List.of(List.of("first.example", "both.example"), List.of("second.example", "both.example"));

    private final TestRealm realm;
    private final List<TestRealm> connections;
    private final List<ScimSide> scim;
    private final List<String> internalIds;
    private final AtomicInteger lives = new AtomicInteger();

    Town() {
        realm = TestRealm.builder()
                .setting("scimBrakePercent", "0")
                .setting("verifiedDomains", "first.example", "both.example")
                .create();
        TestRealm second = realm.connect(
                "second",
                Map.of("scimBrakePercent", "0", "verifiedDomains", "second.example##both.example"),
                application -> application);
        connections = List.of(realm, second);
        scim = connections.stream().map(ScimSide::of).toList();
        internalIds = connections.stream()
                .map(connection -> admin().identityProvider(connection.alias())
                        .get("internalId")
                        .asText())
                .toList();
    }

    RealmAdmin admin() {
        return realm.admin();
    }

    TestRealm realm() {
        return realm;
    }

    String internalId(int customer) {
        return internalIds.get(customer);
    }

    /** Customers whose directories nobody has changed yet. */
    Life newLife(long seed) {
        int number = lives.incrementAndGet();
        Random random = new Random(seed);
        List<Customer> customers = List.of(customer(0, number, random), customer(1, number, random));
        for (Human human : Human.values()) {
            human.customers().forEach(customer -> customers
                    .get(customer)
                    .give(human, human.addresses(number).get(0)));
        }
        return new Life(this, number, customers);
    }

    private Customer customer(int which, int life, Random random) {
        return new Customer(connections.get(which), scim.get(which), DOMAINS.get(which), life, random.nextBoolean());
    }

    /** Nothing of a life is left for the next one. */
    void tidy(Life life) {
        life.customers().forEach(Customer::reopen);
        admin().get("users?max=1000").forEach(user -> admin().api()
                .delete(admin().path("users/" + user.get("id").asText())));
    }

    @Override
    public void close() {
        realm.close();
    }
}
