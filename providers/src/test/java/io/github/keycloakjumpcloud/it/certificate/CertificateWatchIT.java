package io.github.keycloakjumpcloud.it.certificate;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.MetadataSite;
import io.github.keycloakjumpcloud.it.harness.ServerClock;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.ThirdLane;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is told of certificates that come to their end: when, how often, by event, log and e-mail, and in which language. */
@ThirdLane
class CertificateWatchIT {
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration AN_HOUR = Duration.ofHours(1);

    @AutoClose
    private final WatchedServer watched = new WatchedServer();

    private final ServerClock clock = watched.clock();
    private final Mailbox mailbox = watched.mailbox();

    @Test
    void watchWhenTheEndComesNearThenEachThresholdIsToldOnceByEventLogAndMail() {
        // given
        String contact = "near@example.com";
        Instant end = clock.now().plus(A_DAY.multipliedBy(61));
        WatchedRealm realm = watched.realm(Map.of());
        realm.connect("near", end, Map.of("contactEmail", contact));
        List<String> told = new ArrayList<>();

        // when
        for (String threshold : List.of("60", "30", "7", "1", "expired")) {
            clock.moveTo(threshold.equals("expired") ? end.plus(AN_HOUR) : before(end, threshold));
            told.add(threshold);
            realm.awaitTold("near", told);
            await("the e-mail").until(() -> watched.mailsTo(contact).size() == told.size());
        }

        // then
        assertThat(realm.events("near").all()).allSatisfy(event -> {
            assertThat(event.get("operationType").asText()).isEqualTo("ACTION");
            assertThat(event.get("resourceType").asText()).isEqualTo("IDENTITY_PROVIDER");
            assertThat(event.get("resourcePath").asText()).isEqualTo("identity-provider/instances/near/certificates");
            assertThat(event.get("authDetails").get("userId").asText()).isEqualTo("jumpcloud-certificate-watch");
            assertThat(event.get("details").get("jumpcloud_certificate_end").asText())
                    .isEqualTo(end.toString());
        });
        assertThat(realm.events("near").details("jumpcloud_certificate"))
                .containsExactly("expires", "expires", "expires", "expires", "expired");
        String date = end.atZone(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("MMMM d, yyyy", Locale.ENGLISH));
        assertThat(watched.mailsTo(contact).get(1).subject())
                .isEqualTo("JumpCloud certificate of “near” expires on " + date);
        assertThat(watched.mailsTo(contact).get(1).text())
                .contains("“near” of " + realm.title(), date + ", in 30 days");
        assertThat(watched.mailsTo(contact).get(1).html()).contains("<p>", "“near” of " + realm.title());
        assertThat(watched.mailsTo(contact).get(4).subject()).endsWith("has expired");
        assertThat(realm.log())
                .hasSize(5)
                .allMatch(line -> line.contains("Connection near of realm") && line.contains(end.toString()))
                .noneMatch(line -> line.contains("@"))
                .anyMatch(line -> line.contains("expires in 7 days"));
    }

    @Test
    void watchWhenThresholdsPassedUnseenThenTheMostUrgentIsToldAndANewCertificateBeginsAnew() {
        // given
        WatchedRealm realm = watched.realm(Map.of());
        realm.connect("late", clock.now().plus(A_DAY.multipliedBy(5)), Map.of());

        // then
        realm.awaitTold("late", List.of("7"));

        // when
        realm.admin().configure("late", WatchedRealm.certificate(clock.now().plus(A_DAY.multipliedBy(20))));

        // then
        realm.awaitTold("late", List.of("7", "30"));
    }

    @Test
    void watchWhenTheMailIsRefusedThenTheEventStaysAndTheMailIsTriedAgain() {
        // given
        mailbox.refuse(true);
        WatchedRealm realm = watched.realm(Map.of());
        realm.connect("unreachable", clock.now().plus(AN_HOUR), Map.of("contactEmail", "refused@example.com"));

        // then
        realm.awaitTold("unreachable", List.of("1"));
        await("the refusal").until(() -> realm.log().stream().anyMatch(line -> line.contains("could not be sent")));
        assertThat(watched.mailsTo("refused@example.com")).isEmpty();

        // when
        mailbox.refuse(false);

        // then
        await("the e-mail").until(() -> watched.mailsTo("refused@example.com").size() == 1);
        assertThat(realm.told("unreachable")).containsExactly("1");
        assertThat(realm.log()).noneMatch(line -> line.contains("@"));
    }

