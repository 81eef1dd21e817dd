package io.github.keycloakjumpcloud.it.harness.refusal;

import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KeyGenerator;
import javax.crypto.SecretKey;

/** XML Encryption for a realm's public key, as anybody can do it: AES-128-CBC, the key by RSA-OAEP. */
public record EncryptedXml(PublicKey realmKey) {

    private static final String XMLENC = "http://www.w3.org/2001/04/xmlenc#";

    /** For the key that the realm decrypts with. */
    public static EncryptedXml forRealm(TestRealm realm) {
        try {
            String key = Json.list(realm.admin().get("keys").get("keys")).stream()
                    .filter(each -> each.path("use").asText().equals("ENC"))
                    .filter(each -> each.has("publicKey"))
                    .findFirst()
                    .orElseThrow()
                    .get("publicKey")
                    .asText();
            return new EncryptedXml(KeyFactory.getInstance("RSA")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(key))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The realm's key cannot be read", e);
        }
    }

    /** The assertion as an {@code EncryptedAssertion} (SAML Core 2.3.4). */
    public String assertion(String assertion) {
        return "<saml2:EncryptedAssertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
                + data(assertion)
                + "</saml2:EncryptedAssertion>";
    }

    private String data(String xml) {
        try {
            KeyGenerator generator = KeyGenerator.getInstance("AES");
            generator.init(128);
            SecretKey key = generator.generateKey();
            Cipher content = Cipher.getInstance("AES/CBC/ISO10126Padding");
            content.init(Cipher.ENCRYPT_MODE, key);
            byte[] encrypted = content.doFinal(xml.getBytes(StandardCharsets.UTF_8));
            Cipher transport = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
            transport.init(Cipher.ENCRYPT_MODE, realmKey);
            return "<xenc:EncryptedData xmlns:xenc=\"" + XMLENC + "\" Type=\"" + XMLENC + "Element\">"
                    + method("aes128-cbc")
                    + "<ds:KeyInfo xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"><xenc:EncryptedKey>"
                    + method("rsa-oaep-mgf1p")
                    + cipherData(transport.doFinal(key.getEncoded()))
                    + "</xenc:EncryptedKey></ds:KeyInfo>"
                    + cipherData(joined(content.getIV(), encrypted))
                    + "</xenc:EncryptedData>";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Could not encrypt", e);
        }
    }

    private static String method(String algorithm) {
        return "<xenc:EncryptionMethod Algorithm=\"" + XMLENC + algorithm + "\"/>";
    }

    private static String cipherData(byte[] value) {
        return "<xenc:CipherData><xenc:CipherValue>"
                + Base64.getEncoder().encodeToString(value)
                + "</xenc:CipherValue></xenc:CipherData>";
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = new byte[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
