package io.github.keycloakjumpcloud.it.setuplink;

import static io.github.keycloakjumpcloud.it.setuplink.LinkAdmin.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What was tried with set-up links that they do not include, or that are over. */
class SetupLinkAttacksIT {

    private static final String ALIAS = "victim";
    private static final String OTHER = "other";

    @AutoClose
    private TestRealm realm;

    private Operator operator;
    private LinkAdmin links;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().realm("adminEventsEnabled", true).create();
        Samples.connect(realm, ALIAS);
        Samples.connect(realm, OTHER);
        operator = Operator.with(realm, "manage-identity-providers");
        links = new LinkAdmin(operator, ALIAS);
    }

    @Test
    void openWhenTheSecretIsShownAtAnotherConnectionThenItOpensNothing() {
        // given
        LinkVisitor visitor = links.next("connection");
        LinkVisitor elsewhere = new LinkVisitor(visitor.page().replace(ALIAS, OTHER) + "#" + visitor.token());

        // when
        HttpResponse<String> opened = elsewhere.open();

        // then
        assertKind(opened, 410, "setup-link-gone");
    }

    @Test
    void callWhenTheSessionIsShownAtAnotherConnectionThenItIsNone() {
        // given
        LinkVisitor visitor = links.next("connection").opened();

        // when
        HttpResponse<String> call = visitor.send(
                "GET",
                visitor.page().replace(ALIAS, OTHER) + "/api",
                null,
                Map.of("X-Setup-Link", visitor.link(), "Cookie", visitor.cookies()));

        // then
        assertKind(call, 410, "setup-link-gone");
    }

    @Test
    void openWhenAnotherBrowserHasOpenedItThenItIsRefused() {
        // given
        LinkVisitor first = links.next("connection").opened();
        LinkVisitor second = new LinkVisitor(first.page() + "#" + first.token());

        // when
        HttpResponse<String> opened = second.open();
        HttpResponse<String> again = first.open();

        // then
        assertKind(opened, 403, "setup-link-other-browser");
        assertThat(again.statusCode()).isEqualTo(200);
    }

    @Test
    void openWhenAnyBrowserMayThenTheSecondOpensItToo() {
        // given
        JsonNode made = links.make(Map.of("anyBrowser", true));
        String url = made.get("url").asText();

        // when
        new LinkVisitor(url).opened();
        HttpResponse<String> second = new LinkVisitor(url).open();
        links.revoke(made.get("id").asText());

        // then
        assertThat(second.statusCode()).isEqualTo(200);
    }

    @Test
    void callWhenTheLinkIsRevokedThenTheSessionEndsWithIt() {
        // given
        LinkVisitor visitor = links.visitor("connection").opened();

        // when
        int revoked = links.revoke(visitor.link());
        HttpResponse<String> call = visitor.call("GET", "", null);
        HttpResponse<String> opened = visitor.open();

        // then
        assertThat(revoked).isEqualTo(204);
        assertKind(call, 410, "setup-link-revoked");
        assertKind(opened, 410, "setup-link-revoked");
    }

    @Test
    void callWhenTheConnectionWasDeletedAndMadeAnewThenTheLinkIsGone() {
        // given
        Samples.connect(realm, "again");
        LinkAdmin own = new LinkAdmin(operator, "again");
        LinkVisitor visitor = own.visitor("connection").opened();

        // when
        operator.send("DELETE", "identity-provider/instances/again", "");
        int deleted = visitor.call("GET", "", null).statusCode();
        Samples.connect(realm, "again");
        int anew = visitor.call("GET", "", null).statusCode();
        int opened = visitor.open().statusCode();

        // then
        assertThat(List.of(deleted, anew)).containsOnly(401);
        assertThat(opened).isEqualTo(404);
    }

    @Test
    void callWhenSomebodyElseHasMadeTheConnectionThenTheLinkIsGoneForGood() {
        // given
        LinkVisitor visitor =
                new LinkAdmin(operator, "taken").visitor("connection").opened();

        // when
        Samples.connect(realm, "taken");
        HttpResponse<String> taken = visitor.call("PUT", "", Map.of("idpEntityId", "urn:attacker"));
        operator.send("DELETE", "identity-provider/instances/taken", "");
        HttpResponse<String> free = visitor.call("GET", "", null);

        // then
        assertKind(taken, 410, "setup-link-gone");
        assertKind(free, 410, "setup-link-gone");
    }

    @Test
    void callWhenTheHeaderOfThePageIsMissingThenTheCookieAloneDoesNothing() {
        // given
        LinkVisitor visitor = links.next("connection").opened();

        // when
        HttpResponse<String> forged =
                visitor.send("POST", visitor.page() + "/api/trial-logins", "{}", Map.of("Content-Type", "text/plain"));

        // then
        assertKind(forged, 401, "setup-link-session-over");
    }

    @Test
    void pageWhenOpenedThenNoFrameTakesItAndItsAddressIsTold() {
        // when
        LinkVisitor visitor = links.next("connection").opened();
        HttpResponse<String> page = visitor.look();

        // then
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("frame-ancestors 'none'")
                .contains("default-src 'none'");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().allValues("Set-Cookie")).allSatisfy(cookie -> assertThat(cookie)
                .contains("HttpOnly")
                .containsIgnoringCase("SameSite=Strict")
                .contains("/jumpcloud/" + ALIAS + "/setup-link"));
        assertThat(page.body()).doesNotContain(visitor.token());
    }

    @Test
    void pageWhenThereIsNoSuchConnectionThenItIsTheSame() {
        // given
        LinkVisitor visitor = links.next("connection");

        // when
        HttpResponse<String> known = visitor.look();
        HttpResponse<String> unknown = visitor.send("GET", visitor.page().replace(ALIAS, "nobody"), null, Map.of());

        // then
        assertThat(unknown.statusCode()).isEqualTo(known.statusCode());
        assertThat(unknown.body().replace("nobody", ALIAS)).isEqualTo(known.body());
    }

    @Test
    void openWhenCookiesAreOffThenTheLinkIsNotUsedUp() {
        // given
        LinkVisitor visitor = links.next("connection");

        // when
        HttpResponse<String> without = visitor.show(visitor.token());
        HttpResponse<String> later = visitor.open();

        // then
        assertKind(without, 400, "setup-link-cookies");
        assertThat(later.statusCode()).isEqualTo(200);
    }

    @Test
    void openWhenAMailProgramHasCutTheLinkThenItSaysSo() {
        // given
        LinkVisitor visitor = links.next("connection");
        visitor.look();

        // when
        HttpResponse<String> opened = visitor.show(visitor.token().substring(0, 60));

        // then
        assertKind(opened, 400, "setup-link-cut");
    }

    @Test
    void secretWhenTheLinkIsUsedThenNoEventAndNoLogHasIt() {
        // given
        LinkVisitor visitor = links.next("connection", "scim").opened();
        visitor.call("PUT", "", Map.of("settings", Map.of("scimEnabled", true)));
        visitor.call("POST", "/trial-logins", "{}");

        // when
        String told = realm.admin().adminEvents() + Keycloak.server().log();

        // then
        String secret = visitor.token().substring(visitor.token().length() - 43);
        assertThat(told).contains(visitor.link()).doesNotContain(secret);
        String cookie = visitor.cookies().substring(visitor.cookies().indexOf("jcbrowser_"));
        assertThat(told).doesNotContain(cookie.substring(cookie.length() - 43));
        assertThat(links.list().toString()).doesNotContain(secret);
    }

    @Test
    void leaveWhenTheHolderHasDoneThenTheSessionIsOverAndTheLinkOpensAgain() {
        // given
        LinkVisitor visitor = links.next("connection").opened();

        // when
        int left = visitor.leave().statusCode();
        HttpResponse<String> call = visitor.call("GET", "", null);
        int again = visitor.open().statusCode();

        // then
        assertThat(left).isEqualTo(204);
        assertKind(call, 401, "setup-link-session-over");
        assertThat(again).isEqualTo(200);
    }

    @Test
    void openWhenTheAnswerWasLostThenTheSameBrowserOpensItAgain() {
        // given
        LinkVisitor visitor = links.next("connection");
        visitor.look();

        // when
        String before = visitor.cookies();
        visitor.show(visitor.token());
        HttpResponse<String> again = visitor.send(
                "POST", visitor.page() + "/session", Map.of("token", visitor.token()), Map.of("Cookie", before));

        // then
        assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    }

    @Test
    void trialWhenALinkStartsOneThenItIsReported() {
        // given
        LinkVisitor visitor = links.next("connection").opened();

        // when
        visitor.call("POST", "/trial-logins", "{}");
        visitor.leave();

        // then
        assertThat(realm.admin().adminEvents())
                .filteredOn(event -> visitor.link()
                        .equals(event.at("/details/jumpcloud_setup_link").asText()))
                .extracting(event -> event.at("/details/jumpcloud_setup").asText())
                .contains("opened", "trial", "left");
    }
}
