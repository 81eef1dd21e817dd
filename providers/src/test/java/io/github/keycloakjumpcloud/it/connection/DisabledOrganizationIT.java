package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A connection whose Organization is disabled lets nobody in, and stays as it is stored. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class DisabledOrganizationIT {
    private static final String KEPT_OFF = "organization-disabled";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private OrganizationAdmin organization;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder()
                .organizations()
                .setting("verifiedDomains", "example.com")
                .create();
        admin = realm.admin();
        organization = OrganizationAdmin.create(admin, "acme", "acme.example");
        organization.link(TestRealm.ALIAS);
    }

    @Test
    void saveWhileTheOrganizationIsDisabledThenTheConnectionIsEnabledWithIt() {
        // given
        organization.enable(false);
        assertThat(isOpen(TestRealm.ALIAS)).isFalse();

        // when
        Answer saved = put("", Map.of("displayName", "Acme"));
        Answer held = put(
                "/certificates/next",
                Map.of("certificate", SigningKey.generate().certificateBase64()));

        // then
        assertThat(saved.status()).as(saved.body().toString()).isEqualTo(200);
        assertThat(held.status()).as(held.body().toString()).isEqualTo(200);
        assertThat(isOpen(TestRealm.ALIAS)).isFalse();

        // when
        organization.enable(true);

        // then
        assertThat(isOpen(TestRealm.ALIAS)).isTrue();
        assertThat(admin.identityProvider(TestRealm.ALIAS).get("displayName").asText())
                .isEqualTo("Acme");
    }

    @Test
    void adoptWhileTheOrganizationIsDisabledThenTheConnectionIsEnabledWithIt() {
        // given
        String alias = "plain";
        admin.createIdentityProvider(alias, "saml", admin.settings(TestRealm.ALIAS));
        organization.link(alias);
        organization.enable(false);

        // when
        Answer adopted = admin.api().exchange("POST", admin.path("jumpcloud/" + alias + "/adopt"), null);
        organization.enable(true);

        // then
        assertThat(adopted.status()).as(adopted.body().toString()).isEqualTo(200);
        assertThat(isOpen(alias)).isTrue();
    }

    @Test
    void enableWhileTheOrganizationIsDisabledThenAFindingSaysThatNobodyGetsIn() {
        // given
        put("", Map.of("enabled", false));
        organization.enable(false);
        assertThat(findings()).doesNotContain(KEPT_OFF);

        // when
        Answer enabled = put("", Map.of("enabled", true));

        // then
        assertThat(enabled.status()).isEqualTo(200);
        assertThat(enabled.body().get("enabled").asBoolean()).isTrue();
        assertThat(enabled.body().get("health").asText()).isEqualTo("error");
        assertThat(findings()).contains(KEPT_OFF);
        assertThat(admin.get("jumpcloud").get(0).get("enabled").asBoolean()).isTrue();

        // when
        organization.enable(true);

        // then
        assertThat(isOpen(TestRealm.ALIAS)).isTrue();
        assertThat(findings()).doesNotContain(KEPT_OFF);
    }

    /** As Keycloak sees it. */
    private boolean isOpen(String alias) {
        return admin.identityProvider(alias).get("enabled").asBoolean();
    }

    private List<String> findings() {
        return Json.list(admin.get("jumpcloud/" + TestRealm.ALIAS + "/findings")).stream()
                .map((JsonNode finding) -> finding.get("kind").asText())
                .toList();
    }

    private Answer put(String below, Map<String, Object> body) {
        return admin.api().exchange("PUT", admin.path("jumpcloud/" + TestRealm.ALIAS + below), body);
    }
}
