package io.github.keycloakjumpcloud.it.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A first sign-in that is refused leaves one event, and no mark on the account that it met. */
class RefusedFirstLoginIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .realm("bruteForceProtected", true)
            .realm("failureFactor", 2)
            .setting("linkExisting", "never")
            .create();

    @Test
    void accountWhenFirstSignInsAreRefusedAgainAndAgainThenItIsNotLocked() {
        // given
        String userId = realm.admin().createUser(PERSON.email(), People.withPassword());

        // when
        for (int attempt = 0; attempt < 4; attempt++) {
            realm.admin().clearEvents();
            assertThat(realm.refusal(PERSON).code()).isEqualTo("JC-204");
            assertThat(realm.admin().failures()).singleElement().satisfies(event -> assertThat(
                            event.path("details").toString())
                    .doesNotContain("@"));
        }

        // then
        assertThat(realm.admin()
                        .get("attack-detection/brute-force/users/" + userId)
                        .get("numFailures")
                        .asInt())
                .isZero();
        assertThat(realm.newPerson()
                        .signInWithPassword(PERSON.email(), People.PASSWORD)
                        .userId())
                .isEqualTo(userId);
    }
}
