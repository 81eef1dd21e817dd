package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Optional;

/** What JumpCloud's SCIM client does, and what must come of it. */
final class ScimActs {

    private ScimActs() {}

    /** As JumpCloud does: it updates whom it knows, else looks them up, else creates them. */
    static void push(Life life, Step step) {
        Customer customer = life.customer(step);
        Human human = step.human();
        String address = customer.address(human);
        if (!customer.scimIds().containsKey(human) && customer.isScimOn()) {
            ScimAnswer found = customer.scim().find("Users", "userName eq \"" + address + "\"");
            List<String> ids = ScimSide.ids(found);
            Violation.unless(ids.size() < 2, "SCIM finds one", address + " is " + ids);
            ids.forEach(id -> customer.scimIds().put(human, id));
        }
        Optional<String> known = Optional.ofNullable(customer.scimIds().get(human));
        if (known.isPresent()) {
            update(life, customer, human, Message.put(life, human, address, address, 9));
        } else {
            new Creation(life, customer, human, address, true).send();
        }
    }

    /** Without a look whether the person is there. */
    static void create(Life life, Step step) {
        Customer customer = life.customer(step);
        new Creation(life, customer, step.human(), customer.address(step.human()), step.choose(4) != 0).send();
    }

    static void replace(Life life, Step step) {
        Customer customer = life.customer(step);
        if (!customer.scimIds().containsKey(step.human())) {
            push(life, step);
            return;
        }
        String address = customer.address(step.human());
        update(
                life,
                customer,
                step.human(),
                Message.put(life, step.human(), address, taken(life, step), step.choose(12)));
    }

    static void patch(Life life, Step step) {
        Customer customer = life.customer(step);
        if (!customer.scimIds().containsKey(step.human())) {
            push(life, step);
            return;
        }
        update(
                life,
                customer,
                step.human(),
                Message.patch(customer.address(step.human()), taken(life, step), step.choose(11)));
    }

    /**
     * The address of somebody else whom a SCIM client holds, if there is one. Nobody could tell an address of which only
     * sign-ins have told from one that the person has got since.
     */
    private static String taken(Life life, Step step) {
        return life.seen().stream()
                .filter(found -> life.account(found.id()).human() != step.human())
                .filter(found -> found.records().containsValue("held"))
                .map(Seen::email)
                .filter(email -> !email.isEmpty())
                .findFirst()
                .orElseGet(() -> life.customer(step).address(step.human()));
    }

    static void delete(Life life, Step step) {
        Customer customer = life.customer(step);
        String id = customer.scimIds().get(step.human());
        if (id == null) {
            push(life, step);
            return;
        }
        Account account = life.account(id);
        boolean owned = life.isBound(life.seen(id), customer);
        ScimAnswer answer = customer.scim().delete("/Users/" + id);
        life.tell("DELETE " + account + " of " + customer.alias() + ": " + answer.status());
        int expected = !customer.isScimOn() ? 403 : owned ? 204 : 404;
        Violation.unless(answer.status() == expected, "out comes first", "DELETE " + answer.error());
        if (answer.status() == 204) {
            account.putOutBy(customer.alias());
            customer.scimIds().remove(step.human());
            Violation.unless(
                    !customer.scim().account(id).has("email")
                            && customer.scim()
                                    .account(id)
                                    .get("username")
                                    .asText()
                                    .equals("released-" + id),
                    "a released account holds no name",
                    customer.scim().account(id).toString());
        }
        if (answer.status() == 404) {
            customer.scimIds().remove(step.human());
        }
    }

    private static void update(Life life, Customer customer, Human human, Message message) {
        new Update(life, customer, human, customer.scimIds().get(human), message).send();
    }
}
