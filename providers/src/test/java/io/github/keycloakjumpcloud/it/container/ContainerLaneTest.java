package io.github.keycloakjumpcloud.it.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerLaneTest {

    @Test
    void laneWhenAnEngineAnswersThenRuns() {
        assertThat(ContainerLane.on(true, Map.of("CI", "true"))).isEqualTo(ContainerLane.RUN);
    }

    @Test
    void laneWhenNobodyPromisedAnEngineThenIsSkipped() {
        assertThat(ContainerLane.on(false, Map.of("CI", "false", "PATH", "/usr/bin")))
                .isEqualTo(ContainerLane.SKIP);
    }

    @ParameterizedTest
    @CsvSource({"CI,true", "DOCKER_HOST,tcp://127.0.0.1:1", "TESTCONTAINERS_HOST_OVERRIDE,localhost"})
    void laneWhenThePromisedEngineIsSilentThenFails(String name, String value) {
        assertThat(ContainerLane.on(false, Map.of(name, value))).isEqualTo(ContainerLane.FAIL);
    }
}
