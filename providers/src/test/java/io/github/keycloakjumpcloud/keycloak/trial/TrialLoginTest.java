package io.github.keycloakjumpcloud.keycloak.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.keycloak.trial.TrialLogin.Request;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialLoginTest {

    private static final TrialLogin BEGUN = new TrialLogin(
            "id", "connection", "admin", Instant.parse("2026-01-01T00:15:00Z"), List.of(), Optional.empty());

    @Test
    void notesWhenReadAgainThenTheTrialIsTheSame() {
        for (TrialLogin trial :
                List.of(BEGUN, BEGUN.sent(request(1)), BEGUN.sent(request(1)).sent(request(2)), BEGUN.answered("{}"))) {
            assertThat(TrialLogin.of("id", trial.notes())).isEqualTo(trial);
        }
    }

    @Test
    void requestWhenSeveralWereSentThenTheLatestFiveAreKnownByTheirRelayState() {
        TrialLogin trial = BEGUN;
        for (int number = 1; number <= 6; number++) {
            trial = trial.sent(request(number));
        }

        assertThat(trial.request("state-1")).isEmpty();
        for (int number = 2; number <= 6; number++) {
            assertThat(trial.request("state-" + number)).contains(request(number));
        }
        assertThat(trial.request(null)).isEmpty();
        assertThat(trial.answered("{}").request("state-6")).isEmpty();
    }

    private static Request request(int number) {
        return new Request("state-" + number, "root-" + number, "tab", "client");
    }
}
