package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.SamlStatus;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * What this extension writes to the server's log: codes, aliases, ids, references; nothing about a person and no message.
 * What Keycloak's own loggers write is not looked at.
 */
class LogHygieneIT {
    private static final String OURS = "[io.github.keycloakjumpcloud";

    /** Beginnings of an assertion, a response and a certificate, plain and in Base64. */
    private static final List<String> MESSAGES = List.of("<saml", "saml2:", "PHNhbWwy", "PD94bWwg", "MIIC", "MIID");

    private final List<Person> people = new ArrayList<>(SampleDirectory.people());

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
            .setting("verifiedDomains", "example.com", "example.org")
            .create();

    @Test
    void logWhenPeopleSignInAndAreRefusedThenItTellsCodesAndNobody() {
        // given
        int before = Keycloak.server().log().length();
        Person secretive = SampleDirectory.ORDINARY
                .withEmail("secret.address@example.com")
                .withNameId("secret-name-id-4711")
                .withName("Secretfirst", "Secretlast")
                .withJobTitle("Secretjob")
                .withAttribute("firstname", "Secretnear");
        people.add(secretive);

        // when
        people.forEach(person -> realm.atJumpCloud().answer(person));
        refuse(secretive, response -> response.withAudience("https://elsewhere.example.com"));
        refuse(secretive, response -> response.withStatus(SamlStatus.requestDenied("secret.address@example.com")));
        SignIn forged = realm.atJumpCloud();
        Page last = Wire.answer(realm, forged, forged.responseFor(secretive).xml(SigningKey.generate()));

        // then
        String reference = RefusalPage.of(last).reference();
        await("the last refusal is in the log")
                .until(() -> lines(before).stream().anyMatch(line -> line.contains(reference)));
        List<String> lines = lines(before);
        assertThat(lines).anyMatch(line -> line.contains("JC-301")).anyMatch(line -> line.contains("JC-305"));
        assertThat(lines).allSatisfy(this::assertTellsNothingPersonal);
    }

    private void assertTellsNothingPersonal(String line) {
        assertThat(line).doesNotContain("@").doesNotContain("Secret").doesNotContain("secret-name-id");
        assertThat(line).doesNotContain(MESSAGES.toArray(String[]::new));
        assertThat(line)
                .doesNotContain(realm.application().key().certificateBase64().substring(0, 40));
        for (Person person : people) {
            assertThat(line).doesNotContain(person.username()).doesNotContain(" " + person.firstName() + " ");
        }
    }

    private void refuse(Person person, UnaryOperator<SamlResponse> change) {
        RefusalPage.of(realm.atJumpCloud().answer(person, change));
    }

    private static List<String> lines(int from) {
        return Keycloak.server()
                .log()
                .substring(from)
                .lines()
                .filter(line -> line.contains(OURS))
                .toList();
    }
}
