package io.github.keycloakjumpcloud.it.browser;

import com.microsoft.playwright.PlaywrightException;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Starts one browser for all classes of the lane, which use it one after the other, or tells why there is none. Each test's
 * windows are closed with it: the scripts of a page go on for as long as it is open. What they show when a test fails is told
 * before. JUnit closes the browser after the last test.
 */
final class ChromiumOfLane
        implements ExecutionCondition, ParameterResolver, TestExecutionExceptionHandler, AfterEachCallback {
    private static final Logger LOG = Logger.getLogger(ChromiumOfLane.class.getName());

    private record Attempt(Chromium chromium, String failure) implements AutoCloseable {
        static Attempt make() {
            try {
                return new Attempt(Chromium.start(), null);
            } catch (PlaywrightException e) {
                return new Attempt(null, e.getMessage().lines().findFirst().orElse("unknown reason"));
            }
        }

        @Override
        public void close() {
            if (chromium != null) {
                chromium.close();
            }
        }
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Attempt attempt = attempt(context);
        if (attempt.chromium() != null) {
            return ConditionEvaluationResult.enabled("Chromium runs");
        }
        String reason = "Browser lane not run, no Chromium: " + attempt.failure();
        if ("true".equals(System.getenv("CI"))) {
            throw new IllegalStateException(reason);
        }
        // Maven counts skipped tests, but keeps the reason to its report files.
        LOG.warning(reason);
        return ConditionEvaluationResult.disabled(reason);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return attempt(context).chromium();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
        attempt(context)
                .chromium()
                .windows()
                .forEach(window -> failure.addSuppressed(new AssertionError("A window showed " + window)));
        throw failure;
    }

    @Override
    public void afterEach(ExtensionContext context) {
        attempt(context).chromium().closeWindows();
    }

    private static Attempt attempt(ExtensionContext context) {
        return context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ChromiumOfLane.class))
                .getOrComputeIfAbsent(Attempt.class, key -> Attempt.make(), Attempt.class);
    }
}
