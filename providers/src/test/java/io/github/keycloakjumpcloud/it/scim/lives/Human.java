package io.github.keycloakjumpcloud.it.scim.lives;

import java.util.List;

/** Somebody whose life is told. Two of them share each connection, and one is a customer of both. */
enum Human {
    ALICE("alice", "first.example", 0),
    BOB("bob", "second.example", 1),
    CAROL("carol", "both.example", 0, 1);

    private final String given;
    private final String domain;
    private final List<Integer> customers;

    Human(String given, String domain, Integer... customers) {
        this.given = given;
        this.domain = domain;
        this.customers = List.of(customers);
    }

    /** The number of one of the connections whose JumpCloud knows this person. */
    int customer(int choice) {
        return customers.get(choice % customers.size());
    }

    List<Integer> customers() {
        return customers;
    }

    /** Addresses that JumpCloud may give to this person; the last one to anybody, and both connections may. */
    List<String> addresses(int life) {
        return List.of(
                given + "-" + life + "@" + domain,
                given + "-new-" + life + "@both.example",
                "o'" + given + "-" + life + "@both.example",
                "shared-" + life + "@both.example");
    }

    /** An address that only an administrator gives to this person. */
    String adminsAddress(int life) {
        return given + "-renamed-" + life + "@both.example";
    }

    /** The NameID that no other person ever has. */
    String lastingId(int life) {
        return "id-of-" + given + "-" + life;
    }

    String externalId(int life) {
        return "ext-" + given + "-" + life;
    }
}
