package io.github.keycloakjumpcloud.simulator.keycloak;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords that exist for one run only, so that none is ever written down. */
final class RandomPassword {
    private RandomPassword() {}

    static String create() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
