package io.github.keycloakjumpcloud.it.setuplink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who hears of what is done with a set-up link, and when. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SetupLinkEventsIT {

    private static final String NAME = "IT of Acme";
    private static final String CLIENT = "jumpcloud-setup-link";

    @AutoClose
    private final Mailbox mailbox = Mailbox.open();

    @AutoClose
    private TestRealm realm;

    private LinkAdmin links;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder().realm("smtpServer", mailbox.smtpServer()).create();
        Samples.enable(realm, realm.alias(), false);
        links = new LinkAdmin(Operator.with(realm, "manage-identity-providers"), realm.alias());
    }

    @Test
    void readyWhenSaidTwiceThenTheAdministratorIsToldOnceInTheNameOfTheLink() {
        // given
        LinkVisitor visitor = visitor("connection");

        // when
        visitor.call("POST", "/ready", Map.of());
        visitor.call("POST", "/ready", Map.of());

        // then
        assertThat(done("ready")).singleElement().satisfies(event -> {
            assertThat(event.at("/authDetails/userId").asText()).isEqualTo(NAME);
            assertThat(event.at("/authDetails/clientId").asText()).isEqualTo(CLIENT);
            assertThat(event.at("/details/jumpcloud_setup_link").asText()).isEqualTo(visitor.link());
            assertThat(event.at("/details/identity_provider").asText()).isEqualTo(realm.alias());
        });
        assertThat(mailbox.mails()).singleElement().satisfies(mail -> assertThat(mail.text())
                .contains("says that JumpCloud is ready", "The link ends as soon as the connection is enabled"));
    }

    @Test
    void goingLiveWhenTheHolderDoesItThenTheAdministratorIsToldOfThat() {
        // given
        LinkVisitor visitor = visitor("go-live");

        // when
        HttpResponse<String> findings = visitor.call("GET", "/findings", null);
        HttpResponse<String> live = visitor.call("PUT", "", Map.of("enabled", true));

        // then
        assertThat(findings.statusCode()).isEqualTo(200);
        assertThat(live.statusCode()).as(live.body()).isEqualTo(200);
        assertThat(done("ready")).hasSize(1);
        assertThat(links.list()).singleElement().satisfies(link -> {
            assertThat(link.get("state").asText()).isEqualTo("live");
            assertThat(link.has("readyAt")).isTrue();
        });
        assertThat(mailbox.mails()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).startsWith("JumpCloud is enabled");
            assertThat(mail.text()).contains("has enabled the connection", NAME, "/jumpcloud/setup#connection/");
        });
    }

    @Test
    void goingLiveWhenItIsRefusedThenNobodyIsToldAnything() {
        // given
        LinkVisitor visitor = visitor("connection", "go-live");

        // when
        HttpResponse<String> live = visitor.call("PUT", "", Map.of("enabled", true, "metadata", "<html></html>"));

        // then
        assertThat(live.statusCode()).as(live.body()).isEqualTo(400);
        assertThat(realm.admin().identityProvider(realm.alias()).get("enabled").asBoolean())
                .isFalse();
        assertThat(done("ready")).isEmpty();
        assertThat(mailbox.mails()).isEmpty();
        assertThat(links.list()).noneMatch(link -> link.has("readyAt"));
    }

    @Test
    void openingWhenALinkIsRefusedThenTheEventNamesTheLinkAndTheReason() {
        // given
        LinkVisitor visitor = visitor("connection");
        LinkVisitor elsewhere = new LinkVisitor(visitor.page() + "#" + visitor.token());

        // when
        elsewhere.show(visitor.token());
        elsewhere.open();
        links.revoke(visitor.link());
        visitor.open();

        // then
        assertThat(realm.admin().events("CLIENT_LOGIN_ERROR"))
                .hasSize(3)
                .allSatisfy(event -> {
                    assertThat(event.get("userId").asText()).isEqualTo(NAME);
                    assertThat(event.get("clientId").asText()).isEqualTo(CLIENT);
                    assertThat(event.at("/details/jumpcloud_setup_link").asText())
                            .isEqualTo(visitor.link());
                })
                .extracting(event -> event.at("/details/jumpcloud_setup").asText())
                .containsExactlyInAnyOrder("setup-link-cookies", "setup-link-other-browser", "setup-link-revoked");
    }

    @Test
    void openingWhenThereIsNoSuchLinkThenTheEventNamesNobody() {
        // given
        LinkVisitor visitor = visitor("connection");
        String wrong = visitor.token().substring(0, visitor.token().length() - 43) + "A".repeat(43);

        // when
        visitor.show(wrong);

        // then
        assertThat(realm.admin().events("CLIENT_LOGIN_ERROR")).singleElement().satisfies(event -> {
            assertThat(event.at("/details/jumpcloud_setup").asText()).isEqualTo("setup-link-unknown");
            assertThat(event.has("userId")).isFalse();
            assertThat(event.toString()).doesNotContain(visitor.link());
        });
    }

    @Test
    void certificateWhenALinkIncludesItsRenewalThenTheNextOneIsStoredInItsName() {
        // given
        LinkVisitor visitor = visitor("certificate");
        String next = SigningKey.generate().certificateBase64();

        // when
        HttpResponse<String> held = visitor.call("PUT", "/certificates/next", Map.of("certificate", next));

        // then
        assertThat(held.statusCode()).as(held.body()).isEqualTo(200);
        assertThat(Json.list(Json.read(held.body())))
                .extracting(certificate -> certificate.get("use").asText())
                .containsExactlyInAnyOrder("current", "next");
        assertThat(realm.admin().settings(realm.alias()).get("signingCertificate"))
                .isEqualTo(realm.application().key().certificateBase64() + "," + next);
        assertThat(realm.admin().adminEvents())
                .filteredOn(event -> event.get("resourcePath").asText().endsWith("/certificates/next"))
                .singleElement()
                .satisfies(event ->
                        assertThat(event.at("/authDetails/userId").asText()).isEqualTo(NAME));
    }

    private LinkVisitor visitor(String... allow) {
        return new LinkVisitor(links.make(Map.of("name", NAME, "allow", List.of(allow)))
                        .get("url")
                        .asText())
                .opened();
    }

    /** Events of what was done with a link itself. */
    private List<JsonNode> done(String what) {
        return realm.admin().adminEvents().stream()
                .filter(event -> event.at("/details/jumpcloud_setup").asText().equals(what))
                .toList();
    }
}
