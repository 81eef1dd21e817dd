package io.github.keycloakjumpcloud.simulator.saml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthnRequestTest {

    @Test
    void requestWhenSentByEitherBindingThenReadsTheSame() {
        AuthnRequest expected = new AuthnRequest(
                "ID_1",
                "https://sp.example.com",
                "https://sp.example.com/acs",
                "https://sso.example.com/saml2/app",
                "relay",
                false,
                "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
                false);

        assertThat(AuthnRequest.redirect(TestAuthnRequest.redirect(TestAuthnRequest.XML), "relay"))
                .isEqualTo(expected);
        assertThat(AuthnRequest.post(TestAuthnRequest.post(TestAuthnRequest.XML), "relay"))
                .isEqualTo(expected);
    }

    @Test
    void requestWhenForcedAndBareThenOptionalFactsAreNull() {
        String bare = "<p:AuthnRequest xmlns:p='urn:oasis:names:tc:SAML:2.0:protocol' ID='x' ForceAuthn='1'/>";

        assertThat(AuthnRequest.post(TestAuthnRequest.post(bare), null))
                .isEqualTo(new AuthnRequest("x", null, null, null, null, true, null, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE a [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><a>&e;</a>",
                "<LogoutRequest xmlns='urn:oasis:names:tc:SAML:2.0:protocol' ID='x'/>",
                "<AuthnRequest xmlns='urn:oasis:names:tc:SAML:2.0:protocol'/>",
                "<AuthnRequest ID='x'/>",
                "no markup"
            })
    void requestWhenNotAnAuthnRequestThenIsRefused(String xml) {
        assertThatExceptionOfType(InvalidAuthnRequestException.class)
                .isThrownBy(() -> AuthnRequest.post(TestAuthnRequest.post(xml), null));
    }

    @Test
    void requestWhenNotBase64OrNotDeflatedThenIsRefused() {
        assertThatExceptionOfType(InvalidAuthnRequestException.class)
                .isThrownBy(() -> AuthnRequest.redirect(TestAuthnRequest.post(TestAuthnRequest.XML), null));
        assertThatExceptionOfType(InvalidAuthnRequestException.class).isThrownBy(() -> AuthnRequest.post("=*=", null));
    }

    @Test
    void requestWhenItInflatesBeyondTheLimitThenIsRefused() {
        String bomb = TestAuthnRequest.redirect("<a>" + " ".repeat(1_000_000) + "</a>");

        assertThatExceptionOfType(InvalidAuthnRequestException.class)
                .isThrownBy(() -> AuthnRequest.redirect(bomb, null))
                .withMessageContaining("larger");
    }
}
