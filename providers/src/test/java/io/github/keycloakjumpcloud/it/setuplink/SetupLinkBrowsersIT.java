package io.github.keycloakjumpcloud.it.setuplink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A set-up link belongs to the browser that opened it first. */
class SetupLinkBrowsersIT {

    private static final String ALIAS = "shared";
    private static final int BROWSERS = 4;

    @AutoClose
    private TestRealm realm;

    private LinkAdmin links;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        Samples.connect(realm, ALIAS);
        links = new LinkAdmin(Operator.with(realm, "manage-identity-providers"), ALIAS);
    }

    @RepeatedTest(3)
    void openWhenBrowsersComeAtTheSameMomentThenOneGetsIn() {
        // given
        LinkVisitor link = links.next("connection");

        // when
        List<Integer> answers = openAtOnce(link.page() + "#" + link.token());

        // then
        assertThat(answers).containsOnlyOnce(200).containsOnly(200, 403);
    }

    @Test
    void openWhenAnyBrowserMayAndTheyComeAtTheSameMomentThenAllGetIn() {
        // given
        String url = links.make(Map.of("anyBrowser", true)).get("url").asText();

        // when
        List<Integer> answers = openAtOnce(url);

        // then
        assertThat(answers).hasSize(BROWSERS).containsOnly(200);
    }

    @Test
    void openWhenItSucceedsThenTheCookieOfTheSessionIsForThePageAloneAndNoScriptSeesIt() {
        // given
        LinkVisitor visitor = links.next("connection");
        visitor.look();

        // when
        HttpResponse<String> opened = visitor.show(visitor.token());

        // then
        String header = opened.headers().firstValue("Set-Cookie").orElseThrow();
        assertThat(Stream.of(header.split(";")).map(String::strip)).contains("HttpOnly");
        assertThat(header).containsIgnoringCase("SameSite=Strict");
        HttpCookie cookie = HttpCookie.parse(header).get(0);
        assertThat(cookie.getPath()).isEqualTo(URI.create(visitor.page()).getPath());
        assertThat(cookie.getDomain()).isNull();
        assertThat(cookie.getMaxAge()).isBetween(1L, 604_800L);
        assertThat(cookie.getValue()).doesNotContain(visitor.token());
    }

    private static List<Integer> openAtOnce(String url) {
        List<LinkVisitor> visitors =
                Stream.generate(() -> new LinkVisitor(url)).limit(BROWSERS).toList();
        visitors.forEach(LinkVisitor::look);
        return AtOnce.run(BROWSERS, browser -> visitors.get(browser)
                .show(visitors.get(browser).token())
                .statusCode());
    }
}
