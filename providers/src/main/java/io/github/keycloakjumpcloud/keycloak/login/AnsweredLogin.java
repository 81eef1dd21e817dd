package io.github.keycloakjumpcloud.keycloak.login;

import java.util.Map;
import java.util.Set;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The login of this request for whose failure we answer. Keycloak catches failures at the end of a first sign-in, and writes an
 * event that names the person: one event tells of a refusal, and that is ours.
 *
 * @param codeId by which Keycloak's events name the login
 */
record AnsweredLogin(String codeId) {

    /** Keycloak has a constant for it from 26.6 on. */
    private static final String ALREADY_LINKED = "identityProviderAlreadyLinkedToCurrentUserMessage";

    /** What Keycloak's broker says of a failure that it has caught. */
    private static final Set<String> CAUGHT = Set.of(Messages.IDENTITY_PROVIDER_UNEXPECTED_ERROR, ALREADY_LINKED);

    /** Keycloak writes an error in a session of its own: that and the login's have no more in common than the thread. */
    private static final ThreadLocal<AnsweredLogin> OF_THREAD = new ThreadLocal<>();

    /** From now on, until this thread answers another login. */
    static void begin(AuthenticationSessionModel login) {
        OF_THREAD.set(new AnsweredLogin(login.getParentSession().getId()));
    }

    static void end() {
        OF_THREAD.remove();
    }

    /** Whether the event is Keycloak's about a failure that we answer for. */
    static boolean tellsTwice(Event event) {
        AnsweredLogin answered = OF_THREAD.get();
        Map<String, String> details = event.getDetails();
        return answered != null
                && event.getError() != null
                && CAUGHT.contains(event.getError())
                && details != null
                && answered.codeId().equals(details.get(Details.CODE_ID))
                && !details.containsKey(Refusals.CODE);
    }
}
