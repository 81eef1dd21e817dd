package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;

/** A message that came to the wrong place or at the wrong moment, whatever it says. */
final class Misdelivery {

    private Misdelivery() {}

    static Refusal severalMessages() {
        return new Refusal(RefusalReason.NOT_A_SAML_RESPONSE, RefusalFact.SEVERAL_MESSAGES);
    }

    static Refusal loop() {
        return anotherRequest(RefusalFact.LOOP);
    }

    static Refusal notAnAnswer() {
        return anotherRequest(RefusalFact.ANSWERS_NO_REQUEST);
    }

    static Refusal nobodyWaits() {
        return anotherRequest(RefusalFact.NOBODY_WAITS);
    }

    static Refusal atTheAddressOfAClient() {
        return anotherRequest(RefusalFact.ADDRESS_OF_A_CLIENT);
    }

    /** Keycloak needs the RelayState to find the pending login, and would not say that it is missing. */
    static Refusal relayStateMissing() {
        return anotherRequest(RefusalFact.RELAY_STATE_MISSING);
    }

    /** Keycloak compares the request's id only, which another organization may have learnt. */
    static Refusal anotherConnectionsLogin() {
        return anotherRequest(RefusalFact.LOGIN_OF_ANOTHER_CONNECTION);
    }

    /** Keycloak would answer without a code. */
    static Refusal anotherProvidersLinking() {
        return anotherRequest(RefusalFact.LINKING_OF_ANOTHER_PROVIDER);
    }

    static Refusal noLogoutWaits() {
        return anotherRequest(RefusalFact.NO_LOGOUT_WAITS);
    }

    private static Refusal anotherRequest(RefusalFact fact) {
        return new Refusal(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, fact);
    }
}
