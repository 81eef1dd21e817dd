package io.github.keycloakjumpcloud.it.certificate;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.MetadataSite;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.ServerClock;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.WatchEvents;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The watch on a server of its own, whose clock the tests move on, and which looks every second. */
@SecondLane
class CertificateWatchIT {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final SigningKey KEY = SigningKey.generate();

    private final Mailbox mailbox = Mailbox.open();
    private final KeycloakServer server = Keycloak.another("watch")
            .option("--spi-jumpcloud-certificate--watch--interval=1")
            .start();
    private final ServerClock clock = new ServerClock(server.baseUri());

    @AfterAll
    void stopServer() {
        server.close();
        mailbox.close();
    }

    @Test
    void watchWhenTheEndComesNearThenEachThresholdIsToldOnceByEventLogAndMail() {
        // given
        int logStart = server.log().length();
        String contact = "near@example.com";
        Instant end = clock.now().plus(A_DAY.multipliedBy(61));
        String realm = realm(Map.of());
        connect(realm, "near", end, Map.of("contactEmail", contact));
        List<String> told = new ArrayList<>();

        // when
        for (String threshold : List.of("60", "30", "7", "1", "expired")) {
            clock.moveTo(threshold.equals("expired") ? end.plus(AN_HOUR) : before(end, threshold));
            told.add(threshold);
            awaitTold(realm, "near", told);
            await("the e-mail").untilAsserted(() -> assertThat(mailsTo(contact)).hasSameSizeAs(told));
        }

        // then
        assertThat(events(realm, "near").all()).allSatisfy(event -> {
            assertThat(event.get("operationType").asText()).isEqualTo("ACTION");
            assertThat(event.get("resourceType").asText()).isEqualTo("IDENTITY_PROVIDER");
            assertThat(event.get("resourcePath").asText()).isEqualTo("identity-provider/instances/near/certificates");
            assertThat(event.get("authDetails").get("userId").asText()).isEqualTo("jumpcloud-certificate-watch");
            assertThat(event.get("details").get("jumpcloud_certificate_end").asText())
                    .isEqualTo(end.toString());
        });
        assertThat(events(realm, "near").details("jumpcloud_certificate"))
                .containsExactly("expires", "expires", "expires", "expires", "expired");
        String date = end.atZone(ZoneOffset.UTC).toLocalDate().toString();
        assertThat(mailsTo(contact).get(1).subject()).isEqualTo("JumpCloud certificate of “near” expires on " + date);
        assertThat(mailsTo(contact).get(1).text()).contains("“near” of " + title(realm), date + ", in 30 days");
        assertThat(mailsTo(contact).get(1).html()).contains("<p>", "“near” of " + title(realm));
        assertThat(mailsTo(contact).get(4).subject()).endsWith("has expired");
        assertThat(logOf(realm, logStart))
                .hasSize(5)
                .allMatch(line -> line.contains("Connection near of realm") && line.contains(end.toString()))
                .noneMatch(line -> line.contains("@"))
                .anyMatch(line -> line.contains("expires in 7 days"));
    }

    @Test
    void watchWhenThresholdsPassedUnseenThenTheMostUrgentIsToldAndANewCertificateBeginsAnew() {
        // given
        String realm = realm(Map.of());
        connect(realm, "late", clock.now().plus(A_DAY.multipliedBy(5)), Map.of());

        // then
        awaitTold(realm, "late", List.of("7"));

        // when
        admin(realm).configure("late", certificate(clock.now().plus(A_DAY.multipliedBy(20))));

        // then
        awaitTold(realm, "late", List.of("7", "30"));
    }

