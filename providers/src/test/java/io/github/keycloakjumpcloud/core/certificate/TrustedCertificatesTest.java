package io.github.keycloakjumpcloud.core.certificate;

import static io.github.keycloakjumpcloud.core.certificate.CertificateUse.CURRENT;
import static io.github.keycloakjumpcloud.core.certificate.CertificateUse.EXPIRED;
import static io.github.keycloakjumpcloud.core.certificate.CertificateUse.NEXT;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.NOW;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.expired;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.future;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.valid;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.certificate.NextCertificate.Expired;
import io.github.keycloakjumpcloud.core.certificate.NextCertificate.Held;
import io.github.keycloakjumpcloud.core.certificate.NextCertificate.HeldAlready;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TrustedCertificatesTest {

    static Stream<Arguments> uses() {
        return Stream.of(
                Arguments.of(List.of(valid(1)), List.of(CURRENT)),
                Arguments.of(List.of(valid(1), valid(2)), List.of(CURRENT, NEXT)),
                Arguments.of(List.of(valid(2), valid(1), future()), List.of(CURRENT, NEXT, NEXT)),
                Arguments.of(List.of(future(), valid(1)), List.of(NEXT, CURRENT)),
                Arguments.of(List.of(expired(), valid(1)), List.of(EXPIRED, CURRENT)),
                Arguments.of(List.of(expired(), future()), List.of(EXPIRED, NEXT)),
                Arguments.of(List.of(expired()), List.of(EXPIRED)));
    }

    @ParameterizedTest
    @MethodSource("uses")
    void useOfWhenSeveralAreTrustedThenTheFirstValidOneIsCurrent(
            List<X509Certificate> trusted, List<CertificateUse> uses) {
        TrustedCertificates certificates = new TrustedCertificates(trusted, NOW);

        assertThat(trusted.stream().map(certificates::useOf)).isEqualTo(uses);
    }

    @Test
    void useOfWhenTheCurrentOneExpiresThenTheNextOneIsCurrent() {
        X509Certificate first = TestCertificate.of(1, "2026-01-01T00:00:00Z", "2026-07-01T00:00:00Z");
        List<X509Certificate> both = List.of(first, valid(2));

        assertThat(new TrustedCertificates(both, NOW).useOf(valid(2))).isEqualTo(NEXT);

        TrustedCertificates later = new TrustedCertificates(both, Instant.parse("2026-07-01T00:00:01Z"));
        assertThat(later.useOf(first)).isEqualTo(EXPIRED);
        assertThat(later.useOf(valid(2))).isEqualTo(CURRENT);
    }

    static Stream<Arguments> next() {
        return Stream.of(
                Arguments.of(List.of(valid(1)), valid(2), new Held(List.of(valid(1), valid(2)))),
                Arguments.of(List.of(valid(1)), future(), new Held(List.of(valid(1), future()))),
                Arguments.of(List.of(valid(1), valid(2)), valid(3), new Held(List.of(valid(1), valid(3)))),
                Arguments.of(List.of(valid(1), valid(2), future()), future(), new Held(List.of(valid(1), future()))),
                Arguments.of(List.of(future(), valid(1)), valid(2), new Held(List.of(valid(1), valid(2)))),
                Arguments.of(List.of(expired(), valid(1)), valid(2), new Held(List.of(valid(1), valid(2)))),
                Arguments.of(List.of(expired()), valid(1), new Held(List.of(valid(1)))),
                Arguments.of(List.of(), valid(1), new Held(List.of(valid(1)))),
                Arguments.of(List.of(valid(1), valid(2)), valid(2), new HeldAlready()),
                Arguments.of(List.of(expired(), valid(1), valid(2)), valid(2), new HeldAlready()),
                Arguments.of(List.of(valid(1), valid(2)), valid(1), new NextCertificate.Current()),
                Arguments.of(
                        List.of(valid(1)),
                        expired(),
                        new Expired(expired().getNotAfter().toInstant())),
                Arguments.of(
                        List.of(expired()),
                        expired(),
                        new Expired(expired().getNotAfter().toInstant())));
    }

    @ParameterizedTest
    @MethodSource("next")
    void holdWhenACertificateIsToBeNextThenTheCurrentOneStays(
            List<X509Certificate> trusted, X509Certificate next, NextCertificate decision) {
        assertThat(new TrustedCertificates(trusted, NOW).hold(next)).isEqualTo(decision);
    }
}
