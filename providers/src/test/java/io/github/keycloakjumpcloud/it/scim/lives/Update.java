package io.github.keycloakjumpcloud.it.scim.lives;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Set;

/** A PUT or PATCH of a user, and what must come of it. */
record Update(Life life, Customer customer, Human human, String id, Message message) {

    void send() {
        Account account = life.account(id);
        ScimAnswer answer = customer.scim().client().exchange(message.method(), "/Users/" + id, message.body());
        life.tell(message.method() + " " + account + " of " + customer.alias() + " " + message.body() + ": "
                + answer.error());
        Set<Integer> expected = expected();
        Violation.unless(
                expected.contains(answer.status()),
                message.putsOut() ? "out comes first" : "an update is answered rightly",
                answer.error() + ", expected " + expected);
        if (answer.status() == 404) {
            customer.scimIds().remove(human);
        }
        if (answer.status() == 200) {
            updated(account, answer);
        }
    }

    private void updated(Account account, ScimAnswer answer) {
        boolean own = account.human() == human || life.seen(id).isLoose();
        Violation.unless(own, "in another's account", human + " is pushed into " + account);
        account.becomes(human);
        message.active().ifPresent(active -> {
            if (active) {
                account.letInBy(customer.alias());
            } else {
                account.putOutBy(customer.alias());
            }
        });
        Violation.unless(
                answer.body().path("active").asBoolean() != account.isOut(), "SCIM says what is", answer.text());
        message.address().ifPresent(address -> {
            String stored = customer.scim().account(id).path("email").asText("");
            Violation.unless(
                    message.putsOut() || address.equalsIgnoreCase(stored),
                    "the address is the one that was told",
                    address + " and not " + stored);
            if (address.equalsIgnoreCase(stored)) {
                life.seen().stream()
                        .filter(found -> address.equalsIgnoreCase(found.email())
                                && !found.id().equals(id))
                        .forEach(this::giveWay);
            }
        });
    }

    /** Another account had the address, and has it no longer. */
    private void giveWay(Seen before) {
        Account other = life.account(before.id());
        JsonNode now = customer.scim().account(before.id());
        Violation.unless(
                other.human() == human && now.get("username").asText().equals("closed-" + before.id()),
                "nobody loses an account",
                other + " is " + now);
        other.close();
    }

    private Set<Integer> expected() {
        if (!customer.isScimOn()) {
            return Set.of(403);
        }
        if (!message.good() && customer.isEnabled()) {
            return life.isBound(life.seen(id), customer) ? Set.of(400) : Set.of(404);
        }
        if (!message.good()) {
            return Set.of(400, 403, 404);
        }
        if (!life.isBound(life.seen(id), customer)) {
            return Set.of(404);
        }
        if (message.putsOut()) {
            return Set.of(200);
        }
        if (!customer.isEnabled()) {
            return Set.of(403);
        }
        return message.address().map(this::expectedOf).orElse(Set.of(200));
    }

    private Set<Integer> expectedOf(String address) {
        if (!customer.trusts(address)) {
            return Set.of(200, 400, 409);
        }
        boolean free = life.seen().stream()
                .filter(found -> !found.id().equals(id))
                .noneMatch(found -> address.equalsIgnoreCase(found.email())
                        || address.equals(found.links().get(customer.alias()))
                        || address.equalsIgnoreCase(found.username())
                        || found.isCalled(life.internalId(customer), address));
        boolean another = life.seen().stream()
                .anyMatch(found -> address.equalsIgnoreCase(found.email())
                        && life.account(found.id()).human() != human);
        return free ? Set.of(200) : another ? Set.of(409) : Set.of(200, 409);
    }
}
