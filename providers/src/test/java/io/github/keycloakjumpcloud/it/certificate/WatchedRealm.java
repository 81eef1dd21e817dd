package io.github.keycloakjumpcloud.it.certificate;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.WatchEvents;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/** A realm of a watched server: its connections, and what has been told of their certificates. */
record WatchedRealm(WatchedServer watched, String name, int logStart) {
    private static final SigningKey KEY = SigningKey.generate();

    RealmAdmin admin() {
        return watched.api().realm(name);
    }

    /** Makes a connection with a certificate that ends then. */
    void connect(String alias, Instant end, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.putAll(certificate(end));
        admin().createIdentityProvider(alias, TestRealm.PROVIDER, config);
    }

    /** The settings of a certificate that ends then. */
    static Map<String, String> certificate(Instant end) {
        return Map.of("signingCertificate", reissued(end).certificateBase64());
    }

    static SigningKey reissued(Instant end) {
        return KEY.reissued(Instant.now().minus(Duration.ofDays(1)), end);
    }

    void awaitTold(String alias, List<String> expected) {
        await("told of " + alias + ": " + expected).until(() -> told(alias).size() >= expected.size());
        assertThat(told(alias)).isEqualTo(expected);
    }

    /** The thresholds, oldest first. */
    List<String> told(String alias) {
        return events(alias).thresholds();
    }

    WatchEvents events(String alias) {
        return WatchEvents.in(admin()).of(alias);
    }

    List<JsonNode> certificates(String alias) {
        return Json.list(admin().get("jumpcloud/" + alias + "/certificates"));
    }

    List<String> findings(String alias) {
        return Json.list(admin().get("jumpcloud/" + alias + "/findings")).stream()
                .map(finding -> finding.get("kind").asText())
                .toList();
    }

    OptionalDouble secondsLeft(String alias) {
        return ServerMetrics.of(watched.server())
                .value("jumpcloud_certificate_expiry_seconds", "realm=\"" + name + "\"", "alias=\"" + alias + "\"");
    }

    /** Keycloak writes the name of a realm without a display name with a capital. */
    String title() {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Our lines about the realm. */
    List<String> log() {
        return watched.server()
                .log()
                .substring(logStart)
                .lines()
                .filter(line -> line.contains("io.github.keycloakjumpcloud") && line.contains("of realm " + name))
                .toList();
    }
}
