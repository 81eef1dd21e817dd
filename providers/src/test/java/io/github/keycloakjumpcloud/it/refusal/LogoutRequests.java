package io.github.keycloakjumpcloud.it.refusal;

/** Logout requests of JumpCloud, and what they are about. */
final class LogoutRequests {

    private LogoutRequests() {}

    static String index(String value) {
        return "<saml2p:SessionIndex>" + value + "</saml2p:SessionIndex></saml2p:LogoutRequest>";
    }

    static String issuedBy(String issuer, String request) {
        return request.replaceFirst("<saml2:Issuer>[^<]*", "<saml2:Issuer>" + issuer);
    }
}
