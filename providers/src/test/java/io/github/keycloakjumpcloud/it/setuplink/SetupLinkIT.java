package io.github.keycloakjumpcloud.it.setuplink;

import static io.github.keycloakjumpcloud.it.setuplink.LinkAdmin.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A customer's administrator sets a connection up by a link, from the first value to "ready". */
class SetupLinkIT {

    @AutoClose
    private final Mailbox mailbox = Mailbox.open();

    @AutoClose
    private TestRealm realm;

    private Operator operator;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .realm("adminEventsEnabled", true)
                .realm("smtpServer", mailbox.smtpServer())
                .create();
        operator = Operator.with(realm, "manage-identity-providers");
    }

    @Test
    void linkWhenTheConnectionIsStillToBeMadeThenItsHolderMakesItAndSaysReady() {
        // given
        String alias = "acme";
        LinkAdmin links = new LinkAdmin(operator, alias);
        JsonNode made = links.make(Map.of(
                "name", "Acme's IT",
                "allow", List.of("connection", "scim"),
                "email", "it@acme.test",
                "displayName", "Acme",
                "verifiedDomains", List.of("acme.test")));
        LinkVisitor visitor = new LinkVisitor(made.get("url").asText()).opened();

        // when
        JsonNode before = visitor.read("");
        HttpResponse<String> saved = visitor.call("PUT", "", Map.of("metadata", Samples.metadata(realm, alias)));
        HttpResponse<String> token = visitor.call("POST", "/scim-tokens", Map.of("name", "JumpCloud"));
        HttpResponse<String> ready = visitor.call("POST", "/ready", Map.of());

        // then
        assertThat(made.get("emailed").asBoolean()).isTrue();
        assertThat(before.get("exists").asBoolean()).isFalse();
        assertThat(before.at("/serviceProvider/acsUrl").asText()).endsWith("/broker/acme/endpoint");
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        JsonNode connection = realm.admin().identityProvider(alias);
        assertThat(connection.get("enabled").asBoolean()).isFalse();
        assertThat(connection.get("displayName").asText()).isEqualTo("Acme");
        assertThat(connection.at("/config/verifiedDomains").asText()).isEqualTo("acme.test");
        assertThat(realm.admin().mappers(alias)).hasSize(3);
        assertThat(token.statusCode()).as(token.body()).isEqualTo(201);
        assertThat(Json.read(token.body()).get("token").asText()).startsWith("jcscim_");
        assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
        assertThat(links.list().get(0).has("readyAt")).isTrue();
        assertThat(mailbox.mails())
                .extracting(Mailbox.Mail::to)
                .containsExactly("it@acme.test", "operator-manage-identity-providers@example.com");
        assertThat(mailbox.mails().get(0).text()).contains(made.get("url").asText());
        assertThat(mailbox.mails().get(1).text()).contains("/jumpcloud/setup#connection/acme");
        assertThat(events("identity-provider/instances/acme"))
                .anySatisfy(event ->
                        assertThat(event.at("/authDetails/userId").asText()).isEqualTo("Acme's IT"));
    }

    @Test
    void linkWhenItsConnectionGoesLiveThenItEndsForGood() {
        // given
        LinkAdmin links = new LinkAdmin(operator, "golive");
        Samples.connect(realm, "golive");
        LinkVisitor visitor = links.visitor("connection").opened();
        String id = visitor.link();

        // when
        Samples.enable(realm, "golive", true);
        int live = visitor.call("GET", "", null).statusCode();
        Samples.enable(realm, "golive", false);
        int disabledAgain = visitor.call("GET", "", null).statusCode();

        // then
        assertThat(List.of(live, disabledAgain)).containsOnly(410);
        assertThat(links.list())
                .filteredOn(link -> link.get("id").asText().equals(id))
                .extracting(link -> link.get("state").asText())
                .containsExactly("live");
    }

    @Test
    void linkWhenItMayGoLiveThenItsHolderEnablesTheConnectionAndTheLinkEnds() {
        // given
        Samples.connect(realm, "self");
        LinkVisitor visitor =
                new LinkAdmin(operator, "self").visitor("connection", "go-live").opened();

        // when
        int enabled = visitor.call("PUT", "", Map.of("enabled", true)).statusCode();

        // then
        assertThat(enabled).isEqualTo(200);
        assertThat(realm.admin().identityProvider("self").get("enabled").asBoolean())
                .isTrue();
        assertThat(visitor.call("GET", "", null).statusCode()).isEqualTo(410);
    }

    @Test
    void trialWhenALinkStartsItThenItsReportSaysNothingOfAccounts() {
        // given
        Samples.enable(realm, realm.alias(), false);
        LinkVisitor visitor =
                new LinkAdmin(operator, realm.alias()).visitor("connection").opened();

        // when
        JsonNode started =
                Json.read(visitor.call("POST", "/trial-logins", Map.of()).body());
        SignIn person = realm.newPerson();
        person.browser().open(started.get("url").asText());
        person.answer(SampleDirectory.ORDINARY);
        JsonNode progress = visitor.read("/trial-logins/" + started.get("id").asText() + "?reveal=true");
        JsonNode last = visitor.read("/trial-logins");
        JsonNode lastOfAnother = new LinkAdmin(operator, realm.alias())
                .visitor("connection")
                .opened()
                .read("/trial-logins");
        Samples.enable(realm, realm.alias(), true);

        // then
        assertThat(progress.get("state").asText()).isEqualTo("done");
        JsonNode report = progress.get("report");
        assertThat(report.get("outcome").asText()).isEqualTo("admitted");
        assertThat(report.has("account")).isFalse();
        assertThat(report.has("department")).isFalse();
        assertThat(report.get("groups")).isEmpty();
        assertThat(Json.list(report.get("checks"))).isNotEmpty();
        assertThat(last.has("answeredAt")).isTrue();
        assertThat(lastOfAnother).as("another holder's trial").isEmpty();
    }

    @Test
    void makeWhenNothingIsAskedForThenTheLinkLastsAWeekAndIsForTheConnection() {
        // when
        JsonNode made = new LinkAdmin(operator, "plain").make(Map.of());

        // then
        Duration life = Duration.between(
                Instant.parse(made.get("createdAt").asText()),
                Instant.parse(made.get("expiresAt").asText()));
        assertThat(life).isEqualTo(Duration.ofDays(7));
        assertThat(Json.texts(made.get("allow"))).containsExactly("connection");
        assertThat(made.get("url").asText()).matches(".*/jumpcloud/plain/setup-link#jcsetup_[0-9a-f]{32}_[\\w-]{43}");
    }

    @Test
    void openWhenSomebodyGuessesThenTheyAreSlowedDownAndAGoodLinkStillOpens() {
        // given
        LinkVisitor good = new LinkAdmin(operator, "guessed").visitor("connection");
        good.look();
        String wrong = good.token().substring(0, good.token().length() - 43) + "A".repeat(43);

        // when
        Set<Integer> answers = new HashSet<>();
        for (int i = 0; i < 40; i++) {
            answers.add(good.show(wrong).statusCode());
        }
        HttpResponse<String> blocked = good.show(wrong);
        HttpResponse<String> opened = good.open();

        // then
        assertThat(answers).contains(404);
        assertKind(blocked, 429, "setup-link-guessed");
        assertThat(blocked.headers().firstValue("Retry-After")).isPresent();
        assertThat(opened.statusCode()).isEqualTo(200);
    }

    private List<JsonNode> events(String path) {
        return realm.admin().adminEvents().stream()
                .filter(event -> event.get("resourcePath").asText().startsWith(path))
                .toList();
    }
}
