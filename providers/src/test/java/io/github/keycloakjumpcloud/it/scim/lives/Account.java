package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.Login;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is true of an account: whose it is, who has put the person out, who is signed in to it. */
final class Account {

    static final String ADMIN = "admin";
    private static final String CLOSED = "closed";

    private final String id;
    private Human human;
    private boolean password;
    /** Got by signing in under an address that Keycloak had not been told of, or is told of no more. */
    private boolean besides;

    private final Set<String> keepers = new LinkedHashSet<>();
    private final List<Login> logins = new ArrayList<>();
    private final List<Login> ended = new ArrayList<>();

    Account(String id, Human human) {
        this.id = id;
        this.human = human;
    }

    String id() {
        return id;
    }

    Human human() {
        return human;
    }

    void becomes(Human owner) {
        human = owner;
    }

    List<Login> logins() {
        return logins;
    }

    /** Sign-ins from before the person was put out. */
    List<Login> ended() {
        return ended;
    }

    boolean hasPassword() {
        return password;
    }

    void givePassword() {
        password = true;
    }

    boolean isBesides() {
        return besides;
    }

    void standsBesides() {
        besides = true;
    }

    /** Nobody but those who keep the person out can let them in; an administrator always can. */
    boolean isOut() {
        return !keepers.isEmpty();
    }

    Set<String> keepers() {
        return keepers;
    }

    /** Whoever comes first shuts the door; connections keep it shut together, and leave an administrator's alone. */
    void putOutBy(String party) {
        boolean shutByConnections = !keepers.contains(ADMIN) && !keepers.contains(CLOSED);
        if (keepers.isEmpty() || (shutByConnections && !party.equals(ADMIN))) {
            keepers.add(party);
        }
    }

    void letInBy(String party) {
        if (party.equals(ADMIN)) {
            keepers.clear();
        } else {
            keepers.remove(party);
        }
    }

    /** Another account of the same person has taken its place. */
    void close() {
        keepers.clear();
        keepers.add(CLOSED);
    }

    boolean isClosed() {
        return keepers.contains(CLOSED);
    }

    @Override
    public String toString() {
        return human + "'s " + id.substring(0, 8) + " kept out by " + keepers;
    }
}
