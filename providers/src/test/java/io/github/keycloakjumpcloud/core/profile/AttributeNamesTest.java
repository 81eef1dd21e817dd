package io.github.keycloakjumpcloud.core.profile;

import static io.github.keycloakjumpcloud.core.profile.ProfileField.DEPARTMENT;
import static io.github.keycloakjumpcloud.core.profile.ProfileField.EMAIL;
import static io.github.keycloakjumpcloud.core.profile.ProfileField.FIRST_NAME;
import static io.github.keycloakjumpcloud.core.profile.ProfileField.JOB_TITLE;
import static io.github.keycloakjumpcloud.core.profile.ProfileField.LAST_NAME;
import static io.github.keycloakjumpcloud.core.profile.ProfileField.USERNAME;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.profile.FieldMatch.Absent;
import io.github.keycloakjumpcloud.core.profile.FieldMatch.Configured;
import io.github.keycloakjumpcloud.core.profile.FieldMatch.NearMiss;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeNamesTest {

    private static final AttributeNames LENIENT = AttributeNames.defaults();
    private static final AttributeNames STRICT = new AttributeNames(Map.of(), true);

    @ParameterizedTest
    @CsvSource({
        "EMAIL, email",
        "FIRST_NAME, FirstName",
        "LAST_NAME, LastName",
        "USERNAME, username",
        "JOB_TITLE, jobTitle",
        "DEPARTMENT, department",
    })
    void matchWhenDefaultNameIsReceivedThenConfigured(ProfileField field, String name) {
        assertThat(LENIENT.match(field, received(name, "x"))).isEqualTo(new Configured(name, "x"));
        assertThat(STRICT.match(field, received(name, "x"))).isEqualTo(new Configured(name, "x"));
    }

    @ParameterizedTest
    @CsvSource({
        "EMAIL, Email",
        "EMAIL, mail",
        "EMAIL, EMAIL",
        "EMAIL, urn:oid:0.9.2342.19200300.100.1.3",
        "EMAIL, http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        "FIRST_NAME, firstName",
        "FIRST_NAME, firstname",
        "FIRST_NAME, FIRSTNAME",
        "FIRST_NAME, givenName",
        "FIRST_NAME, GivenName",
        "FIRST_NAME, urn:oid:2.5.4.42",
        "LAST_NAME, lastname",
        "LAST_NAME, sn",
        "LAST_NAME, urn:oid:2.5.4.4",
        "USERNAME, UserName",
        "USERNAME, uid",
        "JOB_TITLE, title",
        "JOB_TITLE, JobTitle",
        "DEPARTMENT, Department",
        "DEPARTMENT, dept",
    })
    void matchWhenAnotherSpellingIsReceivedThenNearMissOrStrictlyAbsent(ProfileField field, String name) {
        ReceivedAttributes attributes = received(name, "x");

        assertThat(LENIENT.match(field, attributes)).isEqualTo(new NearMiss(field.defaultName(), name, "x"));
        assertThat(STRICT.match(field, attributes)).isEqualTo(new Absent(field.defaultName()));
        assertThat(STRICT.nearMisses(attributes)).containsExactly(new NearMiss(field.defaultName(), name, "x"));
    }

    @Test
    void matchWhenConfiguredNameIsBlankThenItStillWins() {
        ReceivedAttributes attributes = received("department", " \u200B", "Department", "Sales");

        assertThat(LENIENT.match(DEPARTMENT, attributes)).isEqualTo(new Configured("department", ""));
        assertThat(LENIENT.nearMisses(attributes)).isEmpty();
    }

    @Test
    void matchWhenAttributeHasNoValueThenPresentAndBlank() {
        ReceivedAttributes attributes = ReceivedAttributes.of(Map.of("department", List.of()));

        assertThat(LENIENT.match(DEPARTMENT, attributes)).isEqualTo(new Configured("department", ""));
    }

    @Test
    void matchWhenConfiguredByTheAdminThenThatNameCounts() {
        AttributeNames names = new AttributeNames(Map.of(FIRST_NAME, " vorname ", JOB_TITLE, "  "), false);

        assertThat(names.match(FIRST_NAME, received("vorname", "Ada", "FirstName", "Eve")))
                .isEqualTo(new Configured("vorname", "Ada"));
        assertThat(names.match(FIRST_NAME, received("Vorname", "Ada", "FIRSTNAME", "Eve")))
                .isEqualTo(new NearMiss("vorname", "Vorname", "Ada"));
        assertThat(names.match(FIRST_NAME, received("FirstName", "Ada")))
                .isEqualTo(new NearMiss("vorname", "FirstName", "Ada"));
        assertThat(names.expected(JOB_TITLE)).isEqualTo("jobTitle");
    }

    @Test
    void matchWhenExactUsualSpellingCompetesThenItBeatsLetterCase() {
        assertThat(LENIENT.match(FIRST_NAME, received("FIRSTNAME", "Eve", "givenName", "Ada")))
                .isEqualTo(new NearMiss("FirstName", "givenName", "Ada"));
    }

    @Test
    void matchWhenFirstSpellingIsBlankThenTheNextFilledOneCounts() {
        assertThat(LENIENT.match(FIRST_NAME, received("firstName", "", "givenName", "Ada")))
                .isEqualTo(new NearMiss("FirstName", "givenName", "Ada"));
        assertThat(LENIENT.match(FIRST_NAME, received("firstName", "", "givenName", " ")))
                .isEqualTo(new NearMiss("FirstName", "firstName", ""));
    }

    @Test
    void matchWhenNameIsExpectedForAnotherFieldThenLeavesIt() {
        AttributeNames names = new AttributeNames(Map.of(DEPARTMENT, "title"), false);

        assertThat(names.match(JOB_TITLE, received("title", "Sales"))).isEqualTo(new Absent("jobTitle"));
        assertThat(names.match(DEPARTMENT, received("title", "Sales"))).isEqualTo(new Configured("title", "Sales"));
    }

    @Test
    void matchWhenOneNameIsConfiguredForTwoFieldsThenBothGetIt() {
        AttributeNames names = new AttributeNames(Map.of(USERNAME, "email"), false);

        assertThat(names.match(USERNAME, received("email", "ada@example.com")).value())
                .contains("ada@example.com");
        assertThat(names.match(EMAIL, received("email", "ada@example.com")).value())
                .contains("ada@example.com");
    }

    @Test
    void matchWhenSeveralValuesThenTheFirstFilledOne() {
        ReceivedAttributes attributes = ReceivedAttributes.of(Map.of("department", Arrays.asList(null, " ", "B", "C")));

        assertThat(LENIENT.match(DEPARTMENT, attributes).value()).contains("B");
    }

    @Test
    void matchWhenNothingIsReceivedThenAbsent() {
        FieldMatch match = LENIENT.match(LAST_NAME, received());

        assertThat(match).isEqualTo(new Absent("LastName"));
        assertThat(match.value()).isEmpty();
    }

    @Test
    void firstMissingWhenStrictThenNamesTheFirstThatDidNotCome() {
        assertThat(STRICT.firstMissing(received())).contains(EMAIL);
        assertThat(STRICT.firstMissing(received("email", "x", "firstname", "x")))
                .contains(FIRST_NAME);
        assertThat(STRICT.firstMissing(received("email", "x", "FirstName", "x")))
                .contains(LAST_NAME);
        assertThat(STRICT.firstMissing(received("email", "", "FirstName", "x", "LastName", "")))
                .isEmpty();
    }

    @Test
    void firstMissingWhenLenientThenNone() {
        assertThat(LENIENT.firstMissing(received())).isEmpty();
    }

    private static ReceivedAttributes received(String... namesAndValues) {
        Map<String, List<String>> attributes = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], List.of(namesAndValues[i + 1]));
        }
        return ReceivedAttributes.of(attributes);
    }
}
