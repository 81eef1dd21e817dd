package io.github.keycloakjumpcloud.simulator.saml;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** An RSA key with a self-signed certificate of the shape of JumpCloud's certificates. Immutable. */
public final class SigningKey {

    private static final String SUBJECT =
            "C=US,ST=CO,L=Boulder,O=Example Corp,OU=JumpCloudSAMLIdP,CN=JumpCloudSAMLUser";
    private static final int DEFAULT_BITS = 2048;

    private final KeyPair keyPair;
    private final X509Certificate certificate;

    private SigningKey(KeyPair keyPair, X509Certificate certificate) {
        this.keyPair = keyPair;
        this.certificate = certificate;
    }

    /**
     * A new RSA-2048 key, valid for five years from now. JumpCloud's own keys are valid for as long and have 4096 bits.
     */
    public static SigningKey generate() {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        return generate(now, now.atZone(ZoneOffset.UTC).plusYears(5).toInstant());
    }

    /** A new RSA-2048 key with a certificate for a time that can lie in the past or in the future. */
    public static SigningKey generate(Instant notBefore, Instant notAfter) {
        return generate(notBefore, notAfter, DEFAULT_BITS);
    }

    /** A new RSA key of the given size with a certificate for the given time. */
    public static SigningKey generate(Instant notBefore, Instant notAfter, int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            KeyPair keyPair = generator.generateKeyPair();
            return new SigningKey(keyPair, selfSigned(keyPair, notBefore, notAfter));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JDK has no RSA", e);
        }
    }

    /** The same key with a certificate for another time. Signatures by the key stay valid. */
    public SigningKey reissued(Instant notBefore, Instant notAfter) {
        return new SigningKey(keyPair, selfSigned(keyPair, notBefore, notAfter));
    }

    public X509Certificate certificate() {
        return certificate;
    }

    /** The certificate in DER, Base64 on one line, as in metadata and {@code KeyInfo}. */
    public String certificateBase64() {
        return Base64.getEncoder().encodeToString(encoded(certificate));
    }

    /** The certificate with its BEGIN and END lines, as in JumpCloud's certificate download. */
    public String certificatePem() {
        return PemCertificate.write(certificate);
    }

    PrivateKey privateKey() {
        return keyPair.getPrivate();
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("Certificate has no DER form", e);
        }
    }

    private static X509Certificate selfSigned(KeyPair keyPair, Instant notBefore, Instant notAfter) {
        X500Name name = new X500Name(SUBJECT);
        BigInteger serial = new BigInteger(64, new SecureRandom()).add(BigInteger.ONE);
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name, serial, Date.from(notBefore), Date.from(notAfter), name, keyPair.getPublic())
                            .build(new JcaContentSignerBuilder("SHA256withRSA").build(keyPair.getPrivate())));
        } catch (OperatorCreationException | GeneralSecurityException e) {
            throw new IllegalStateException("Could not sign the certificate", e);
        }
    }
}
