package io.github.keycloakjumpcloud.core.certificate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Self-signed certificates of any validity, written as DER by hand, so that no key needs to be stored (RFC 5280 §4.1). */
public final class TestCertificate {

    /** The time that tests take for now. */
    public static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    private static final Map<List<String>, X509Certificate> MADE = new ConcurrentHashMap<>();
    private static final KeyPair KEYS = newKeys();
    private static final byte[] ECDSA_WITH_SHA256 =
            sequence(new byte[] {0x06, 0x08, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x04, 0x03, 0x02});
    private static final DateTimeFormatter GENERALIZED_TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private TestCertificate() {}

    /** Valid at {@link #NOW}; another number makes another certificate. */
    public static X509Certificate valid(int number) {
        return of(number, "2026-01-01T00:00:00Z", "2031-01-01T00:00:00Z");
    }

    /** Expired at {@link #NOW}. */
    public static X509Certificate expired() {
        return of(900, "2021-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    }

    /** Not yet valid at {@link #NOW}. */
    public static X509Certificate future() {
        return of(901, "2027-01-01T00:00:00Z", "2032-01-01T00:00:00Z");
    }

    /** A certificate of this validity. */
    public static X509Certificate of(int number, String notBefore, String notAfter) {
        // ECDSA signs differently each time, and the same call is to give an equal certificate.
        return MADE.computeIfAbsent(
                List.of(Integer.toString(number), notBefore, notAfter),
                key -> read(der(number, Instant.parse(notBefore), Instant.parse(notAfter))));
    }

    /** The certificate's DER bytes in Base64 on one line. */
    public static String base64(X509Certificate certificate) {
        try {
            return Base64.getEncoder().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The certificate in PEM. */
    public static String pem(X509Certificate certificate) {
        return armoured("CERTIFICATE", Base64.getDecoder().decode(base64(certificate)));
    }

    /** A made-up private key in PKCS#8. */
    public static byte[] privateKey() {
        return KEYS.getPrivate().getEncoded();
    }

    /** Bytes between BEGIN and END lines. */
    public static String armoured(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    /** A DER sequence of the given values. */
    public static byte[] sequence(byte[]... values) {
        return tagged(0x30, values);
    }

    /** A DER integer. */
    public static byte[] integer(int value) {
        return tagged(0x02, BigInteger.valueOf(value).toByteArray());
    }

    private static byte[] der(int number, Instant notBefore, Instant notAfter) {
        byte[] commonName = sequence(
                new byte[] {0x06, 0x03, 0x55, 0x04, 0x03}, tagged(0x0C, "TestSigner".getBytes(StandardCharsets.UTF_8)));
        byte[] name = sequence(tagged(0x31, commonName));
        byte[] version3 = tagged(0xA0, integer(2));
        // JumpCloud's own certificates have been seen with an extensions field that holds none.
        byte[] noExtensions = tagged(0xA3, sequence());
        byte[] toBeSigned = sequence(
                version3,
                integer(number),
                ECDSA_WITH_SHA256,
                name,
                sequence(time(notBefore), time(notAfter)),
                name,
                KEYS.getPublic().getEncoded(),
                noExtensions);
        byte[] bits = concatenated(new byte[] {0}, signed(toBeSigned));
        return sequence(toBeSigned, ECDSA_WITH_SHA256, tagged(0x03, bits));
    }

    private static byte[] time(Instant time) {
        return tagged(0x18, GENERALIZED_TIME.format(time).getBytes(StandardCharsets.US_ASCII));
    }

    private static byte[] tagged(int tag, byte[]... values) {
        byte[] content = concatenated(values);
        byte[] length = content.length < 0x80
                ? new byte[] {(byte) content.length}
                : new byte[] {(byte) 0x82, (byte) (content.length >> 8), (byte) content.length};
        return concatenated(new byte[] {(byte) tag}, length, content);
    }

    private static byte[] concatenated(byte[]... values) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] value : values) {
            all.writeBytes(value);
        }
        return all.toByteArray();
    }

    private static byte[] signed(byte[] bytes) {
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(KEYS.getPrivate());
            signature.update(bytes);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509Certificate read(byte[] der) {
        try {
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
