package io.github.keycloakjumpcloud.simulator.saml;

/** The values of JumpCloud's setting "SAMLSubject NameID Format". */
public enum NameIdFormat {
    /** JumpCloud's default. The URN is not in the standard (SAML Core 8.3.1 has {@code SAML:1.1}). */
    UNSPECIFIED_1_0("urn:oasis:names:tc:SAML:1.0:nameid-format:unspecified"),
    EMAIL_ADDRESS("urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"),
    PERSISTENT("urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"),
    TRANSIENT("urn:oasis:names:tc:SAML:2.0:nameid-format:transient"),
    UNSPECIFIED_2_0("urn:oasis:names:tc:SAML:2.0:nameid-format:unspecified");

    private final String uri;

    NameIdFormat(String uri) {
        this.uri = uri;
    }

    public String uri() {
        return uri;
    }
}
