package io.github.keycloakjumpcloud.simulator.saml;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Requests as a service provider sends them. */
public final class TestAuthnRequest {

    public static final String XML = """
            <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" \
            xmlns="urn:oasis:names:tc:SAML:2.0:assertion" ID="ID_1" Version="2.0" \
            Destination="https://sso.example.com/saml2/app" ForceAuthn="false" \
            AssertionConsumerServiceURL="https://sp.example.com/acs">\
            <Issuer>https://sp.example.com</Issuer>\
            <samlp:NameIDPolicy Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"/>\
            </samlp:AuthnRequest>""";

    private TestAuthnRequest() {}

    public static String post(String xml) {
        return Base64.getEncoder().encodeToString(xml.getBytes(StandardCharsets.UTF_8));
    }

    public static String redirect(String xml) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(out, new Deflater(9, true))) {
            deflating.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(out.toByteArray());
    }
}
