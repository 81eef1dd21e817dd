package io.github.keycloakjumpcloud.scim;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.Fuzzed;
import java.io.ByteArrayInputStream;

@Fuzzed
class ScimBodyFuzzTest {

    @FuzzTest
    void normaliseWhenAnyBodyIsSentThenItIsCanonicalOrAScimError(byte[] data) {
        for (ResourceKind kind : ResourceKind.values()) {
            try {
                ObjectNode raw = RequestBody.read(new ByteArrayInputStream(data));
                ObjectNode untouched = raw.deepCopy();

                ObjectNode resource = kind.normalise(raw);

                assertThat(raw).isEqualTo(untouched);
                assertThat(kind.normalise(resource)).isEqualTo(resource);
                assertThat(resource.has("password")).isFalse();
                assertThat(resource.has("id")).isFalse();
            } catch (ScimProblem problem) {
                assertThat(problem.status()).isBetween(400, 499);
            }
        }
    }
}
