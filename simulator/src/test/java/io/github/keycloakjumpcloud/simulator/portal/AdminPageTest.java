package io.github.keycloakjumpcloud.simulator.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.TestBrowser;
import io.github.keycloakjumpcloud.simulator.saml.NameIdFormat;
import io.github.keycloakjumpcloud.simulator.saml.SignatureAlgorithm;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import io.github.keycloakjumpcloud.simulator.sso.Mistake;
import io.github.keycloakjumpcloud.simulator.sso.NameIdValue;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdminPageTest {

    private static final SsoApplication APPLICATION =
            SsoApplication.of("app", "Sample", "https://sp.example.com", "https://sp.example.com/acs");
    private static final Map<String, String> DEFAULTS = Map.of(
            "signingMode", "ASSERTION",
            "algorithm", "RSA_SHA256",
            "nameIdFormat", "UNSPECIFIED_1_0",
            "nameIdValue", "EMAIL",
            "groupAttributeName", "",
            "loginUrl", "");

    private final JumpCloudSimulator simulator = JumpCloudSimulator.start("127.0.0.1", 0);
    private final String admin = simulator.baseUri() + "/admin";
    private final TestBrowser browser = TestBrowser.following();

    @BeforeEach
    void register() {
        simulator.register(APPLICATION);
    }

    @AfterEach
    void stop() {
        simulator.close();
    }

    @Test
    void settingsWhenSavedThenApplyAtOnceAndAreShown() {
        Map<String, String> form = new HashMap<>(DEFAULTS);
        form.putAll(Map.of(
                "signingMode", "BOTH",
                "algorithm", "RSA_SHA1",
                "nameIdFormat", "PERSISTENT",
                "nameIdValue", "USERNAME",
                "groupAttributeName", " memberOf ",
                "loginUrl", "https://sp.example.com/login",
                "redirectDeclared", "on",
                "mistake", "WRONG_SP_ENTITY_ID"));

        String page = browser.post(admin + "/app", form).body();

        SsoApplication saved = simulator.application("app");
        assertThat(saved.signingMode()).isEqualTo(SigningMode.BOTH);
        assertThat(saved.algorithm()).isEqualTo(SignatureAlgorithm.RSA_SHA1);
        assertThat(saved.nameIdFormat()).isEqualTo(NameIdFormat.PERSISTENT);
        assertThat(saved.nameIdValue()).isEqualTo(NameIdValue.USERNAME);
        assertThat(saved.groupAttributeName()).isEqualTo("memberOf");
        assertThat(saved.loginUrl()).isEqualTo("https://sp.example.com/login");
        assertThat(saved.redirectDeclared()).isTrue();
        assertThat(saved.mistakes()).containsExactly(Mistake.WRONG_SP_ENTITY_ID);
        assertThat(page)
                .contains("role=\"status\"", "<option selected>BOTH</option>", "value=\"WRONG_SP_ENTITY_ID\" checked");
    }

    @Test
    void spCertificateWhenPastedThenIsKeptAndWhenNoneIsRefused() {
        Map<String, String> form = new HashMap<>(DEFAULTS);
        form.put("spCertificate", APPLICATION.key().certificatePem());

        String page = browser.post(admin + "/app", form).body();

        assertThat(simulator.application("app").spCertificate())
                .isEqualTo(APPLICATION.key().certificate());
        assertThat(page).contains("-----BEGIN CERTIFICATE-----");
        form.put("spCertificate", "nonsense");
        assertThat(browser.post(admin + "/app", form).statusCode()).isEqualTo(400);
    }

    @Test
    void settingsWhenClearedThenAreAbsent() {
        simulator.replace(
                APPLICATION.withGroupAttributeName("groups").withLoginUrl("x").withRedirectDeclared(true));

        browser.post(admin + "/app", DEFAULTS);

        assertThat(simulator.application("app").groupAttributeName()).isNull();
        assertThat(simulator.application("app").loginUrl()).isNull();
        assertThat(simulator.application("app").redirectDeclared()).isFalse();
    }

    @Test
    void settingsWhenAValueIsUnknownOrMissingThenAreRefusedAndKept() {
        Map<String, String> form = new HashMap<>(DEFAULTS);
        form.put("signingMode", "SOMETIMES");

        assertThat(browser.post(admin + "/app", form).statusCode()).isEqualTo(400);
        assertThat(browser.post(admin + "/app", Map.of()).statusCode()).isEqualTo(400);
        assertThat(simulator.application("app").signingMode()).isEqualTo(SigningMode.ASSERTION);
    }

    @Test
    void certificateWhenRotatedThenTheOldKeyIsGone() {
        browser.post(admin + "/app/certificate", Map.of("action", "rotate"));

        assertThat(simulator.application("app").key().certificate().getPublicKey())
                .isNotEqualTo(APPLICATION.key().certificate().getPublicKey());
        assertThat(simulator.metadata("app"))
                .contains(simulator.application("app").key().certificateBase64())
                .doesNotContain(APPLICATION.key().certificateBase64());
    }

    @Test
    void certificateWhenExpiredThenTheKeyStays() {
        browser.post(admin + "/app/certificate", Map.of("action", "expire"));

        assertThat(simulator.application("app").key().certificate().getNotAfter())
                .isBefore(Instant.now());
        assertThat(simulator.application("app").key().certificate().getPublicKey())
                .isEqualTo(APPLICATION.key().certificate().getPublicKey());
    }
}
