package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.Refused;

/** A message that came to the wrong place or at the wrong moment, whatever it says. */
final class Misdelivery {

    private Misdelivery() {}

    static Refused severalMessages() {
        return new Refused(Refusal.NOT_A_SAML_RESPONSE, "several messages at once; one is allowed");
    }

    static Refused loop() {
        return anotherRequest(
                "a loop: JumpCloud has answered one login after the other without saying which one it answers");
    }

    static Refused notAnAnswer() {
        return anotherRequest("a login is pending, and the response does not say that it answers it");
    }

    static Refused nobodyWaits() {
        return anotherRequest("no login of this browser waits for the answer");
    }

    static Refused atTheAddressOfAClient() {
        return anotherRequest("the address of a client takes no answers to a request");
    }

    /** Keycloak needs the RelayState to find the pending login, and would not say that it is missing. */
    static Refused relayStateMissing() {
        return anotherRequest("the RelayState is missing");
    }

    /** Keycloak compares the request's id only, which another organization may have learnt. */
    static Refused anotherConnectionsLogin() {
        return anotherRequest("the pending login is another connection's");
    }

    /** Keycloak would answer without a code. */
    static Refused anotherProvidersLinking() {
        return anotherRequest("the person asked to link another identity provider than the one that answers");
    }

    static Refused noLogoutWaits() {
        return anotherRequest("no logout of this browser waits for the answer");
    }

    private static Refused anotherRequest(String fact) {
        return new Refused(Refusal.ANSWER_TO_ANOTHER_REQUEST, fact);
    }
}
