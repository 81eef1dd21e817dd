package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looking users up: filters, pages and what of them is shown (RFC 7644 §3.4.2, §3.4.3 and §3.9). */
class UserSearchIT {
    private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";

    @AutoClose
    private TestRealm realm;

    private ScimSide scim;
    private SearchedPeople people;
    private String ada;

    @BeforeAll
    void createPeople() {
        realm = TestRealm.builder().create();
        scim = ScimSide.of(realm);
        people = SearchedPeople.create(scim);
        ada = people.ada();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // what JumpCloud is known or likely to ask
                "userName eq \"ada@example.com\" | ada",
                "userName eq \"bob\" | bob",
                "userName eq \"nobody@example.com\" |",
                "userName eq \"dora@example.com\" |",
                "emails eq \"cara@example.com\" | cara",
                "emails.value eq \"bob@example.com\" | bob",
                "emails[value eq \"bob@example.com\"] | bob",
                "emails[type eq \"work\" and value eq \"ada@example.com\"] | ada",
                "emails[type eq \"home\" and value eq \"ada@example.com\"] |",
                "emails[type eq \"work\"].value eq \"ada@example.com\" | ada",
                "emails[type eq \"home\"].value eq \"ada@example.com\" |",
                "emails[type eq \"work\"].value sw \"ada\" and active eq true | ada",
                "emails.value eq \"ada.home@example.com\" | ada",
                "emails[type eq \"home\" and value eq \"ADA.home@example.com\"] | ada",
                "externalId eq \"AbCdEf0123456789abcdef01\" | ada",
                // letter case: of all but what the schema calls case-exact none matters
                "USERNAME EQ \"ADA@EXAMPLE.COM\" | ada",
                "emails.Value eq \"CARA@example.COM\" | cara",
                "externalId eq \"abcdef0123456789abcdef01\" |",
                "title eq \"ENGINEER\" | ada,bob",
                // URNs
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"bob\" | bob",
                "urn:ietf:params:scim:schemas:core:2.0:User:name.familyName eq \"Berg\" | bob,cara",
                "urn:ietf:params:scim:schemas:core:2.0:User:emails.value eq \"bob@example.com\" | bob",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department eq \"design\" | ada",
                "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter pr | ada",
                // and, or, not, parentheses
                "title pr and active eq false | bob",
                "userName eq \"bob\" or externalId eq \"AbCdEf0123456789abcdef01\" | ada,bob",
                "userName eq \"bob\" or title co \"gin\" and active eq true | ada,bob",
                "(userName eq \"bob\" or title co \"gin\") and active eq true | ada",
                "not (active eq true) | bob",
                "userName eq \"bob\" and not (title pr) |",
                "not (userName eq \"bob\") and not (userName sw \"ada\") | cara",
                // the other operators
                "name.familyName ne \"Berg\" | ada",
                "userName sw \"c\" | cara",
                "userName ew \"EXAMPLE.com\" | ada,cara",
                "displayName co \"\\\"CJ\\\" \\\\\" | cara",
                "phoneNumbers.value eq \"tel:+1-555-555-5501\" | ada",
                "phoneNumbers pr | ada",
                "active eq true | ada,cara",
                "active eq \"True\" | ada,cara",
                "meta.lastModified gt \"2020-01-01T00:00:00Z\" | ada,bob,cara",
                "meta.created lt \"2020-01-01T00:00:00Z\" |",
                "externalId eq null | cara"
            })
    void searchWhenFilteredThenExactlyTheMatchingUsersComeBack(String filter, String expected) {
        // when
        ScimAnswer answer = people.search(Map.of("filter", filter));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(SearchedPeople.names(answer)).isEqualTo(expected == null ? List.of() : List.of(expected.split(",")));
        assertThat(answer.body().get("totalResults").asInt())
                .isEqualTo(SearchedPeople.names(answer).size());
    }

    @Test
    void searchWhenByIdThenItIsFoundAndForeignIdsAreNot() {
        // given
        String foreign = realm.admin().user("dora@example.com").get("id").asText();

        // when, then
        assertThat(SearchedPeople.names(people.search(Map.of("filter", "id eq \"" + ada + "\""))))
                .containsExactly("ada");
        assertThat(SearchedPeople.names(people.search(Map.of("filter", "id eq \"" + foreign + "\""))))
                .isEmpty();
        assertThat(SearchedPeople.names(people.search(Map.of("filter", "id eq \"nonsense\""))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"userName+eq+%22bob%22", "userName%20eq%20%22bob%22"})
    void searchWhenBlanksAreEncodedEitherWayThenItIsTheSame(String query) {
        assertThat(SearchedPeople.names(scim.get("/Users?filter=" + query))).containsExactly("bob");
    }

    static Stream<String> badFilters() {
        return Stream.of(
                "",
                "userName",
                "userName eq",
                "userName eq \"bob",
                "userName xx \"bob\"",
                "userName eq {}",
                "userName eq []",
                "userName eq 7",
                "active eq \"maybe\"",
                "active gt true",
                "meta.created gt \"yesterday\"",
                "nonsense eq \"x\"",
                "password eq \"x\"",
                "name eq \"x\"",
                "urn:nonsense:userName eq \"x\"",
                "emails[type eq \"work\"",
                "emails[type eq \"work\"]]",
                "emails[nonsense eq \"work\"]",
                "userName[value eq \"x\"]",
                "(userName eq \"bob\"",
                "userName eq \"bob\" and",
                "userName eq \"\\u0000\"",
                "(".repeat(40) + "userName eq \"bob\"" + ")".repeat(40),
                "userName eq \"" + "x".repeat(5_000) + "\"");
    }

    @ParameterizedTest
    @MethodSource("badFilters")
    void searchWhenFilterIsWrongThenItIsInvalidFilter(String filter) {
        // when
        ScimAnswer listed = people.search(Map.of("filter", filter));
        ScimAnswer searched = scim.post("/Users/.search", object("{}").put("filter", filter));

        // then
        assertError(listed, 400, "invalidFilter");
        assertError(searched, 400, "invalidFilter");
        assertThat(listed.detail()).doesNotContain("bob").doesNotContain("xxxx");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "- | - | ada,bob,cara | 1",
                "1 | 2 | ada,bob | 1",
                "3 | 2 | cara | 3",
                "2 | 1 | bob | 2",
                "4 | 10 | | 4",
                "2147483647 | 10 | | 2147483647",
                "99999999999 | 10 | | 2147483647",
                "0 | 1 | ada | 1",
                "-7 | 1 | ada | 1",
                "1 | 0 | | 1",
                "1 | -3 | | 1",
                "1 | 201 | ada,bob,cara | 1",
                "1 | 99999999999 | ada,bob,cara | 1"
            })
    void searchWhenPagedThenThatPageComesBackAndTheTotalStays(
            String startIndex, String count, String expected, int answered) {
        // given
        Map<String, String> page = new LinkedHashMap<>();
        ObjectNode body = object("{}");
        if (startIndex != null) {
            page.put("startIndex", startIndex);
            body.put("startIndex", Long.parseLong(startIndex));
        }
        if (count != null) {
            page.put("count", count);
            body.put("count", Long.parseLong(count));
        }
        Map<String, String> filtered = new LinkedHashMap<>(page);
        filtered.put("filter", "name.familyName pr");

        // when
        List<ScimAnswer> answers =
                List.of(people.search(page), people.search(filtered), scim.post("/Users/.search", body));

        // then
        List<String> names = expected == null ? List.of() : List.of(expected.split(","));
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(texts(answer.body().get("schemas"))).containsExactly(LIST);
            assertThat(SearchedPeople.names(answer)).isEqualTo(names);
            assertThat(answer.body().get("totalResults").asInt()).isEqualTo(3);
            assertThat(answer.body().get("startIndex").asInt()).isEqualTo(answered);
            assertThat(answer.body().get("itemsPerPage").asInt()).isEqualTo(names.size());
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"startIndex=x", "count=x", "count=1.5", "startIndex=1e3", "count=0x10"})
    void searchWhenPagingIsNoNumberThenItIsInvalidValue(String query) {
        assertError(scim.get("/Users?" + query), 400, "invalidValue");
    }
}
