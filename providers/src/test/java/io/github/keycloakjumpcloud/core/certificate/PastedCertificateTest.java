package io.github.keycloakjumpcloud.core.certificate;

import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.armoured;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.base64;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.integer;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.pem;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.sequence;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PastedCertificateTest {

    private static final X509Certificate ONE = TestCertificate.valid(1);
    private static final X509Certificate TWO = TestCertificate.valid(2);

    static Stream<Arguments> waysToPasteOne() {
        String pem = pem(ONE);
        String base64 = base64(ONE);
        return Stream.of(
                Arguments.of("PEM", pem),
                Arguments.of("PEM with CRLF", pem.replace("\n", "\r\n")),
                Arguments.of("PEM in one line", pem.replace("\n", " ")),
                Arguments.of("PEM with typed line breaks", pem.replace("\n", "\\n")),
                Arguments.of("PEM with typed CRLF", pem.replace("\n", "\\r\\n")),
                Arguments.of("PEM with indented lines", pem.replace("\n", "\n    ")),
                Arguments.of("PEM with blank lines", pem.replace("\n", "\n\n")),
                Arguments.of("PEM without line breaks", pem.replace("\n", "")),
                Arguments.of(
                        "PEM with no-break spaces", pem.replace(" ", "\u00A0").replace("\n", "\u00A0\n")),
                Arguments.of("PEM with dashes of a word processor", pem.replace("-----", "\u2014\u2014\u2013")),
                Arguments.of("PEM with half its dashes", pem.substring(5, pem.length() - 6)),
                Arguments.of("PEM in lower case", pem.replace("BEGIN CERTIFICATE", "Begin Certificate")),
                Arguments.of("PEM without END", pem.substring(0, pem.indexOf("-----END"))),
                Arguments.of("PEM without BEGIN", pem.substring(pem.indexOf('\n'))),
                Arguments.of("PEM of an X509 label", pem.replace("CERTIFICATE", "X509 CERTIFICATE")),
                Arguments.of("PEM after talk", "subject=CN = TestSigner\n" + pem + "---\nVerify return code: 18 (x)"),
                Arguments.of("PEM with byte order mark", "\uFEFF" + pem),
                Arguments.of("Base64", base64),
                Arguments.of("Base64 without padding", base64.replace("=", "")),
                Arguments.of("Base64 with blanks", base64.replaceAll("(.{7})", "$1 \t")),
                Arguments.of("Base64 with zero width spaces", base64.replaceAll("(.{64})", "$1\u200B")),
                Arguments.of("straight quotes", "\"" + base64 + "\""),
                Arguments.of("single quotes", "'" + pem + "'"),
                Arguments.of("typographic quotes", "\u201C" + pem + "\u201D"),
                Arguments.of("German quotes", "\u201E" + base64 + "\u201C"),
                Arguments.of("French quotes", "\u00AB\u00A0" + base64 + "\u00A0\u00BB"),
                Arguments.of("JSON string", "\"" + pem.replace("\n", "\\n") + "\","),
                Arguments.of("twice", pem + pem),
                Arguments.of("separators around", "##" + base64 + "##,"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToPasteOne")
    void parseAllWhenOneIsPastedThenReadsIt(String name, String pasted) {
        List<PastedCertificate> certificates = PastedCertificate.parseAll(pasted);

        assertThat(certificates).extracting(PastedCertificate::certificate).containsExactly(ONE);
        assertThat(certificates).extracting(PastedCertificate::base64).containsExactly(base64(ONE));
    }

    static Stream<Arguments> waysToPasteTwo() {
        String one = base64(ONE);
        String two = base64(TWO);
        return Stream.of(
                Arguments.of("PEM after PEM", pem(ONE) + pem(TWO)),
                Arguments.of("PEM after PEM without line breaks", (pem(ONE) + pem(TWO)).replace("\n", "")),
                Arguments.of("PEM with hashes between", pem(ONE) + "##" + pem(TWO)),
                Arguments.of("comma", one + ", " + two),
                Arguments.of("semicolon", one + ";" + two),
                Arguments.of("hashes", one + "##" + two),
                Arguments.of("lines", one + "\n" + two),
                Arguments.of("quoted list", "\"" + one + "\",\n\"" + two + "\""),
                Arguments.of(
                        "DER after DER in one Base64",
                        Base64.getEncoder().encodeToString(joined(decode(one), decode(two)))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToPasteTwo")
    void parseAllWhenTwoArePastedThenReadsBoth(String name, String pasted) {
        assertThat(PastedCertificate.parseAll(pasted))
                .extracting(PastedCertificate::certificate)
                .containsExactly(ONE, TWO);
    }

    static Stream<Arguments> whatIsNoCertificate() {
        byte[] key = TestCertificate.privateKey();
        byte[] request = sequence(sequence(integer(0), sequence(), sequence()), sequence());
        byte[] certificate = decode(base64(ONE));
        return Stream.of(
                Arguments.of(ProblemKind.CERTIFICATE_EMPTY, ""),
                Arguments.of(ProblemKind.CERTIFICATE_EMPTY, " \n\u00A0\u200B"),
                Arguments.of(ProblemKind.CERTIFICATE_EMPTY, "\"\""),
                Arguments.of(ProblemKind.CERTIFICATE_EMPTY, "##,"),
                Arguments.of(ProblemKind.CERTIFICATE_EMPTY, "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----"),
                Arguments.of(ProblemKind.CERTIFICATE_IS_PRIVATE_KEY, armoured("PRIVATE KEY", key)),
                Arguments.of(ProblemKind.CERTIFICATE_IS_PRIVATE_KEY, armoured("RSA PRIVATE KEY", key)),
                Arguments.of(ProblemKind.CERTIFICATE_IS_PRIVATE_KEY, armoured("EC PRIVATE KEY", key)),
                Arguments.of(ProblemKind.CERTIFICATE_IS_PRIVATE_KEY, armoured("ENCRYPTED PRIVATE KEY", key)),
                Arguments.of(ProblemKind.CERTIFICATE_IS_PRIVATE_KEY, pem(ONE) + armoured("PRIVATE KEY", key)),
                Arguments.of(
                        ProblemKind.CERTIFICATE_IS_PRIVATE_KEY,
                        Base64.getEncoder().encodeToString(key)),
                Arguments.of(ProblemKind.CERTIFICATE_IS_REQUEST, armoured("CERTIFICATE REQUEST", request)),
                Arguments.of(ProblemKind.CERTIFICATE_IS_REQUEST, armoured("NEW CERTIFICATE REQUEST", request)),
                Arguments.of(
                        ProblemKind.CERTIFICATE_IS_REQUEST, Base64.getEncoder().encodeToString(request)),
                Arguments.of(ProblemKind.CERTIFICATE_IS_PUBLIC_KEY, armoured("PUBLIC KEY", key)),
                Arguments.of(ProblemKind.NOT_A_CERTIFICATE, armoured("PKCS7", key)),
                Arguments.of(ProblemKind.NOT_A_CERTIFICATE, "https://sso.jumpcloud.com/saml2/keycloak"),
                Arguments.of(ProblemKind.NOT_A_CERTIFICATE, "<html>"),
                Arguments.of(ProblemKind.NOT_A_CERTIFICATE, "AAAA"),
                Arguments.of(ProblemKind.NOT_A_CERTIFICATE, "MIID"),
                Arguments.of(ProblemKind.NOT_A_CERTIFICATE, "SHA256 Fingerprint=AB:CD:EF"),
                Arguments.of(ProblemKind.NOT_A_CERTIFICATE, base64(ONE).substring(0, 200)),
                Arguments.of(ProblemKind.NOT_A_CERTIFICATE, base64(ONE) + ",rubbish"),
                Arguments.of(
                        ProblemKind.NOT_A_CERTIFICATE,
                        Base64.getEncoder().encodeToString(joined(certificate, new byte[] {1, 2, 3}))),
                Arguments.of(ProblemKind.CERTIFICATE_TOO_LARGE, "A".repeat(1_000_000)));
    }

    @ParameterizedTest
    @MethodSource("whatIsNoCertificate")
    void parseAllWhenItIsNoCertificateThenSaysWhat(ProblemKind kind, String pasted) {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> PastedCertificate.parseAll(pasted))
                .satisfies(problem ->
                        assertThat(problem.problems().get(0).fact().kind()).isEqualTo(kind));
    }

    @Test
    void parseAllWhenBytesAreDamagedThenNeverFailsOtherwise() {
        Random random = new Random(11);
        byte[] intact = decode(base64(ONE));
        for (int round = 0; round < 3_000; round++) {
            byte[] damaged = intact.clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                PastedCertificate.parseAll(Base64.getEncoder().encodeToString(damaged));
            } catch (WrongInput expected) {
                assertThat(expected.problems().get(0).fact().kind()).isNotEqualTo(ProblemKind.CERTIFICATE_EMPTY);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "-", "- ", "BEGIN ", "BEGIN A ", "=", "\\n", "-----BEGIN CERTIFICATE-----", "##"})
    void parseAllWhenTextIsBuiltToBeSlowThenIsNot(String piece) {
        String pasted = "-----BEGIN " + piece.repeat(200_000 / piece.length()) + "!";

        assertTimeout(Duration.ofSeconds(10), () -> assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> PastedCertificate.parseAll(pasted)));
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
