package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;

/** A message that came to the wrong place or at the wrong moment, whatever it says. */
final class Misdelivery {

    private Misdelivery() {}

    static Refusal severalMessages() {
        return new Refusal(RefusalReason.NOT_A_SAML_RESPONSE, "several messages at once; one is allowed");
    }

    static Refusal loop() {
        return anotherRequest(
                "a loop: JumpCloud has answered one login after the other without saying which one it answers");
    }

    static Refusal notAnAnswer() {
        return anotherRequest("a login is pending, and the response does not say that it answers it");
    }

    static Refusal nobodyWaits() {
        return anotherRequest("no login of this browser waits for the answer");
    }

    static Refusal atTheAddressOfAClient() {
        return anotherRequest("the address of a client takes no answers to a request");
    }

    /** Keycloak needs the RelayState to find the pending login, and would not say that it is missing. */
    static Refusal relayStateMissing() {
        return anotherRequest("the RelayState is missing");
    }

    /** Keycloak compares the request's id only, which another organization may have learnt. */
    static Refusal anotherConnectionsLogin() {
        return anotherRequest("the pending login is another connection's");
    }

    /** Keycloak would answer without a code. */
    static Refusal anotherProvidersLinking() {
        return anotherRequest("the person asked to link another identity provider than the one that answers");
    }

    static Refusal noLogoutWaits() {
        return anotherRequest("no logout of this browser waits for the answer");
    }

    private static Refusal anotherRequest(String fact) {
        return new Refusal(RefusalReason.ANSWER_TO_ANOTHER_REQUEST, fact);
    }
}
