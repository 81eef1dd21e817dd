package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"0b0b1c5e-6a3f-4d2e-9a51-3d1f6f1c2b7a", "alice", "f", "fa:1", "1"})
    void isPossibleWhenKeycloakMayHaveGivenItThenTrue(String id) {
        assertThat(ResourceId.isPossible(id)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "f:", "f:x", "f:x:y", "a b", "a\u0000", "\n", "é", "0123456789012345678901234567890123456"})
    void isPossibleWhenNoUserOfKeycloaksOwnHasSuchAnIdThenFalse(String id) {
        assertThat(ResourceId.isPossible(id)).isFalse();
    }
}
