package io.github.keycloakjumpcloud.it.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.EvilSite;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebServer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Metadata URLs whose answers do not end: one deadline for the whole, and a limit of the size while reading. */
@SecondLane
class MetadataLimitsIT {

    private static final SigningKey KEY = SigningKey.generate();

    /** The deadline, and what a busy machine may add. */
    private static final Duration OF_A_SAVE = Duration.ofSeconds(10 + 6);

    private static final Duration OF_A_LOGIN = Duration.ofSeconds(5 + 6);

    /** The buffers of the network take some megabytes by themselves. */
    private static final long SOME_MEGABYTES = 32_000_000;

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create(Keycloak.ofSecondLane());

    @ParameterizedTest
    @EnumSource
    void saveWhenTheAnswerDoesNotEndThenItIsRefusedInTimeAndMostIsNotRead(EvilSite.Answer answer) {
        // given
        try (EvilSite site = new EvilSite(answer)) {
            Instant begin = Instant.now();

            // when
            Answer saved = save("evil", site.url());

            // then
            assertThat(saved.status()).as(saved.toString()).isEqualTo(400);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(OF_A_SAVE);
            assertThat(saved.body().get("detail").asText())
                    .contains(
                            answer.name().endsWith("BODY") || answer.name().endsWith("LENGTH")
                                    ? "larger than 256 KB"
                                    : "No metadata could be read");
            assertThat(site.requests()).isEqualTo(1);
            assertThat(site.bytes()).isLessThan(SOME_MEGABYTES);
        }
    }

    @ParameterizedTest
    @EnumSource
    void loginWhenTheAnswerDoesNotEndThenItIsRefusedInTimeAndTheAddressIsLeftAlone(EvilSite.Answer answer) {
        // given
        String alias = "evil-" + answer.name().toLowerCase(Locale.ROOT).replace('_', '-');
        try (EvilSite site = new EvilSite(answer)) {
            TestRealm connection = connect(alias, site.url());
            SignIn first = connection.atJumpCloud();
            SignIn second = connection.atJumpCloud();
            Instant begin = Instant.now();

            // when
            RefusalPage refusal = RefusalPage.of(first.answer(People.person("somebody")));

            // then
            assertThat(Duration.between(begin, Instant.now())).isLessThan(OF_A_LOGIN);
            assertThat(refusal.code()).isEqualTo("JC-301");

            // when
            begin = Instant.now();
            RefusalPage again = RefusalPage.of(second.answer(People.person("somebody")));

            // then
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(4));
            assertThat(again.code()).isEqualTo("JC-301");
            assertThat(site.requests()).isEqualTo(1);
            assertThat(site.bytes()).isLessThan(SOME_MEGABYTES);
        }
    }

    @Test
    void addressWhenItRedirectsThenTheOtherOneIsNotAsked() {
        // given
        AtomicInteger asked = new AtomicInteger();
        try (WebServer site = WebServer.open("redirect", "127.0.0.1", 0)) {
            site.serve(request -> {
                asked.incrementAndGet();
                return Reply.seeOther(site.baseUri() + "/elsewhere");
            });

            // when
            Answer saved = save("redirected", site.baseUri() + "/metadata.xml");

            // then
            assertThat(saved.status()).isEqualTo(400);
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void badSignaturesWhenThereAreManyThenTheAddressIsReadOnce() {
        // given
        SsoApplication application = application("hammered");
        AtomicInteger asked = new AtomicInteger();
        try (WebServer site = WebServer.open("metadata", "127.0.0.1", 0)) {
            String metadata = application.metadata(signOnUrl("hammered")).xml();
            site.serve(request -> {
                asked.incrementAndGet();
                return Reply.of(200, "application/xml; charset=utf-8", metadata);
            });
            TestRealm connection = connect("hammered", site.baseUri() + "/metadata.xml");
            SigningKey stranger = SigningKey.generate();

            // when
            for (int i = 0; i < 10; i++) {
                connection.changeApplication(present -> present.withKey(stranger));
                assertThat(connection.refusal(People.person("mallory")).code()).isEqualTo("JC-301");
            }

            // then
            assertThat(asked).hasValue(1);

            // when
            connection.changeApplication(present -> present.withKey(KEY));

            // then
            assertThat(connection.login(People.person("honest")).email()).isEqualTo("honest@example.com");
            assertThat(asked).hasValue(1);
        }
    }

    @Test
    void reloadKeysWhenAnAdministratorAsksKeycloakForItThenItIsReadWithinTheSameLimits() {
        // The watch looks once a day, and perhaps right now: then it asks one of the two as well.
        assertThat(List.of(requestsOfAReload("reloaded"), requestsOfAReload("reloaded-too")))
                .contains(1);
    }

    private int requestsOfAReload(String alias) {
        // given
        try (EvilSite site = new EvilSite(EvilSite.Answer.BODY_BYTE_BY_BYTE)) {
            connect(alias, site.url());
            Instant begin = Instant.now();

            // when
            boolean reloaded = realm.admin()
                    .get("identity-provider/instances/" + alias + "/reload-keys")
                    .asBoolean();

            // then
            assertThat(reloaded).isFalse();
            assertThat(Duration.between(begin, Instant.now())).isLessThan(OF_A_LOGIN);
            return site.requests();
        }
    }

    private Answer save(String alias, String url) {
        return realm.admin()
                .api()
                .exchange("PUT", realm.admin().path("jumpcloud/" + alias), Map.of("metadataUrl", url));
    }

    /** As the admin console saves it, which reads nothing. */
    private TestRealm connect(String alias, String url) {
        SsoApplication application = application(alias);
        realm.admin()
                .createIdentityProvider(
                        alias,
                        TestRealm.PROVIDER,
                        Map.of(
                                "idpEntityId",
                                application.issuer(),
                                "singleSignOnServiceUrl",
                                signOnUrl(alias),
                                "useMetadataDescriptorUrl",
                                "true",
                                "metadataDescriptorUrl",
                                url));
        return realm.connected(alias, application, signOnUrl(alias));
    }

    private SsoApplication application(String alias) {
        return SsoApplication.of(alias, alias, realm.entityId(), realm.entityId() + "/broker/" + alias + "/endpoint")
                .withKey(KEY);
    }

    private static String signOnUrl(String alias) {
        return "http://127.0.0.1/saml2/" + alias;
    }
}
