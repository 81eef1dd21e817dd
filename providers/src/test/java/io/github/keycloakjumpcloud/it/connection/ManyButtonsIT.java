package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Where a realm has more than a few connections, a new one is made without a button. */
class ManyButtonsIT {

    private static final int FEW = 5;

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmAdmin admin = realm.admin();

    @Test
    void buttonWhenAFewConnectionsHaveOneThenTheNextIsMadeWithoutAndFindingsSaySo() {
        // given: one connection is there
        for (int number = 1; number < FEW; number++) {
            put("customer-" + number, "customer-" + number);
            assertThat(isHidden("customer-" + number)).isFalse();
        }
        assertThat(findings("customer-1")).doesNotContain("button-among-many");

        // when
        put("sixth", "sixth");

        // then
        assertThat(isHidden("sixth")).isTrue();
        assertThat(findings("sixth")).contains("login-page-without-way").doesNotContain("button-among-many");

        // when
        admin.configure("sixth", Map.of("redirectByEmail", "true"));

        // then: no domain leads to it
        assertThat(findings("sixth")).contains("login-page-without-way");

        // when
        admin.configure("sixth", Map.of("verifiedDomains", "sixth.example"));

        // then
        assertThat(findings("sixth")).doesNotContain("login-page-without-way");

        // when: an administrator decides, and the same request comes again
        admin.updateIdentityProvider("sixth", provider -> provider.put("hideOnLogin", false));
        put("sixth", "sixth");

        // then
        assertThat(isHidden("sixth")).isFalse();
        assertThat(findings("sixth")).contains("button-among-many");

        // when: a tool says what it wants
        Answer tool = admin.createIdentityProvider("tool", TestRealm.PROVIDER, Map.of("idpEntityId", "tool"));

        // then
        assertThat(tool.status()).isEqualTo(201);
        assertThat(isHidden("tool")).isFalse();
    }

    private void put(String alias, String idpEntityId) {
        admin.api()
                .put(
                        admin.path("jumpcloud/" + alias),
                        Map.of(
                                "idpEntityId",
                                idpEntityId,
                                "signOnUrl",
                                realm.signOnUrl(),
                                "certificate",
                                realm.application().key().certificateBase64()));
    }

    private boolean isHidden(String alias) {
        return admin.identityProvider(alias).path("hideOnLogin").asBoolean();
    }

    private List<String> findings(String alias) {
        return StreamSupport.stream(
                        admin.get("jumpcloud/" + alias + "/findings").spliterator(), false)
                .map(finding -> finding.get("kind").asText())
                .toList();
    }
}
