package io.github.keycloakjumpcloud.scim;

import static io.github.keycloakjumpcloud.scim.TestJson.ENTERPRISE;
import static io.github.keycloakjumpcloud.scim.TestJson.USER;
import static io.github.keycloakjumpcloud.scim.TestJson.outcome;
import static io.github.keycloakjumpcloud.scim.TestJson.problem;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is no filter (RFC 7644 §3.4.2.2). */
class WrongFilterTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "  ",
                "userName",
                "userName eq",
                "userName eq ",
                "userName is 'x'",
                "userName eq x",
                "userName eq 'x",
                "userName eq 'x' 'y'",
                "userName eq 'x' and",
                "and userName eq 'x'",
                "userName eq 'x' or or id pr",
                "(userName eq 'x'",
                "userName eq 'x')",
                "()",
                "not userName eq 'x'",
                "not (",
                "eq 'x'",
                "'x' eq userName",
                "userName eq {}",
                "userName eq {'a':1}",
                "userName eq []",
                "userName eq ['x']",
                "userName eq [[",
                "userName eq[]",
                "emails[type eq {}]",
                "emails[type eq []]",
                "emails[type eq 'work'",
                "emails[type eq 'work' and value eq 'x'",
                "emails[type eq 'work']]",
                "emails[(type eq 'work']",
                "(emails[type eq 'work')]",
                "emails[]",
                "emails [type eq 'work']",
                "emails[emails[type eq 'x']]",
                "emails[type eq 'work'].nothing eq 'x'",
                "emails[type eq 'work'].value",
                "emails[type eq 'work'].value eq",
                "emails[type eq 'work'].value eq 'x' 'y'",
                "emails[type eq 'work'].value.value eq 'x'",
                "emails[type eq 'work'].emails[type eq 'x']",
                "emails[type eq 'work' or].value eq 'x'",
                "emails[].value eq 'x'",
                "emails[].value pr",
                "[type eq 'work']",
                "]",
                "userName eq 'x'\u0000 junk",
                "userName eq 'a\nb'",
                "userName\teq 'x'",
                "userName eq 'x' ; drop",
                "userName eq NaN",
                // not in the schema
                "nothing eq 'x'",
                "password eq 'x'",
                "password pr",
                "name.nothing eq 'x'",
                "name.givenName.x eq 'x'",
                "emails.value.x.y.z eq 'x'",
                "department eq 'x'",
                "emails[nothing eq 'x']",
                "emails[" + USER + ":type eq 'x']",
                "urn:x:y:z eq 'x'",
                "urn: eq 'x'",
                USER + ": eq 'x'",
                USER + " eq 'x'",
                USER + ":" + ENTERPRISE + ":department eq 'x'",
                "members.value eq 'x'",
                ". eq 'x'",
                "userName. eq 'x'",
                // comparisons without sense
                "userName eq 'a\\u0000b'",
                "userName sw '\\ud800'",
                "userName eq 1",
                "userName eq true",
                "userName co 1",
                "userName gt null",
                "userName co null",
                "active eq 1",
                "active eq 'yes'",
                "active co 'true'",
                "active gt true",
                "name eq 'x'",
                "addresses eq 'x'",
                "addresses co ''",
                ENTERPRISE + " eq 'x'",
                "userName[value eq 'x']",
                "meta.created gt 'yesterday'",
                "meta.created eq 5",
            })
    void parseWhenWrongThenInvalidFilter(String filter) {
        assertThat(outcome(() -> ResourceFilter.parse(filter.replace('\'', '"'), ResourceKind.USER)))
                .isEqualTo("400 invalidFilter");
    }

    @Test
    void parseWhenLongOrDeepThenInvalidFilter() {
        for (String filter : List.of(
                "userName eq \"" + "x".repeat(4_096) + "\"",
                "id pr or ".repeat(1_000) + "id pr",
                "id pr or ".repeat(140) + "id pr",
                "id pr " + " ".repeat(400),
                "(".repeat(33) + "id pr" + ")".repeat(33),
                "(".repeat(3_000) + "id pr" + ")".repeat(3_000),
                "(".repeat(2_000) + "id pr" + ")".repeat(2_000),
                "not (".repeat(700) + "id pr" + ")".repeat(700),
                "emails[".repeat(500) + "]".repeat(500),
                "userName eq " + "[".repeat(3_000),
                "[".repeat(4_000),
                "a.".repeat(2_000) + " pr")) {
            assertThat(outcome(() -> ResourceFilter.parse(filter, ResourceKind.USER)))
                    .isEqualTo("400 invalidFilter");
        }
        assertThat(outcome(
                        () -> ResourceFilter.parse("not (".repeat(32) + "id pr" + ")".repeat(32), ResourceKind.USER)))
                .isEqualTo("ok");
    }

    @Test
    void parseWhenWrongThenDetailHasNothingOfTheFilter() {
        for (String filter : List.of(
                "userName eq jane",
                "jane eq \"x\"",
                "userName jane \"x\"",
                "userName eq \"jane",
                "emails[jane eq 1]")) {
            assertThat(problem(() -> ResourceFilter.parse(filter, ResourceKind.USER))
                            .orElseThrow()
                            .detail())
                    .doesNotContain("jane");
        }
    }
}
