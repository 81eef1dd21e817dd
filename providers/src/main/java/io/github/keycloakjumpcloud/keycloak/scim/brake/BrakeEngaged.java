package io.github.keycloakjumpcloud.keycloak.scim.brake;

/** The brake has refused to take an account from its person. The caller must roll back and engage the brake. */
public final class BrakeEngaged extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BrakeEngaged() {
        super("The brake is on: too many people lost their accounts within an hour");
    }
}
