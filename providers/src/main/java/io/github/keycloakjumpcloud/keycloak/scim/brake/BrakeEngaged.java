package io.github.keycloakjumpcloud.keycloak.scim.brake;

/** A deactivation or deletion was refused by the brake. The transaction is to be rolled back, the brake engaged. */
public final class BrakeEngaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrakeEngaged() {
        super("The brake is on: too many users were deactivated or deleted within an hour");
    }
}
