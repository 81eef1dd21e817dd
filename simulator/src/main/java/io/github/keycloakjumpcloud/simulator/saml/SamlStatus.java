package io.github.keycloakjumpcloud.simulator.saml;

import java.util.Objects;

/**
 * The status of a response (SAML Core 3.2.2.1).
 *
 * @param code    top-level status URI
 * @param subCode second-level status URI; null leaves it out
 * @param message text for a person; null leaves it out
 */
public record SamlStatus(String code, String subCode, String message) {

    private static final String PREFIX = "urn:oasis:names:tc:SAML:2.0:status:";

    public static final SamlStatus SUCCESS = new SamlStatus(PREFIX + "Success", null, null);

    public SamlStatus {
        Objects.requireNonNull(code, "code");
    }

    /** The status for a person who is not allowed to use the application. */
    public static SamlStatus requestDenied(String message) {
        return new SamlStatus(PREFIX + "Responder", PREFIX + "RequestDenied", message);
    }

    public boolean success() {
        return equals(SUCCESS);
    }
}
