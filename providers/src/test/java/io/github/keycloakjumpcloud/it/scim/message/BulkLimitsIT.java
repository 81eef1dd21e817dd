package io.github.keycloakjumpcloud.it.scim.message;

import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.body;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.operation;
import static io.github.keycloakjumpcloud.it.harness.scim.BulkRequests.statuses;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimErrors;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** As much as a Bulk request may have, and more (RFC 7644 §3.7.4). */
class BulkLimitsIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final ScimSide scim = ScimSide.of(realm);

    @Test
    void bulkWhenThereAreOverAThousandOperationsThenNoneIsCarriedOut() {
        // given
        ObjectNode[] operations = new ObjectNode[1_001];
        for (int i = 0; i < operations.length; i++) {
            operations[i] = operation("DELETE", "/Users/unknown-" + i, null, null);
        }

        // when
        ScimAnswer answer = scim.post("/Bulk", body(0, operations));

        // then
        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void bulkWhenItIsOverAMegabyteThenNothingIsCarriedOut() {
        // given
        ObjectNode large = ScimSide.user("bulk-large").put("unknown", "x".repeat(1_048_576));

        // when
        ScimAnswer answer = scim.post("/Bulk", body(0, operation("POST", "/Users", "large", large)));

        // then
        ScimErrors.assertError(answer, 413, "");
        assertThat(realm.admin().usersByEmail("bulk-large@example.com")).isEmpty();
    }

    /** As many as there may be; what it takes is printed, not judged. */
    @Test
    void bulkWhenItHasAThousandUsersThenAllAreCreated() {
        // given
        int users = 1_000;
        ObjectNode[] operations = new ObjectNode[users];
        for (int i = 0; i < users; i++) {
            ObjectNode user = ScimSide.user("thousand-" + i);
            user.putObject(ScimSide.ENTERPRISE).put("department", "Bulk " + i % 10);
            operations[i] = operation("POST", "/Users", "u" + i, user);
        }
        long start = System.nanoTime();

        // when
        ScimAnswer answer;
        try (RawConnection connection = new RawConnection(Keycloak.server().baseUri())) {
            answer = connection.exchange(
                    RawRequest.of("POST", ScimSide.baseUrl(realm).getPath() + "/Bulk")
                            .withHeader("Authorization: Bearer " + ScimSide.newToken(realm, "bulk"))
                            .withBody(body(1, operations).toString()));
        }

        // then
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("Bulk: %,d users in %.1f s, %.0f a second%n", users, seconds, users / seconds);
        assertThat(statuses(answer)).hasSize(users).containsOnly("201");
        assertThat(scim.find("Users", "userName eq \"thousand-999@example.com\"")
                        .resources())
                .hasSize(1);
    }
}
