package io.github.keycloakjumpcloud.core.response;

import static io.github.keycloakjumpcloud.core.response.TestResponse.NOW;
import static io.github.keycloakjumpcloud.core.response.TestResponse.VALID;
import static io.github.keycloakjumpcloud.core.response.TestResponse.expected;
import static io.github.keycloakjumpcloud.core.response.TestResponse.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictChecksTest {

    @Test
    void checkWhenNothingStandsOutThenAddsNoRefusal() {
        assertThat(StrictChecks.check(good().build(), expected(VALID), NOW)).isEmpty();
    }

    @Test
    void checkWhenConnectionExpectsNoIssuerThenRefuses() {
        ExpectedFacts expected = expected(VALID);
        ExpectedFacts withoutIssuer = new ExpectedFacts(
                expected.spEntityId(),
                expected.acsUrl(),
                Optional.empty(),
                expected.clockSkew(),
                expected.certificates(),
                expected.demands());

        assertThat(StrictChecks.check(good().build(), withoutIssuer, NOW).map(Refusal::reason))
                .contains(RefusalReason.WRONG_ISSUER);
    }

    @Test
    void checkWhenThereAreTwoAssertionsThenRefuses() {
        assertThat(refusal(good().assertions(2), VALID)).contains(RefusalReason.SIGNATURE_INVALID);
        assertThat(refusal(good().assertions(0), VALID)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#dsa-sha1",
                "http://www.w3.org/2000/09/xmldsig#hmac-sha1",
                "http://www.w3.org/2001/04/xmldsig-more#hmac-sha256",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-md5",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha1",
                "http://www.w3.org/2007/05/xmldsig-more#sha1-rsa-MGF1",
            })
    void checkWhenSignatureIsWeakThenRefuses(String algorithm) {
        assertThat(refusal(good().signature(algorithm), VALID)).contains(RefusalReason.ALGORITHM_TOO_WEAK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2000/09/xmldsig#sha1",
                "http://www.w3.org/2001/04/xmldsig-more#md5",
                "SHA1",
            })
    void checkWhenDigestIsWeakThenRefuses(String algorithm) {
        assertThat(refusal(good().digest(algorithm), VALID)).contains(RefusalReason.ALGORITHM_TOO_WEAK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256",
                "http://www.w3.org/2001/04/xmldsig-more#rsa-sha512",
                "http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256",
                "http://www.w3.org/2007/05/xmldsig-more#sha256-rsa-MGF1",
            })
    void checkWhenSignatureIsStrongThenAddsNoRefusal(String algorithm) {
        assertThat(refusal(good().signature(algorithm), VALID)).isEmpty();
    }

    @Test
    void checkWhenEveryCertificateHasExpiredThenRefusesLast() {
        CertificateValidity expired = new CertificateValidity(Optional.of(NOW.minusSeconds(1)), Optional.empty());

        assertThat(refusal(good(), expired)).contains(RefusalReason.CERTIFICATE_EXPIRED);
        assertThat(refusal(good().digest("x#sha1"), expired)).contains(RefusalReason.ALGORITHM_TOO_WEAK);
        assertThat(refusal(good().digest("x#sha1").assertions(2), expired)).contains(RefusalReason.SIGNATURE_INVALID);
    }

    private static Optional<RefusalReason> refusal(ResponseFacts.Builder response, CertificateValidity certificates) {
        return StrictChecks.check(response.build(), expected(certificates), NOW).map(Refusal::reason);
    }
}
