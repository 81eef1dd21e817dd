package io.github.keycloakjumpcloud.keycloak.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageFileTest {

    private static final String PREFIX = "jumpcloudSetup.";
    private static final Pattern SCRIPT = Pattern.compile("\"\\./([a-z-]+\\.js)\"");
    private static final Pattern USED = Pattern.compile("\\bt\\(\"([\\w.-]+)\"");

    @ParameterizedTest
    @CsvSource({"main.js, text/javascript", "setup.css, text/css", "icon.svg, image/svg+xml"})
    void namedWhenItIsAFileOfThePageThenItIsReadWithItsType(String name, String type) {
        PageFile file = PageFile.named(name).orElseThrow();

        assertThat(file.type().toString()).startsWith(type).contains("UTF-8");
        assertThat(file.content()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no-such.js",
                "page.html",
                "PageFile.class",
                "../page/main.js",
                "/main.js",
                "..%2fmain.js",
                "main.js/",
                "a/b.js",
                ".js",
                ""
            })
    void namedWhenItIsNoneThenThereIsNothing(String name) {
        assertThat(PageFile.named(name)).isEmpty();
    }

    @Test
    void tagWhenContentDiffersThenItDiffers() {
        assertThat(file("main.js").tag())
                .isEqualTo(file("main.js").tag())
                .isNotEqualTo(file("api.js").tag());
    }

    @Test
    void scriptsWhenFollowedFromTheFirstThenAllAreThereAndTheirMessagesToo() throws IOException {
        // given
        Set<String> messages = english();
        Set<String> reached = new TreeSet<>(Set.of("main.js", "link.js"));

        // when
        for (Set<String> next = reached; !next.isEmpty(); ) {
            Set<String> imported = new TreeSet<>();
            next.forEach(script -> imported.addAll(found(SCRIPT, script)));
            imported.removeAll(reached);
            reached.addAll(imported);
            next = imported;
        }

        // then
        assertThat(reached).contains("wizard.js", "whose.js").hasSizeGreaterThan(15);
        assertThat(reached).allSatisfy(script -> assertThat(messages).containsAll(found(USED, script)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "localStorage"})
    void scriptsWhenReadThenNoneParsesTextAsHtmlOrKeepsTokens(String forbidden) {
        assertThat(Set.of("main.js", "dom.js", "parts.js", "login.js", "api.js", "wizard.js"))
                .allSatisfy(script -> assertThat(file(script).text()).doesNotContain(forbidden));
    }

    /** The page's keys, as it knows them. */
    private static Set<String> english() throws IOException {
        Properties messages = new Properties();
        try (InputStream file =
                PageFile.class.getResourceAsStream("/theme-resources/messages/messages_en.properties")) {
            messages.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        return messages.stringPropertyNames().stream()
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()))
                .collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern, String name) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = pattern.matcher(file(name).text());
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private static PageFile file(String name) {
        return PageFile.named(name).orElseThrow();
    }
}
