package io.github.keycloakjumpcloud.keycloak.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrialLoginTest {

    private static final TrialLogin BEGUN =
            new TrialLogin("id", "connection", "admin", Instant.parse("2026-01-01T00:15:00Z"), Optional.empty());

    @Test
    void notesWhenReadAgainThenTheTrialIsTheSame() {
        assertThat(List.of(BEGUN, BEGUN.answered("{}")))
                .allSatisfy(
                        trial -> assertThat(TrialLogin.of("id", trial.notes())).isEqualTo(trial));
    }

    @Test
    void notesWhenReadAgainThenTheRequestIsTheSame() {
        TrialRequest request = new TrialRequest("trial", "root", "tab", "client");

        assertThat(TrialRequest.of(request.notes())).isEqualTo(request);
    }
}
