package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.ArrayList;
import java.util.List;

/**
 * Keys for further JumpCloud organizations. A key takes a tenth of a second of the processor, so that there are {@value #KEYS} of
 * them in a run, given in turn: more than the connections of one realm that a test tells apart by their keys.
 */
final class SigningKeys {
    private static final int KEYS = 24;

    private static final List<SigningKey> MADE = new ArrayList<>();
    private static int given;

    private SigningKeys() {}

    /** A key that none of the last {@value #KEYS} minus one has. */
    static synchronized SigningKey next() {
        int place = given++ % KEYS;
        if (place == MADE.size()) {
            MADE.add(SigningKey.generate());
        }
        return MADE.get(place);
    }
}
