package io.github.keycloakjumpcloud.simulator.keycloak;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Random passwords for one run, so that no password stands in a file. */
final class RandomPassword {
    private RandomPassword() {}

    static String create() {
        byte[] bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
