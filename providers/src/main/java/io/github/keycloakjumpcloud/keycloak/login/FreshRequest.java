package io.github.keycloakjumpcloud.keycloak.login;

import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Whether the last request of a login has asked JumpCloud to authenticate the person anew, because they have another account there.
 * JumpCloud need not do so: then the person who was refused comes back.
 */
public final class FreshRequest {

    /** Client note: unlike others, it outlives the beginning of a first sign-in. */
    private static final String ASKED = "jumpcloud.fresh";

    private FreshRequest() {}

    /** An ordinary request is sent. */
    public static void forget(AuthenticationSessionModel login) {
        login.removeClientNote(ASKED);
    }

    /** Such a request was sent. */
    public static void note(AuthenticationSessionModel login) {
        login.setClientNote(ASKED, "true");
    }

    static boolean isLast(AuthenticationSessionModel login) {
        return login.getClientNote(ASKED) != null;
    }
}