    @Test
    void watchWhenTheMailIsRefusedThenTheEventStaysAndTheMailIsTriedAgain() {
        // given
        int logStart = server.log().length();
        mailbox.refuse(true);
        String realm = realm(Map.of());
        connect(realm, "unreachable", clock.now().plus(AN_HOUR), Map.of("contactEmail", "refused@example.com"));

        // then
        awaitTold(realm, "unreachable", List.of("1"));
        await("the refusal")
                .until(() -> logOf(realm, logStart).stream().anyMatch(line -> line.contains("could not be sent")));
        assertThat(mailsTo("refused@example.com")).isEmpty();

        // when
        mailbox.refuse(false);

        // then
        await("the e-mail").until(() -> mailsTo("refused@example.com").size() == 1);
        assertThat(told(realm, "unreachable")).containsExactly("1");
        assertThat(logOf(realm, logStart)).noneMatch(line -> line.contains("@"));
    }

    @Test
    void watchWhenTheMailServerTakesItsTimeThenNobodyWaitsForTheRow() {
        // given
        mailbox.hold();
        try {
            String realm = realm(Map.of());
            connect(realm, "slow", clock.now().plus(AN_HOUR), Map.of("contactEmail", "slow@example.com"));
            await("the mail server is asked").until(mailbox::isWaitedFor);
            assertThat(told(realm, "slow")).containsExactly("1");
            Instant begin = Instant.now();

            // when: the row goes with the connection
            admin(realm).api().delete(admin(realm).path("identity-provider/instances/slow"));

            // then
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
            assertThat(mailsTo("slow@example.com")).isEmpty();
        } finally {
            mailbox.take();
        }
    }

    @Test
    void watchWhenTheRealmSpeaksGermanThenSoDoesTheMail() {
        // given
        String realm = realm(
                Map.of("internationalizationEnabled", true, "supportedLocales", List.of("de"), "defaultLocale", "de"));

        // when
        connect(realm, "deutsch", clock.now().plus(AN_HOUR), Map.of("contactEmail", "de@example.com"));

        // then
        await("the e-mail").until(() -> mailsTo("de@example.com").size() == 1);
        assertThat(mailsTo("de@example.com").get(0).subject()).startsWith("JumpCloud-Zertifikat von „deutsch“ läuft");
        assertThat(mailsTo("de@example.com").get(0).text()).contains("innerhalb eines Tages");
    }

    @Test
    void watchWhenTheConnectionIsDisabledThenNothingIsToldUntilItIsEnabled() {
        // given
        String realm = realm(Map.of());
        connect(realm, "beside", clock.now().plus(A_DAY.multipliedBy(59)), Map.of());
        connect(realm, "off", clock.now().plus(A_DAY.multipliedBy(61)), Map.of());
        admin(realm).updateIdentityProvider("off", provider -> provider.put("enabled", false));
        admin(realm).configure("off", certificate(clock.now().plus(AN_HOUR)));
        awaitTold(realm, "beside", List.of("60"));

        // when: another threshold of the other connection shows that there was a look
        clock.moveTo(clock.now().plus(A_DAY.multipliedBy(30)));
        awaitTold(realm, "beside", List.of("60", "30"));

        // then
        assertThat(told(realm, "off")).isEmpty();

        // when
        admin(realm).updateIdentityProvider("off", provider -> provider.put("enabled", true));

        // then
        awaitTold(realm, "off", List.of("expired"));
    }

    @Test
    void watchWhenTheMetadataUrlHasAnotherCertificateThenAnEventTellsOfIt() {
        // given
        Instant end = clock.now().plus(A_DAY.multipliedBy(400));
        String signOnUrl = "https://jumpcloud.example.com/saml2/published";
        MetadataSite site = MetadataSite.of(application(end), signOnUrl);
        String realm = realm(Map.of());
        admin(realm)
                .createIdentityProvider(
                        "published",
                        TestRealm.PROVIDER,
                        Map.of("useMetadataDescriptorUrl", "true", "metadataDescriptorUrl", site.url()));

        // then: what Keycloak reads there is shown, and is no change
        assertThat(certificates(realm, "published"))
                .extracting(certificate -> certificate.get("notAfter").asText())
                .containsExactly(end.toString());
        await("the metric").until(() -> {
            admin(realm).updateIdentityProvider("published", provider -> provider.put("displayName", "again"));
            return secondsLeft(realm, "published").isPresent();
        });
        assertThat(events(realm, "published").all()).isEmpty();

        // when: JumpCloud's next certificate appears, and Keycloak reads the address again
        Instant later = end.plus(A_DAY.multipliedBy(400));
        site.publish(application(later), signOnUrl);
        clock.moveTo(clock.now().plus(Duration.ofHours(25)));

        // then
        await("the change").until(() -> !events(realm, "published").all().isEmpty());
        assertThat(events(realm, "published").details("jumpcloud_certificate")).containsExactly("changed");
        assertThat(events(realm, "published").details("jumpcloud_certificate_end"))
                .containsExactly(later.toString());

        // when
        clock.moveTo(later.minus(A_DAY.multipliedBy(29)));

        // then
        awaitTold(realm, "published", List.of("30"));
        assertThat(findings(realm, "published")).contains("certificate-expires");

        // when: what was read before still ends
        site.close();
        clock.moveTo(later.minus(A_DAY.multipliedBy(6)));

        // then
        awaitTold(realm, "published", List.of("30", "7"));
    }

