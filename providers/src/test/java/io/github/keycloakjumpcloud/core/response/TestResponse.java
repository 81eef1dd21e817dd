package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A response in which nothing stands out, and the connection that expects it. */
final class TestResponse {

    static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");
    static final String ACS = "https://id.example/realms/r/broker/jumpcloud/endpoint";
    static final String SP = "https://id.example/realms/r";
    static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
    static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";
    static final CertificateValidity VALID = new CertificateValidity(Optional.empty(), Optional.empty());

    private TestResponse() {}

    /** With issuer and addresses, but no signature, audience or times yet. */
    static ResponseFacts.Builder addressed() {
        return ResponseFacts.response()
                .success()
                .issuer("JumpCloud")
                .destination(ACS)
                .recipient(ACS)
                .assertions(1)
                .named();
    }

    static ResponseFacts.Builder good() {
        return addressed()
                .signature(RSA_SHA256)
                .digest(SHA256)
                .audience(SP)
                .notBefore(NOW.minusSeconds(300))
                .notOnOrAfter(NOW.plusSeconds(300))
                .inResponseTo("ID_1")
                .expectedRequestId("ID_1");
    }

    static ExpectedFacts expected(CertificateValidity certificates) {
        return expected(certificates, Demands.NONE);
    }

    static ExpectedFacts expected(CertificateValidity certificates, Demands demands) {
        return new ExpectedFacts(SP, ACS, Optional.of("JumpCloud"), Duration.ofSeconds(60), certificates, demands);
    }
}
