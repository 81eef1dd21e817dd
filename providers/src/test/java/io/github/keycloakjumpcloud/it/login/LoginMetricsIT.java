package io.github.keycloakjumpcloud.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.ServerMetrics;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What the server counts of sign-ins and departments. */
class LoginMetricsIT {
    private static final String LOGINS = "jumpcloud_logins_total";
    private static final String DEPARTMENTS = "jumpcloud_departments_created_total";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    @Test
    void loginsWhenPeopleSignInThenEachCountsOnce() {
        // given
        double before = successes();
        double refusedBefore = refusals();

        // when: the first creates the account, the second finds it
        realm.login(People.person("counted"));
        SignIn second = realm.atJumpCloud();
        second.answer(People.person("counted"));
        second.login();

        // then
        assertThat(successes()).isEqualTo(before + 2);
        assertThat(refusals()).isEqualTo(refusedBefore);

        // when: the session signs in without JumpCloud
        second.start();

        // then
        assertThat(second.isAtJumpCloud()).isFalse();
        assertThat(successes()).isEqualTo(before + 2);
    }

    @Test
    void loginsWhenSomebodySignsInByPasswordThenTheyAreNotCounted() {
        // given
        realm.admin().createUser("local@example.com", People.withPassword());
        double before = successes();

        // when
        realm.newPerson().signInWithPassword("local@example.com", People.PASSWORD);

        // then
        assertThat(successes()).isEqualTo(before);
    }

    @Test
    void loginsWhenRefusedThenTheCodeIsCounted() {
        // given
        double successes = successes();
        double refusals = refusals();
        double ofCode = refusals("JC-105");

        // when
        RefusalPage refusal = realm.refusal(SampleDirectory.MISMATCHED);

        // then
        assertThat(refusal.code()).isEqualTo("JC-105");
        assertThat(refusals("JC-105")).isEqualTo(ofCode + 1);
        assertThat(refusals()).isEqualTo(refusals + 1);
        assertThat(successes()).isEqualTo(successes);
    }

    @Test
    void loginsWhenRefusedInTheFlowThenTheCodeIsCounted() {
        // given
        realm.configure(Map.of("provisioningMode", "invite-only"));
        double before = refusals("JC-201");

        // when
        realm.refusal(People.person("uninvited"));

        // then
        assertThat(refusals("JC-201")).isEqualTo(before + 1);
        realm.configure(Map.of("provisioningMode", "jit"));
    }

    @Test
    void loginsWhenShownThenThereIsOneSeriesForEachCodeAndNoLabelBesides() {
        // when
        ServerMetrics metrics = metrics();

        // then
        assertThat(metrics.lines().stream().filter(line -> line.startsWith(LOGINS)))
                .allMatch(line -> line.matches(LOGINS + "\\{code=\"(JC-\\d{3}|none)\",outcome=\"\\w+\"} .*"))
                .hasSize(1 + RefusalReason.values().length);
        assertThat(Arrays.stream(RefusalReason.values())).allSatisfy(refusal -> assertThat(
                        metrics.value(LOGINS, "outcome=\"refused\"", "code=\"" + refusal.code() + "\""))
                .isPresent());
    }

    @Test
    void departmentsWhenCreatedThenTheyAreCountedAndWhenReusedTheyAreNot() {
        // given
        realm.login(People.person("known"));
        double before = metrics().sum(DEPARTMENTS);
        Person first = People.person("first").withDepartment("Metrology");
        Person second = People.person("second").withDepartment("METROLOGY");

        // when
        realm.login(first);
        realm.login(second);
        realm.login(first);

        // then
        assertThat(metrics().sum(DEPARTMENTS)).isEqualTo(before + 1);
        assertThat(metrics().lines().stream().filter(line -> line.startsWith(DEPARTMENTS)))
                .hasSize(1);
    }

    private double successes() {
        return metrics().sum(LOGINS, "outcome=\"success\"", "code=\"none\"");
    }

    private double refusals() {
        return metrics().sum(LOGINS, "outcome=\"refused\"");
    }

    private double refusals(String code) {
        return metrics().sum(LOGINS, "outcome=\"refused\"", "code=\"" + code + "\"");
    }

    private static ServerMetrics metrics() {
        return ServerMetrics.of(Keycloak.server());
    }
}