    private static Instant before(Instant end, String days) {
        return end.minus(A_DAY.multipliedBy(Long.parseLong(days))).plus(AN_HOUR);
    }

    /** A realm that sends e-mail. */
    private String realm(Map<String, Object> fields) {
        RealmSettings settings = RealmSettings.unique().with("smtpServer", mailbox.smtpServer());
        fields.forEach(settings::with);
        return api().createRealm(settings).name();
    }

    private void connect(String realm, String alias, Instant end, Map<String, String> settings) {
        Map<String, String> config = new HashMap<>(settings);
        config.putAll(certificate(end));
        admin(realm).createIdentityProvider(alias, TestRealm.PROVIDER, config);
    }

    private static Map<String, String> certificate(Instant end) {
        return Map.of("signingCertificate", reissued(end).certificateBase64());
    }

    private static SigningKey reissued(Instant end) {
        return KEY.reissued(Instant.now().minus(A_DAY), end);
    }

    private static SsoApplication application(Instant end) {
        return SsoApplication.of("published", "Published", "urn:example:sp", "https://sp.example.com/acs")
                .withKey(reissued(end));
    }

    /** A token lives for a minute, so each use of the API has to begin with a new one. */
    private AdminApi api() {
        return new AdminApi(new AdminClient(server.baseUri(), server.adminUsername(), server.adminPassword()));
    }

    private RealmAdmin admin(String realm) {
        return api().realm(realm);
    }

    private void awaitTold(String realm, String alias, List<String> expected) {
        await("what is told of " + alias)
                .untilAsserted(() -> assertThat(told(realm, alias)).isEqualTo(expected));
    }

    private List<String> told(String realm, String alias) {
        return events(realm, alias).thresholds();
    }

    private WatchEvents events(String realm, String alias) {
        return WatchEvents.in(admin(realm)).of(alias);
    }

    private List<JsonNode> certificates(String realm, String alias) {
        return Json.list(admin(realm).get("jumpcloud/" + alias + "/certificates"));
    }

    private List<String> findings(String realm, String alias) {
        return Json.list(admin(realm).get("jumpcloud/" + alias + "/findings")).stream()
                .map(finding -> finding.get("kind").asText())
                .toList();
    }

    private OptionalDouble secondsLeft(String realm, String alias) {
        return ServerMetrics.of(server)
                .value("jumpcloud_certificate_expiry_seconds", "realm=\"" + realm + "\"", "alias=\"" + alias + "\"");
    }

    private List<Mailbox.Mail> mailsTo(String address) {
        return mailbox.mails().stream()
                .filter(mail -> mail.to().equals(address))
                .toList();
    }

    /** Keycloak writes the name of a realm without a display name with a capital. */
    private static String title(String realm) {
        return realm.substring(0, 1).toUpperCase(Locale.ROOT) + realm.substring(1);
    }

    /** Our lines about a realm. */
    private List<String> logOf(String realm, int from) {
        return server.log()
                .substring(from)
                .lines()
                .filter(line -> line.contains("io.github.keycloakjumpcloud") && line.contains("of realm " + realm))
                .toList();
    }
}
