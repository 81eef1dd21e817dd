package io.github.keycloakjumpcloud.keycloak.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefusalMemoryTest {

    @ParameterizedTest
    @ValueSource(strings = {"7KQM-X4TB", " 7kqm-x4tb ", "7KQMX4TB", "7kqm x4tb", "7KQM – X4TB", "7 K Q M - X 4 T B"})
    void referenceWhenWrittenDownByEarThenItIsTheOneOnThePage(String heard) {
        assertThat(RefusalMemory.asShown(heard)).isEqualTo("7KQM-X4TB");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "7KQM-X4T", "7KQM-X4TBB", "${jndi:ldap://x}"})
    void referenceWhenItIsNoneThenItIsNotMadeOne(String text) {
        assertThat(RefusalMemory.asShown(text)).doesNotContain("-");
    }
}
