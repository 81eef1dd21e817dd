package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.object;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static io.github.keycloakjumpcloud.scim.TestJson.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestBodyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "[]",
                "[{}]",
                "'text'",
                "null",
                "1",
                "{",
                "{'a'",
                "{'a':",
                "{'a':1",
                "{'a':[1}",
                "{'a':1,}",
                "{'a':1}}",
                "{'a':1} {'b':2}",
                "{'a':1} x",
                "{a:1}",
                "{'a':NaN}",
                "{'a':01}",
                "{'a':1}//",
                "{'a':'\n'}",
                "{'a':1,'a':2}",
                "{'userName':1,'USERNAME':2}",
                "{'name':{'x':1,'X':null}}",
                "{'a':null,'a':null}",
                "{'a':" + "99999999999999999999" + "99999999999999999999" + "9}",
            })
    void readWhenNotOneObjectThenInvalidSyntax(String text) {
        assertThat(outcome(() -> object(text))).isEqualTo("400 invalidSyntax");
    }

    static Stream<byte[]> notUtf8() {
        return Stream.of(
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xFF, '"', '}'},
                // overlong, and half of a pair
                new byte[] {'{', '"', (byte) 0xC0, (byte) 0xAF, '"', ':', '1', '}'},
                new byte[] {'{', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"', ':', '1', '}'},
                new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xE2, (byte) 0x82},
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16),
                "{\"a\":1}".getBytes(StandardCharsets.UTF_16LE));
    }

    @ParameterizedTest
    @MethodSource("notUtf8")
    void readWhenNotUtf8ThenInvalidSyntax(byte[] bytes) {
        assertThat(outcome(() -> RequestBody.read(new ByteArrayInputStream(bytes))))
                .isEqualTo("400 invalidSyntax");
    }

    @Test
    void readWhenNamesDifferInLetterCaseThenFindsThem() {
        ObjectNode body = object("\uFEFF {'USERNAME': 'é😀', 'Name': {'GivenName': 'A'}, 'n': [1, 2.5, true, null]} ");

        assertThat(body.path("userName").asText()).isEqualTo("é😀");
        assertThat(body.path("name").path("givenName").asText()).isEqualTo("A");
        assertThat(body.path("n").toString()).isEqualTo("[1,2.5,true,null]");
    }

    @Test
    void readWhenTooLargeThenReadsNoFurther() {
        // given
        int[] read = {0};
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                read[0]++;
                return ' ';
            }
        };

        // then
        assertThat(outcome(() -> RequestBody.read(endless))).isEqualTo("413");
        assertThat(read[0]).isLessThanOrEqualTo(RequestBody.MAX_SIZE + 16_384);
    }

    @Test
    void readWhenAsLargeAsAllowedThenReads() {
        String padding = " ".repeat(RequestBody.MAX_SIZE - "{\"a\":1}".length());

        assertThat(outcome(() -> object("{'a':1}" + padding))).isEqualTo("ok");
        assertThat(outcome(() -> object("{'a':1}" + padding + " "))).isEqualTo("413");
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 3_000, 150_000})
    void readWhenNestedTooDeepThenInvalidSyntax(int depth) {
        assertThat(outcome(() -> object("{'a':".repeat(depth) + "1" + "}".repeat(depth))))
                .isEqualTo("400 invalidSyntax");
        assertThat(outcome(() -> object("{'a':" + "[".repeat(depth) + "]".repeat(depth) + "}")))
                .isEqualTo("400 invalidSyntax");
        assertThat(outcome(() -> object("{'a':" + "[".repeat(depth)))).isEqualTo("400 invalidSyntax");
    }

    @Test
    void readWhenNestedAsDeepAsAllowedThenReads() {
        assertThat(outcome(() -> object("{'a':".repeat(64) + "1" + "}".repeat(64))))
                .isEqualTo("ok");
    }

    @Test
    void readWhenAnObjectHasManyMembersThenInvalidSyntax() {
        String members = IntStream.range(0, 1_001)
                .mapToObj(i -> "'m" + i + "':1")
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();

        assertThat(outcome(() -> object("{" + members + "}"))).isEqualTo("400 invalidSyntax");
    }

    @Test
    void readWhenBrokenThenDetailHasNothingOfTheBody() {
        for (String text : new String[] {"{'userName': jane}", "{'userName': 'jane", "{'jane': 1 'x'}", "{jane: 1}"}) {
            assertThat(problem(() -> object(text)).orElseThrow().detail())
                    .doesNotContain("jane")
                    .doesNotContain("Source");
        }
    }

    @Test
    void readWhenTheClientBreaksOffThenInvalidSyntax() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("reset");
            }
        };

        assertThatThrownBy(() -> RequestBody.read(broken))
                .isInstanceOfSatisfying(ScimProblem.class, problem -> assertThat(problem.scimType())
                        .isEqualTo("invalidSyntax"));
    }
}
