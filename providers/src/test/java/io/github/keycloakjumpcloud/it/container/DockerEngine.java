package io.github.keycloakjumpcloud.it.container;

import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testcontainers.DockerClientFactory;

/** Lets the tests of {@link InDocker} run where a Docker engine answers. */
final class DockerEngine implements ExecutionCondition {
    private static final String REASON = "Container lane not run: no Docker engine answers";
    private static final Logger LOG = Logger.getLogger(DockerEngine.class.getName());
    private static final Logger SEARCH = Logger.getLogger("org.testcontainers.dockerclient");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Map<String, String> environment = System.getenv();
        // Where it was looked for is worth many lines only to those who expect an engine.
        SEARCH.setLevel(ContainerLane.isEnginePromised(environment) ? null : Level.OFF);
        boolean answers = DockerClientFactory.instance().isDockerAvailable();
        return switch (ContainerLane.on(answers, environment)) {
            case RUN -> ConditionEvaluationResult.enabled("A Docker engine answers");
            case SKIP -> {
                // Maven counts skipped tests, but keeps the reason to its report files.
                LOG.warning(REASON);
                yield ConditionEvaluationResult.disabled(REASON);
            }
            case FAIL -> throw new IllegalStateException(REASON);
        };
    }
}
