package io.github.keycloakjumpcloud.it.scim.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rows of the database that somebody else has written, as an import or a migration does. */
class ForeignRowsIT {

    private static final String ALIAS = "imported";
    private static final String INTERNAL_ID = "0b0c3c52-4d0b-4a52-9ad2-0d7f0c8a6c11";

    /** One with nothing in it, one with times that are none. */
    private static final List<Map<String, Object>> TOKENS = List.of(
            token("11111111-1111-4111-8111-111111111111", Map.of()),
            token(
                    "22222222-2222-4222-8222-222222222222",
                    Map.of(
                            "hash", List.of("?"),
                            "createdAt", List.of("yesterday"),
                            "expiresAt", List.of("soon"),
                            "lastUsedAt", List.of("never"))));

    @Test
    void tokensWhenTheirRowsCannotBeReadThenTheyAreNoneAndTheOthersWork() {
        // given
        try (TestRealm realm = TestRealm.builder()
                .realm(
                        "identityProviders",
                        List.of(Map.of(
                                "alias",
                                ALIAS,
                                "internalId",
                                INTERNAL_ID,
                                "providerId",
                                "jumpcloud-saml",
                                "enabled",
                                true,
                                "config",
                                Map.of("scimEnabled", "true"))))
                .realm("components", Map.of("io.github.keycloakjumpcloud.keycloak.scim.token.ScimToken", TOKENS))
                .create()) {
            RealmAdmin admin = realm.admin();

            // when
            JsonNode connections = admin.get("jumpcloud");
            JsonNode listed = admin.get("jumpcloud/" + ALIAS + "/scim-tokens");
            String own = admin.api()
                    .post(admin.path("jumpcloud/" + ALIAS + "/scim-tokens"), Map.of("name", "JumpCloud"))
                    .body()
                    .get("token")
                    .asText();
            ScimSide scim = ScimSide.of(realm);
            ScimAnswer foreign = scim.client()
                    .withToken("jcscim_22222222222242228222222222222222_" + "A".repeat(43))
                    .exchange("GET", "/Users", null);

            // then
            assertThat(connections).hasSize(2);
            assertThat(listed).hasSize(2);
            assertThat(own).startsWith("jcscim_");
            assertThat(foreign.status()).isEqualTo(401);
            assertThat(scim.get("/Users").status()).isEqualTo(200);
        }
    }

    private static Map<String, Object> token(String id, Map<String, List<String>> config) {
        return Map.of(
                "id",
                id,
                "name",
                "foreign " + id,
                "providerId",
                "jumpcloud-scim-token",
                "subType",
                INTERNAL_ID,
                "subComponents",
                Map.of(),
                "config",
                config);
    }
}
