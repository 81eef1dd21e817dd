package io.github.keycloakjumpcloud.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.Fuzzed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

@Fuzzed
class ScimFilterFuzzTest {

    private static final ObjectNode USER = ResourceKind.USER.normalise(
            RequestBody.read(new ByteArrayInputStream("""
            {"userName": "mia.keller@example.com", "active": true, "name": {"givenName": "Mia"},
             "emails": [{"value": "mia.keller@example.com", "type": "work", "primary": true}]}""".getBytes(StandardCharsets.UTF_8))));

    @FuzzTest
    void parseWhenAnyFilterIsSentThenItIsAnsweredOrAScimError(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            ResourceFilter filter = ResourceFilter.parse(text, ResourceKind.USER);

            boolean matches = filter.matches(USER);

            assertThat(ResourceFilter.parse("not (" + text + ")", ResourceKind.USER)
                            .matches(USER))
                    .isEqualTo(!matches);
        } catch (ScimProblem problem) {
            assertThat(problem.status()).isEqualTo(400);
        }
    }
}
