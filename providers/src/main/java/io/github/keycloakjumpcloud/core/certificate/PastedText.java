package io.github.keycloakjumpcloud.core.certificate;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the certificates in a text that an admin pasted, whatever the clipboard or a word processor did to the text.
 */
final class PastedText {

    private static final int LARGEST = 256 * 1024;

    // As a connection stores them, and reads them at each login.
    private static final Pattern CLEAN = Pattern.compile("[A-Za-z0-9+/=,]*+");

    private static final Pattern TYPED_LINE_BREAK = Pattern.compile("\\\\[rnt]");

    // A word processor turns hyphens into dashes of various lengths, and a hasty selection misses some of them.
    private static final Pattern BOUNDARY = Pattern.compile(
            "[-‐-―−]{0,20}[\\s\\p{Z}]{0,5}(BEGIN|END)[\\s\\p{Z}]{1,5}"
                    + "((?:[A-Z0-9]{1,12}[\\s\\p{Z}]){0,3}(?:CERTIFICATE|REQUEST|KEY|PKCS7|CMS|CRL|PARAMETERS))"
                    + "[\\s\\p{Z}]{0,5}[-‐-―−]{0,20}",
            Pattern.CASE_INSENSITIVE);

    // White space, invisible marks, and quotes of any country.
    private static final Pattern NOISE =
            Pattern.compile("[\\s\\p{Z}\\p{Cf}\\p{Pi}\\p{Pf}\"'`´\\u201A\\u201E\\u301D-\\u301F\\uFF02\\uFF07\\\\]+");

    // Padding ends a certificate, whatever follows it.
    private static final Pattern SEPARATOR = Pattern.compile("##|[,;]|(?<==)(?!=)");

    private PastedText() {}

    static List<X509Certificate> certificatesIn(String pasted) {
        if (pasted.length() > LARGEST) {
            throw ProblemKind.CERTIFICATE_TOO_LARGE.thrown(LARGEST);
        }
        List<X509Certificate> certificates = cleaned(pasted)
                .flatMap(SEPARATOR::splitAsStream)
                .filter(base64 -> !base64.isEmpty())
                .flatMap(base64 -> decoded(base64).stream())
                .toList();
        if (certificates.isEmpty()) {
            throw ProblemKind.CERTIFICATE_EMPTY.thrown();
        }
        return certificates;
    }

    private static Stream<String> cleaned(String pasted) {
        if (CLEAN.matcher(pasted).matches()) {
            return Stream.of(pasted);
        }
        return bodiesIn(TYPED_LINE_BREAK.matcher(pasted).replaceAll("\n")).stream()
                .map(body -> NOISE.matcher(body).replaceAll(""));
    }

    // What stands outside of BEGIN and END is talk, as tools print it; unless there is no BEGIN at all.
    private static List<String> bodiesIn(String text) {
        List<String> all = new ArrayList<>();
        List<String> begun = new ArrayList<>();
        Matcher boundary = BOUNDARY.matcher(text);
        int start = 0;
        boolean inside = false;
        boolean anyBegin = false;
        while (boundary.find()) {
            requireCertificateLabel(boundary.group(2));
            String body = text.substring(start, boundary.start());
            all.add(body);
            if (inside) {
                begun.add(body);
            }
            start = boundary.end();
            inside = boundary.group(1).equalsIgnoreCase("BEGIN");
            anyBegin |= inside;
        }
        String last = text.substring(start);
        all.add(last);
        if (inside) {
            begun.add(last);
        }
        return anyBegin ? begun : all;
    }

    private static void requireCertificateLabel(String written) {
        String label = NOISE.matcher(written).replaceAll(" ").toUpperCase(Locale.ROOT);
        if (label.endsWith("PRIVATE KEY")) {
            throw ProblemKind.CERTIFICATE_IS_PRIVATE_KEY.thrown();
        }
        if (label.endsWith("CERTIFICATE REQUEST")) {
            throw ProblemKind.CERTIFICATE_IS_REQUEST.thrown();
        }
        if (label.endsWith("PUBLIC KEY")) {
            throw ProblemKind.CERTIFICATE_IS_PUBLIC_KEY.thrown();
        }
        if (!Set.of("CERTIFICATE", "X509 CERTIFICATE").contains(label)) {
            throw ProblemKind.NOT_A_CERTIFICATE.thrown();
        }
    }

    private static List<X509Certificate> decoded(String base64) {
        byte[] der;
        try {
            der = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException notBase64) {
            throw ProblemKind.NOT_A_CERTIFICATE.thrown();
        }
        try {
            // Without separators or padding between them, several certificates are several DER values in a row.
            ByteArrayInputStream rest = new ByteArrayInputStream(der);
            CertificateFactory factory = CertificateFactory.getInstance("X.509");
            List<X509Certificate> certificates = new ArrayList<>();
            while (rest.available() > 0) {
                certificates.add((X509Certificate) factory.generateCertificate(rest));
            }
            return certificates;
        } catch (CertificateException notACertificate) {
            throw kindOf(der).thrown();
        }
    }

    // PKCS#1 and PKCS#8 keys are a sequence that begins with their version, a number of one byte (RFC 8017 §A.1.2,
    // RFC 5958 §2); a request is a sequence of a sequence that begins with the version 0 (RFC 2986 §4).
    private static ProblemKind kindOf(byte[] der) {
        byte[] outer = contentOfSequence(der);
        if (outer.length > 1 && outer[0] == 0x02 && outer[1] == 0x01) {
            return ProblemKind.CERTIFICATE_IS_PRIVATE_KEY;
        }
        byte[] inner = contentOfSequence(outer);
        if (inner.length > 2 && inner[0] == 0x02 && inner[1] == 0x01 && inner[2] == 0x00) {
            return ProblemKind.CERTIFICATE_IS_REQUEST;
        }
        return ProblemKind.NOT_A_CERTIFICATE;
    }

    private static byte[] contentOfSequence(byte[] der) {
        if (der.length < 2 || der[0] != 0x30) {
            return new byte[0];
        }
        int lengthBytes = (der[1] & 0x80) == 0 ? 0 : der[1] & 0x7F;
        int start = 2 + lengthBytes;
        return start < der.length ? Arrays.copyOfRange(der, start, der.length) : new byte[0];
    }
}
