package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every refusal code: page and event tell the same, and nothing comes into being. */
class RefusalIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().groups().create();

    private final JsonNode connection = realm.admin().identityProvider(TestRealm.ALIAS);

    static Stream<RefusalCase> cases() {
        return Stream.of(AccessRefusals.cases(), MessageRefusals.cases(), DeliveryRefusals.cases())
                .flatMap(cases -> cases.stream());
    }

    @AfterEach
    void restore() {
        realm.admin().update(Map.of("bruteForceProtected", false));
        if (!realm.admin().identityProvider(TestRealm.ALIAS).equals(connection)) {
            realm.admin().updateIdentityProvider(TestRealm.ALIAS, changed -> changed.setAll((ObjectNode) connection));
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void signInWhenRefusedThenPageAndEventAgreeAndNothingChanges(RefusalCase refused) {
        // given
        if (!refused.settings().isEmpty()) {
            realm.configure(refused.settings());
        }
        Supplier<Page> step = refused.situation().in(realm);
        RealmState before = RealmState.of(realm.admin());
        realm.admin().clearEvents();

        // when
        Page page = step.get();

        // then
        RefusalEvidence evidence = RefusalEvidence.of(realm.admin(), page).assertTellsOf(refused.refusal());
        assertThat(realm.admin().failures()).containsExactly(evidence.event());
        before.assertUnchanged(realm.admin());
    }

    @Test
    void casesWhenCountedThenEveryRefusalIsAmongThem() {
        // when
        Set<RefusalReason> covered = cases().map(RefusalCase::refusal).collect(Collectors.toSet());

        // then
        assertThat(covered).containsExactlyInAnyOrderElementsOf(EnumSet.allOf(RefusalReason.class));
    }

    @Test
    void answerWhenLateOrEarlyWithinTheToleranceThenPersonIsSignedIn() {
        // given: the clocks may differ by 60 s
        SignIn late = realm.atJumpCloud();
        SignIn early = realm.atJumpCloud();

        // when
        late.answer(
                SampleDirectory.ADMIN,
                response -> response.withNotOnOrAfter(Instant.now().minusSeconds(50)));
        early.answer(
                SampleDirectory.ADMIN,
                response -> response.withNotBefore(Instant.now().plus(Duration.ofSeconds(50))));

        // then
        assertThat(late.login().email()).isEqualTo(SampleDirectory.ADMIN.email());
        assertThat(early.login().email()).isEqualTo(SampleDirectory.ADMIN.email());
    }
}