    @Test
    void watchWhenTheMailServerTakesItsTimeThenNobodyWaitsForTheRow() {
        // given
        mailbox.hold();
        try {
            WatchedRealm realm = watched.realm(Map.of());
            realm.connect("slow", clock.now().plus(AN_HOUR), Map.of("contactEmail", "slow@example.com"));
            await("the mail server is asked").until(mailbox::isWaitedFor);
            assertThat(realm.told("slow")).containsExactly("1");
            Instant begin = Instant.now();

            // when: the row goes with the connection
            realm.admin().api().delete(realm.admin().path("identity-provider/instances/slow"));

            // then
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(8));
            assertThat(watched.mailsTo("slow@example.com")).isEmpty();
        } finally {
            mailbox.take();
        }
    }

    @Test
    void watchWhenTheRealmSpeaksGermanThenSoDoesTheMail() {
        // given
        WatchedRealm realm = watched.realm(
                Map.of("internationalizationEnabled", true, "supportedLocales", List.of("de"), "defaultLocale", "de"));

        // when
        realm.connect("deutsch", clock.now().plus(AN_HOUR), Map.of("contactEmail", "de@example.com"));

        // then
        await("the e-mail").until(() -> watched.mailsTo("de@example.com").size() == 1);
        assertThat(watched.mailsTo("de@example.com").get(0).subject())
                .startsWith("JumpCloud-Zertifikat von „deutsch“ läuft");
        assertThat(watched.mailsTo("de@example.com").get(0).text()).contains("innerhalb eines Tages");
    }

    @Test
    void watchWhenTheConnectionIsDisabledThenNothingIsToldUntilItIsEnabled() {
        // given
        WatchedRealm realm = watched.realm(Map.of());
        realm.connect("beside", clock.now().plus(A_DAY.multipliedBy(59)), Map.of());
        realm.connect("off", clock.now().plus(A_DAY.multipliedBy(61)), Map.of());
        realm.admin().updateIdentityProvider("off", provider -> provider.put("enabled", false));
        realm.admin().configure("off", WatchedRealm.certificate(clock.now().plus(AN_HOUR)));
        realm.awaitTold("beside", List.of("60"));

        // when: another threshold of the other connection shows that there was a look
        clock.moveTo(clock.now().plus(A_DAY.multipliedBy(30)));
        realm.awaitTold("beside", List.of("60", "30"));

        // then
        assertThat(realm.told("off")).isEmpty();

        // when
        realm.admin().updateIdentityProvider("off", provider -> provider.put("enabled", true));

        // then
        realm.awaitTold("off", List.of("expired"));
    }

    @Test
    void watchWhenTheMetadataUrlHasAnotherCertificateThenAnEventTellsOfIt() {
        // given
        Instant end = clock.now().plus(A_DAY.multipliedBy(400));
        String signOnUrl = "https://jumpcloud.example.com/saml2/published";
        MetadataSite site = MetadataSite.of(application(end), signOnUrl);
        WatchedRealm realm = watched.realm(Map.of());
        realm.admin()
                .createIdentityProvider(
                        "published",
                        TestRealm.PROVIDER,
                        Map.of("useMetadataDescriptorUrl", "true", "metadataDescriptorUrl", site.url()));

        // then: what Keycloak reads there is shown, and is no change
        assertThat(realm.certificates("published"))
                .extracting(certificate -> certificate.get("notAfter").asText())
                .containsExactly(end.toString());
        await("the metric").until(() -> {
            realm.admin().updateIdentityProvider("published", provider -> provider.put("displayName", "again"));
            return realm.secondsLeft("published").isPresent();
        });
        assertThat(realm.events("published").all()).isEmpty();

        // when: JumpCloud's next certificate appears, and Keycloak reads the address again
        Instant later = end.plus(A_DAY.multipliedBy(400));
        site.publish(application(later), signOnUrl);
        clock.moveTo(clock.now().plus(Duration.ofHours(25)));

        // then
        await("the change").until(() -> !realm.events("published").all().isEmpty());
        assertThat(realm.events("published").details("jumpcloud_certificate")).containsExactly("changed");
        assertThat(realm.events("published").details("jumpcloud_certificate_end"))
                .containsExactly(later.toString());

        // when
        clock.moveTo(later.minus(A_DAY.multipliedBy(29)));

        // then
        realm.awaitTold("published", List.of("30"));
        assertThat(realm.findings("published")).contains("certificate-expires");

        // when: what was read before still ends
        site.close();
        clock.moveTo(later.minus(A_DAY.multipliedBy(6)));

        // then
        realm.awaitTold("published", List.of("30", "7"));
    }

    private static Instant before(Instant end, String days) {
        return end.minus(A_DAY.multipliedBy(Long.parseLong(days))).plus(AN_HOUR);
    }

    private static SsoApplication application(Instant end) {
        return SsoApplication.of("published", "Published", "urn:example:sp", "https://sp.example.com/acs")
                .withKey(WatchedRealm.reissued(end));
    }
}
