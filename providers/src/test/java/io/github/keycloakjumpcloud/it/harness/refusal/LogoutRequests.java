package io.github.keycloakjumpcloud.it.harness.refusal;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.SignatureAlgorithm;
import io.github.keycloakjumpcloud.simulator.saml.SignedMessage;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Logout requests of the JumpCloud of a realm, and what they are about. */
public record LogoutRequests(TestRealm realm) {

    public static final String LOGOUT_SERVICE = "http://127.0.0.1/saml2/logout";

    public Page post(String request) {
        return realm.browser()
                .stopAt(LOGOUT_SERVICE)
                .post(URI.create(realm.acsUrl()), Map.of("SAMLRequest", Wire.base64(request)));
    }

    public int sessions(Login login) {
        return realm.admin().sessionsOf(login.userId()).size();
    }

    public String signed(String request) {
        return SignedMessage.xml(request, realm.application().key(), SignatureAlgorithm.RSA_SHA256);
    }

    public String request(String nameId) {
        return "<saml2p:LogoutRequest xmlns:saml2p=\"urn:oasis:names:tc:SAML:2.0:protocol\""
                + " xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\" Destination=\"" + realm.acsUrl() + "\" ID=\"_"
                + UUID.randomUUID() + "\" IssueInstant=\"" + Instant.now() + "\" Version=\"2.0\"><saml2:Issuer>"
                + realm.application().issuer() + "</saml2:Issuer><saml2:NameID>" + nameId
                + "</saml2:NameID></saml2p:LogoutRequest>";
    }

    public String assertion(Person person) {
        String response = Wire.xml(realm, realm.application().answer(person, null));
        return response.substring(
                response.indexOf("<saml2:Assertion "),
                response.indexOf("</saml2:Assertion>") + "</saml2:Assertion>".length());
    }

    public static String index(String value) {
        return "<saml2p:SessionIndex>" + value + "</saml2p:SessionIndex></saml2p:LogoutRequest>";
    }

    public static String issuedBy(String issuer, String request) {
        return request.replaceFirst("<saml2:Issuer>[^<]*", "<saml2:Issuer>" + issuer);
    }
}
