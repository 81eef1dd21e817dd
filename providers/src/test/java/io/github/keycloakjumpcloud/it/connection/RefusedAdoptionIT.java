package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is not adopted, and by whom not; the provider is then as it was. */
class RefusedAdoptionIT {
    private static final String SIGN_ON = "http://127.0.0.1/sso";
    private static final int ROUNDS = 15;

    @AutoClose
    private final TestRealm realm = TestRealm.builder().plainSaml().create();

    private final RealmAdmin admin = realm.admin();

    @Test
    void adoptWhenAliasIsUnknownThenNotFound() {
        // when
        Answer answer = call("nobody");

        // then
        assertThat(answer.status()).isEqualTo(404);
    }

    @Test
    void adoptWhenTheProviderIsRemovedAtTheSameMomentThenAdoptedOrRefused() {
        for (int i = 0; i < ROUNDS; i++) {
            // given
            String alias = "gone-" + i;
            createPlain(alias, Map.of());

            // when
            List<Answer> answers = AtOnce.run(
                    2,
                    number -> number == 0
                            ? call(alias)
                            : admin.api().exchange("DELETE", admin.path("identity-provider/instances/" + alias), null));

            // then
            assertThat(answers.get(0).status()).as(alias).isIn(200, 404, 409);
        }
    }

    @Test
    void adoptWhenProviderSpeaksAnotherProtocolThenConflict() {
        // given
        admin.createIdentityProvider(
                "oidc",
                "oidc",
                Map.of("authorizationUrl", SIGN_ON, "tokenUrl", SIGN_ON, "clientId", "c", "clientSecret", "s"));
        JsonNode before = admin.identityProvider("oidc");

        // when
        Answer answer = call("oidc");

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.body().path("errorMessage").asText()).contains("saml");
        assertThat(admin.identityProvider("oidc")).isEqualTo(before);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "signingCertificate, not-a-certificate, X.509",
        "signingCertificate, '', certificate is missing",
        "idpEntityId, '', IdP Entity ID",
        "departmentRoot, Departments, departmentRoot",
        "doNotStoreUsers, true, doNotStoreUsers",
        "provisioningMode, anything, provisioningMode"
    })
    void adoptWhenSettingsAreWrongThenSentenceSaysSoAndNothingChanges(String key, String value, String words) {
        // given
        String alias = "wrong-" + key + value.length();
        createPlain(alias, Map.of(key, value));
        JsonNode before = admin.identityProvider(alias);

        // when
        Answer answer = call(alias);

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText()).contains(words);
        assertThat(admin.identityProvider(alias)).isEqualTo(before);
        assertThat(admin.mappers(alias)).isEmpty();
        assertThat(admin.adminEvents().toString()).doesNotContain(alias + "/adopt");
    }

    @ParameterizedTest(name = "as {0}: {1}")
    @CsvSource({"nobody, 403", "view-identity-providers, 403", "manage-users, 403", "manage-identity-providers, 200"})
    void adoptWhenCallerIsNoAdminOfIdentityProvidersThenForbidden(String role, int status) {
        // given
        String alias = "asked-by-" + role;
        createPlain(alias, Map.of());
        Operator operator = Operator.with(realm, role);

        // when
        int answered =
                operator.send("POST", "jumpcloud/" + alias + "/adopt", "").statusCode();

        // then
        assertThat(answered).isEqualTo(status);
        assertThat(admin.identityProvider(alias).get("providerId").asText())
                .isEqualTo(status == 200 ? TestRealm.PROVIDER : "saml");
    }

    @Test
    void adoptWhenCallerIsNobodyThenUnauthorized() throws Exception {
        // when
        int answered = Operator.stranger(realm)
                .send("POST", "jumpcloud/" + TestRealm.ALIAS + "/adopt", "")
                .statusCode();

        // then
        assertThat(answered).isEqualTo(401);
        assertThat(admin.identityProvider(TestRealm.ALIAS).get("providerId").asText())
                .isEqualTo("saml");
    }

    private void createPlain(String alias, Map<String, String> change) {
        Map<String, String> settings = new HashMap<>(admin.settings(TestRealm.ALIAS));
        settings.putAll(change);
        admin.createIdentityProvider(alias, "saml", settings);
    }

    private Answer call(String alias) {
        return admin.api().exchange("POST", admin.path("jumpcloud/" + alias + "/adopt"), null);
    }
}
