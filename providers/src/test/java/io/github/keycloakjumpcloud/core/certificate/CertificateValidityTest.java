package io.github.keycloakjumpcloud.core.certificate;

import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.NOW;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.expired;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.future;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.valid;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateValidityTest {

    private static final Instant EXPIRED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant FUTURE = Instant.parse("2027-01-01T00:00:00Z");

    static Stream<Arguments> certificates() {
        X509Certificate longExpired = TestCertificate.of(5, "2015-01-01T00:00:00Z", "2020-01-01T00:00:00Z");
        return Stream.of(
                Arguments.of(List.of(), null, null),
                Arguments.of(List.of(valid(1)), null, null),
                Arguments.of(List.of(expired()), EXPIRED, null),
                Arguments.of(List.of(expired(), longExpired), EXPIRED, null),
                Arguments.of(List.of(expired(), valid(1)), null, null),
                Arguments.of(List.of(future()), null, FUTURE),
                Arguments.of(List.of(future(), valid(1)), null, null),
                Arguments.of(List.of(future(), expired()), null, FUTURE));
    }

    @ParameterizedTest
    @MethodSource("certificates")
    void ofWhenCertificatesDifferThenOneValidOneIsEnough(
            List<X509Certificate> certificates, Instant expiredSince, Instant notYetValidUntil) {
        assertThat(CertificateValidity.of(certificates, NOW))
                .isEqualTo(new CertificateValidity(
                        Optional.ofNullable(expiredSince), Optional.ofNullable(notYetValidUntil)));
    }

    @Test
    void ofWhenTimeIsTheVeryLastMomentThenStillValid() {
        assertThat(CertificateValidity.of(List.of(expired()), EXPIRED).allExpiredSince())
                .isEmpty();
        assertThat(CertificateValidity.of(List.of(expired()), EXPIRED.plusMillis(1))
                        .allExpiredSince())
                .contains(EXPIRED);
        assertThat(CertificateValidity.of(List.of(future()), FUTURE).notYetValidUntil())
                .isEmpty();
        assertThat(CertificateValidity.of(List.of(future()), FUTURE.minusMillis(1))
                        .notYetValidUntil())
                .contains(FUTURE);
    }
}
