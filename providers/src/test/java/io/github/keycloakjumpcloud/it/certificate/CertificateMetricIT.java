package io.github.keycloakjumpcloud.it.certificate;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The time until a connection's last certificate expires, as the server shows it a moment after a change. */
class CertificateMetricIT {
    /** Sooner than the node would look by itself. */
    private static final SigningKey KEY = SigningKey.generate();

    @AutoClose("delete")
    private final RealmAdmin realm = Keycloak.admin().createRealm(RealmSettings.unique());

    @Test
    void expiryWhenConnectionsComeAndGoThenItsSeriesFollow() {
        // when
        realm.createIdentityProvider("first", TestRealm.PROVIDER, certificate(Duration.ofDays(10)));
        realm.createIdentityProvider("second", TestRealm.PROVIDER, certificate(Duration.ofDays(-1)));
        realm.createIdentityProvider("without", TestRealm.PROVIDER, Map.of());

        // then
        awaitExpiry("first", Duration.ofDays(10));
        awaitExpiry("second", Duration.ofDays(-1));
        assertThat(expiry("without")).isEmpty();

        // when: of several, the last counts
        realm.configure(
                "first",
                Map.of(
                        "signingCertificate",
                        certificate(Duration.ofDays(10)).get("signingCertificate") + ","
                                + certificate(Duration.ofDays(400)).get("signingCertificate")));

        // then
        awaitExpiry("first", Duration.ofDays(400));

        // when
        realm.updateIdentityProvider("first", provider -> provider.put("enabled", false));
        realm.api().delete(realm.path("identity-provider/instances/second"));

        // then
        await("the series are gone")
                .until(() -> expiry("first").isEmpty() && expiry("second").isEmpty());
    }

    @Test
    void expiryWhenTheRealmGoesThenItsSeriesGoToo() {
        // given
        RealmAdmin other = Keycloak.admin().createRealm(RealmSettings.unique());
        other.createIdentityProvider("gone", TestRealm.PROVIDER, certificate(Duration.ofDays(10)));
        await("the series").until(() -> expiry(other, "gone").isPresent());

        // when
        other.delete();

        // then
        await("the series is gone").until(() -> expiry(other, "gone").isEmpty());
    }

    private void awaitExpiry(String alias, Duration left) {
        await("the series of " + alias).untilAsserted(() -> assertThat(expiry(alias))
                .hasValueCloseTo((double) left.toSeconds(), within(600.0)));
    }

    private OptionalDouble expiry(String alias) {
        return expiry(realm, alias);
    }

    private static OptionalDouble expiry(RealmAdmin of, String alias) {
        return ServerMetrics.of(Keycloak.server())
                .value(
                        "jumpcloud_certificate_expiry_seconds",
                        "realm=\"" + of.name() + "\"",
                        "alias=\"" + alias + "\"");
    }

    private static Map<String, String> certificate(Duration left) {
        Instant now = Instant.now();
        return Map.of(
                "signingCertificate",
                KEY.reissued(now.minus(Duration.ofDays(30)), now.plus(left)).certificateBase64());
    }
}
