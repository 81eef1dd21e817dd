package io.github.keycloakjumpcloud.simulator.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class SigningKeyTest {

    @Test
    void certificateWhenGeneratedThenIsSelfSignedForFiveYearsAsJumpClouds() throws Exception {
        X509Certificate certificate = SigningKey.generate().certificate();

        certificate.verify(certificate.getPublicKey());
        certificate.checkValidity();
        assertThat(certificate.getSigAlgName()).isEqualTo("SHA256withRSA");
        assertThat(certificate.getSubjectX500Principal().getName())
                .isEqualTo("CN=JumpCloudSAMLUser,OU=JumpCloudSAMLIdP,O=Example Corp,L=Boulder,ST=CO,C=US");
        assertThat(certificate.getIssuerX500Principal()).isEqualTo(certificate.getSubjectX500Principal());
        assertThat(certificate.getNotAfter().toInstant())
                .isEqualTo(certificate
                        .getNotBefore()
                        .toInstant()
                        .atZone(ZoneOffset.UTC)
                        .plusYears(5)
                        .toInstant());
    }

    @Test
    void pemWhenReadBackThenIsTheCertificate() throws Exception {
        SigningKey key = SigningKey.generate();

        X509Certificate read = (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(
                        new ByteArrayInputStream(key.certificatePem().getBytes(StandardCharsets.US_ASCII)));

        assertThat(read).isEqualTo(key.certificate());
        assertThat(key.certificateBase64()).doesNotContain("\n");
    }

    @Test
    void reissuedWhenInThePastThenKeepsTheKeyAndIsExpired() {
        SigningKey key = SigningKey.generate();

        SigningKey expired = key.reissued(Instant.parse("2019-01-01T00:00:00Z"), Instant.parse("2024-01-01T00:00:00Z"));

        assertThat(expired.certificate().getPublicKey())
                .isEqualTo(key.certificate().getPublicKey());
        assertThatThrownBy(() -> expired.certificate().checkValidity()).isInstanceOf(CertificateExpiredException.class);
    }
}
