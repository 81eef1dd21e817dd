package io.github.keycloakjumpcloud.it.container;

import java.util.Map;

/** What becomes of the container lane on this machine. */
enum ContainerLane {
    RUN,
    /** There is no Docker engine, and nobody has said that there is one. */
    SKIP,
    /** There has to be a Docker engine, but none answers. */
    FAIL;

    /**
     * @param engineAnswers whether a Docker engine can be used
     * @param environment the variables of this process
     */
    static ContainerLane on(boolean engineAnswers, Map<String, String> environment) {
        if (engineAnswers) {
            return RUN;
        }
        return isEnginePromised(environment) ? FAIL : SKIP;
    }

    /** Whether the variables say that there is an engine. */
    static boolean isEnginePromised(Map<String, String> environment) {
        return "true".equals(environment.get("CI"))
                || environment.keySet().stream()
                        .anyMatch(name -> name.equals("DOCKER_HOST") || name.startsWith("TESTCONTAINERS_"));
    }
}
