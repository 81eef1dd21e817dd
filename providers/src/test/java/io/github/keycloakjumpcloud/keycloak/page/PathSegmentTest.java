package io.github.keycloakjumpcloud.keycloak.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathSegmentTest {

    @ParameterizedTest
    @CsvSource({"acme, acme", "ö, %C3%B6", "\uD83D\uDE00, %F0%9F%98%80", "a b, a%20b", "50%, 50%25", "a:b, a:b"})
    void ofWhenCharactersNeedMoreThanOneByteThenTheyAreThoseOfUtf8(String name, String segment) {
        assertThat(PathSegment.of(name)).isEqualTo(segment);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00 Größe 50 %", "日本", "a\uD83C\uDDE9\uD83C\uDDEA", "%41"})
    void ofWhenReadFromAnAddressThenItIsTheName(String name) {
        assertThat(URI.create("/" + PathSegment.of(name) + "/x").getPath()).isEqualTo("/" + name + "/x");
    }
}
