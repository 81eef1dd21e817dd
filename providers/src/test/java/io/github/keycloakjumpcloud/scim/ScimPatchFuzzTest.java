package io.github.keycloakjumpcloud.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.Fuzzed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

@Fuzzed
class ScimPatchFuzzTest {

    private static final ObjectNode USER = ResourceKind.USER.normalise(body("""
            {"userName": "mia.keller@example.com", "active": true, "externalId": "65f0c1",
             "name": {"givenName": "Mia", "familyName": "Keller"}, "title": "Lead",
             "emails": [{"value": "mia.keller@example.com", "type": "work", "primary": true}, {"value": "m@example.org"}],
             "phoneNumbers": [{"value": "+1", "type": "mobile"}],
             "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {"department": "Engineering"}}"""));

    @FuzzTest
    void applyWhenAnyPatchIsSentThenTheUserIsCanonicalOrItIsAScimError(byte[] data) {
        ObjectNode before = USER.deepCopy();
        try {
            ObjectNode request = RequestBody.read(new ByteArrayInputStream(data));

            ObjectNode after = new UserPatch(request).apply(before);

            assertThat(ResourceKind.USER.normalise(after)).isEqualTo(after);
        } catch (ScimProblem problem) {
            assertThat(problem.status()).isBetween(400, 499);
        }
        assertThat(before).isEqualTo(USER);
        try {
            GroupPatch.parse(RequestBody.read(new ByteArrayInputStream(data)));
        } catch (ScimProblem problem) {
            assertThat(problem.status()).isBetween(400, 499);
        }
    }

    private static ObjectNode body(String json) {
        return RequestBody.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }
}
