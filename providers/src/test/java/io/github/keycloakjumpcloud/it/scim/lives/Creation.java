package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Set;

/** A POST of a user, and what must come of it. */
record Creation(Life life, Customer customer, Human human, String address, boolean active) {

    void send() {
        ScimAnswer answer = customer.scim()
                .post("/Users", Message.person(life, human, address).put("active", active));
        life.tell("POST " + human + " " + address + " active " + active + " of " + customer.alias() + ": "
                + answer.error() + " " + answer.id());
        Violation.unless(
                expected().contains(answer.status()),
                "a create is answered rightly",
                answer.error() + ", expected " + expected());
        if (answer.status() == 201) {
            created(answer);
        }
    }

    private void created(ScimAnswer answer) {
        Account account = life.arrived(customer, human, answer.id(), address, address);
        customer.scimIds().put(human, answer.id());
        if (active) {
            account.letInBy(customer.alias());
        } else {
            account.putOutBy(customer.alias());
        }
        Violation.unless(
                answer.body().path("active").asBoolean() != account.isOut(), "SCIM says what is", answer.text());
    }

    private Set<Integer> expected() {
        if (!customer.isScimOn() || !customer.isEnabled()) {
            return Set.of(403);
        }
        if (!customer.trusts(address)) {
            return Set.of(400);
        }
        List<Seen> met = life.seen().stream().filter(this::isMet).toList();
        if (met.isEmpty()) {
            return Set.of(201);
        }
        if (met.size() > 1) {
            return Set.of(201, 409);
        }
        Seen one = met.get(0);
        if (one.isHeldBy(connection())) {
            return Set.of(409);
        }
        boolean own = life.account(one.id()).human() == human;
        boolean nobodyElses = one.records().values().stream().noneMatch("held"::equals) && one.verified();
        boolean signedIn = address.equals(one.email()) && one.links().containsKey(customer.alias());
        return own && signedIn && nobodyElses ? Set.of(201) : Set.of(201, 409);
    }

    /** By its address, its link, its name, or what SCIM told of it. */
    private boolean isMet(Seen found) {
        return address.equalsIgnoreCase(found.email())
                || address.equals(found.links().get(customer.alias()))
                || address.equalsIgnoreCase(found.username())
                || found.isCalled(connection(), address);
    }

    private String connection() {
        return life.internalId(customer);
    }
}
