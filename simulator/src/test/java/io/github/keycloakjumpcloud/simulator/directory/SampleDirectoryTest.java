package io.github.keycloakjumpcloud.simulator.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.NoSuchElementException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SampleDirectoryTest {

    @Test
    void peopleWhenListedThenAreUniqueMadeUpAndExplained() {
        assertThat(SampleDirectory.people())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(person -> assertThat(person.expectation()).isNotBlank());
        assertThat(SampleDirectory.people()).extracting(Person::username).doesNotHaveDuplicates();
        assertThat(SampleDirectory.people())
                .extracting(Person::email)
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates()
                .allMatch(email -> email.matches("[a-z.]+@example\\.(com|org|net)"));
    }

    @Test
    void personWhenLookedUpByUsernameThenIsFoundOrFails() {
        assertThat(SampleDirectory.person("anna.keller")).isSameAs(SampleDirectory.ORDINARY);
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> SampleDirectory.person("nobody"));
    }

    @Test
    void displayNameWhenNamesAreMissingThenFallsBackToTheUsername() {
        assertThat(Person.named("u", null, null, null).displayName()).isEqualTo("u");
        assertThat(Person.named("u", null, null, "Last").displayName()).isEqualTo("Last");
    }
}
