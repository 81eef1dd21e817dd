package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A life: what was done so far, what is true, and what Keycloak showed after the last step. */
final class Life {

    private final Town town;
    private final int number;
    private final List<Customer> customers;
    private final Map<String, Account> accounts = new LinkedHashMap<>();
    private final List<String> story = new ArrayList<>();
    private Map<String, Seen> seen = Map.of();

    Life(Town town, int number, List<Customer> customers) {
        this.town = town;
        this.number = number;
        this.customers = customers;
    }

    /** @throws Violation when something is no longer as it must be */
    void take(Step step) {
        Customer customer = customer(step);
        if (step.variant() % 2 == 0) {
            customer.reopen();
        }
        story.add(step.toString());
        int before = story.size();
        step.act().perform(this, step);
        if (story.size() == before) {
            // Nothing could be done.
            story.remove(before - 1);
            return;
        }
        seen = Seen.all(admin());
        new LifeCheck(this, customer).check();
    }

    /** Adds to what is told of the present step. */
    void tell(String what) {
        story.add("    " + what);
    }

    String story() {
        return String.join("\n", story);
    }

    int number() {
        return number;
    }

    Town town() {
        return town;
    }

    RealmAdmin admin() {
        return town.admin();
    }

    List<Customer> customers() {
        return customers;
    }

    Customer customer(Step step) {
        return customers.get(step.customer());
    }

    String internalId(Customer customer) {
        return town.internalId(customers.indexOf(customer));
    }

    Collection<Account> accounts() {
        return accounts.values();
    }

    Account account(String id) {
        return accounts.get(id);
    }

    /** All accounts as they were after the last step. */
    Collection<Seen> seen() {
        return seen.values();
    }

    Seen seen(String id) {
        return seen.get(id);
    }

    /** One of the person's accounts that are not closed. */
    Optional<Account> accountOf(Human human, int choice) {
        List<Account> own = accounts.values().stream()
                .filter(account -> account.human() == human && !account.isClosed())
                .toList();
        return own.isEmpty() ? Optional.empty() : Optional.of(own.get(choice % own.size()));
    }

    /** Whether the connection has to do with the account: it is linked, or its SCIM client holds it. */
    boolean isBound(Seen account, Customer customer) {
        return account.links().containsKey(customer.alias()) || account.isHeldBy(internalId(customer));
    }

    /** The accounts by which a connection has somebody, as they were after the last step. */
    List<Seen> boundTo(Customer customer, Human human) {
        return seen.values().stream()
                .filter(found -> isBound(found, customer))
                .filter(found -> {
                    Account account = accounts.get(found.id());
                    return account != null && account.human() == human && !account.isClosed();
                })
                .toList();
    }

    /**
     * An account has become somebody's by a message of a connection.
     *
     * @param subject under which the message names the person
     */
    Account arrived(Customer customer, Human human, String id, String address, String subject) {
        Account account = accounts.computeIfAbsent(id, made -> new Account(made, human));
        Seen before = seen.get(id);
        boolean known = before != null && account.human() == human;
        boolean free = before == null || before.isLoose() && address.equalsIgnoreCase(before.email());
        Violation.unless(known || free, "in another's account", human + " came to " + account);
        if (before == null || !isBound(before, customer)) {
            List<Seen> others = boundTo(customer, human).stream()
                    .filter(other -> !Objects.equals(other.id(), id))
                    .toList();
            boolean strange = others.stream()
                    .noneMatch(other -> address.equalsIgnoreCase(other.email())
                            || subject.equals(other.links().get(customer.alias())));
            Violation.unless(strange, "one account a person", human + " has got " + id);
            if (!others.isEmpty()) {
                account.standsBesides();
            }
        }
        account.becomes(human);
        return account;
    }
}
