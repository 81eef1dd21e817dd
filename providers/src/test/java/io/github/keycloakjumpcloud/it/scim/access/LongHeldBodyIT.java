package io.github.keycloakjumpcloud.it.scim.access;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.ThirdLane;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A body that takes longer to come than Keycloak lets a request's transaction last, on a server that is less patient. */
@ThirdLane
class LongHeldBodyIT {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    @AutoClose
    private final KeycloakServer server = Keycloak.another("impatient")
            .environment(Map.of("QUARKUS_TRANSACTION_MANAGER_DEFAULT_TRANSACTION_TIMEOUT", LIMIT.toSeconds() + "s"))
            .start();

    private final TestRealm realm = TestRealm.builder().create(server);

    @Test
    void createWhenTheBodyComesAfterTheRequestsTransactionHasTimedOutThenTheAnswerIsTrue() {
        // given
        ScimSide.of(realm);
        try (HeldRequest held =
                HeldRequest.of(realm, Map.of("name", "held"), "POST", "/Users", ScimSide.user("late"))) {
            Instant over = Instant.now().plus(LIMIT).plusSeconds(3);

            // when
            await("the transaction has timed out").until(() -> Instant.now().isAfter(over));
            ScimAnswer answer = held.finish();

            // then
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(realm.admin().usersByEmail("late@example.com"))
                    .singleElement()
                    .satisfies(user -> assertThat(user.get("id").asText()).isEqualTo(answer.id()));
        }
    }
}
