package io.github.keycloakjumpcloud.it.scim.lives;

import java.util.List;
import java.util.Set;

/** Somebody whom a connection sends to Keycloak to sign in, and what must come of it. */
record Newcomer(Life life, Customer customer, Human human, String address, String subject) {

    private static final Set<String> OF_THE_ACCOUNT = Set.of("JC-203", "JC-204");

    /** @throws Violation when the arrival is none of those that are right */
    void judge(Arrival arrival) {
        boolean out = isOut();
        boolean in = !out && isKnownAndIn();
        String who = human + " as " + subject + ", " + address + " through " + customer.alias();
        life.tell(who + (out ? " (is out)" : in ? " (is in)" : "") + ": "
                + arrival.getClass().getSimpleName());
        if (arrival instanceof Arrival.In login) {
            Violation.unless(!out, "who is out is not in", who);
            String id = login.login().userId();
            life.tell("in account " + id);
            Account account = life.arrived(customer, human, id, address, subject);
            Violation.unless(!account.isOut(), "who is out is not in", who + " in " + account);
            account.logins().add(login.login());
        } else if (arrival instanceof Arrival.Refused refused) {
            life.tell(refused.code());
            Violation.unless(!in, "who is in may come back", who + " " + refused.code());
            Violation.unless(OF_THE_ACCOUNT.contains(refused.code()), "a code that is true", who + refused.code());
        } else {
            Violation.unless(!in, "who is in may come back without a question", who);
            Violation.unless(!out, "who is out is told so", who);
        }
    }

    /** The person's own accounts that the connection can know by what it says. */
    private List<Seen> known() {
        return life.seen().stream()
                .filter(found -> life.account(found.id()).human() == human)
                .filter(found -> isLinked(found) || isHeldUnderAddress(found) || isReleasedUnderAddress(found))
                .toList();
    }

    private boolean isOut() {
        return known().stream()
                .anyMatch(found -> isReleasedUnderAddress(found)
                        || life.account(found.id()).isOut());
    }

    private boolean isKnownAndIn() {
        boolean elsewhere = life.seen().stream()
                .anyMatch(found -> address.equalsIgnoreCase(found.email()) && !isLinked(found) && !mayBeFound(found));
        return !elsewhere && known().size() == 1 && (isLinked(known().get(0)) || mayBeFound(known().get(0)));
    }

    private boolean isLinked(Seen found) {
        return subject.equals(found.links().get(customer.alias()));
    }

    private boolean isHeldUnderAddress(Seen found) {
        return address.equalsIgnoreCase(found.email()) && life.isBound(found, customer);
    }

    /** SCIM links by the address, for want of the NameID. */
    private boolean mayBeFound(Seen found) {
        String linked = found.links().get(customer.alias());
        return address.equalsIgnoreCase(found.email())
                && found.verified()
                && found.isHeldBy(life.internalId(customer))
                && (linked == null || linked.equals(address));
    }

    private boolean isReleasedUnderAddress(Seen found) {
        String connection = life.internalId(customer);
        return found.isReleasedBy(connection) && found.email().isEmpty() && found.isCalled(connection, address);
    }
}
