package io.github.keycloakjumpcloud.core.profile;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileTest {

    @Test
    void readWhenEverythingIsReceivedThenCleansIt() {
        Profile profile = read(Map.of(
                "email", List.of(" Ada@example.com "),
                "FirstName", List.of("Ada\u200B"),
                "LastName", List.of("Lovelace\n"),
                "username", List.of("ada"),
                "jobTitle", List.of("Analyst"),
                "department", List.of("R&D / Engines")));

        assertThat(profile)
                .isEqualTo(new Profile(
                        Optional.of("Ada@example.com"),
                        Optional.of("Ada"),
                        Optional.of("Lovelace"),
                        Optional.of("ada"),
                        Optional.of("Analyst"),
                        Optional.of("R&D / Engines")));
    }

    @Test
    void readWhenNothingIsReceivedThenEverythingIsAbsent() {
        assertThat(read(Map.of()))
                .isEqualTo(new Profile(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()));
    }

    @Test
    void readWhenBlankThenNamesAreAbsentButJobAndDepartmentAreBlank() {
        Profile profile = read(Map.of(
                "email", List.of(" "),
                "FirstName", List.of("\u00A0"),
                "LastName", List.of(""),
                "username", List.of("\u200B"),
                "jobTitle", List.of(" "),
                "department", List.of("\t")));

        assertThat(profile)
                .isEqualTo(new Profile(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(""),
                        Optional.of("")));
    }

    @Test
    void readWhenValuesAreHugeThenCutsThem() {
        Profile profile = read(Map.of("FirstName", List.of("x".repeat(10_000_000))));

        assertThat(profile.firstName().orElseThrow()).hasSize(255);
    }

    @Test
    void readWhenEmailIsHugeThenCutMakesNoAddressOfIt() {
        Profile profile = read(Map.of("email", List.of("a@" + "d".repeat(10_000_000))));

        assertThat(profile.email().flatMap(EmailAddress::parse)).isEmpty();
    }

    private static Profile read(Map<String, List<String>> attributes) {
        return Profile.read(ReceivedAttributes.of(attributes), AttributeNames.defaults());
    }
}
