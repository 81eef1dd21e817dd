package io.github.keycloakjumpcloud.simulator.scim.push;

import io.github.keycloakjumpcloud.simulator.scim.RetryPause;
import io.github.keycloakjumpcloud.simulator.scim.RetryPolicy;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * The command that pushes people in departments to a SCIM endpoint. Progress and errors go to standard error, the
 * summary goes to standard output. The exit status is 0 when everybody was pushed, 1 when somebody was not, 2 for wrong
 * arguments.
 */
public final class PushCommand {

    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_ARGUMENTS = 2;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private final RetryPause retryPause;

    /**
     * A command for use from code.
     *
     * @param environment variables that can hold the token, when no argument does
     * @param terminal    whether {@code err} is a terminal, where a carriage return redraws the line
     * @param retryPause  the pause before a request is repeated
     */
    public PushCommand(
            Map<String, String> environment,
            PrintStream out,
            PrintStream err,
            boolean terminal,
            RetryPause retryPause) {
        this.environment = environment;
        this.out = out;
        this.err = err;
        this.terminal = terminal;
        this.retryPause = retryPause;
    }

    public static void main(String[] arguments) {
        // Java cannot tell whether standard error alone is a terminal.
        boolean terminal = System.console() != null;
        PushCommand command = new PushCommand(System.getenv(), System.out, System.err, terminal, RetryPause.REAL);
        int status = command.run(List.of(arguments));
        if (status != DONE) {
            System.exit(status);
        }
    }

    /** Runs the command with these arguments and returns the exit status. */
    public int run(List<String> arguments) {
        if (arguments.contains("--help")) {
            out.print(PushSettings.USAGE);
            return DONE;
        }
        PushSettings settings;
        try {
            settings = PushSettings.of(arguments, environment);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println();
            err.print(PushSettings.USAGE);
            return WRONG_ARGUMENTS;
        }
        return push(settings);
    }

    private int push(PushSettings settings) {
        ScimClient client = ScimClient.of(settings.url(), settings.token())
                .withRetries(RetryPolicy.STANDARD)
                .withRetryPause(retryPause);
        if (!answers(client, settings)) {
            return FAILED;
        }
        Workforce workforce = settings.workforce();
        PushProgress progress = new PushProgress(err, terminal, workforce.people(), System::nanoTime);
        PushSummary summary = new Push(workforce, settings.threads(), client, progress).run();
        summary.table().forEach(out::println);
        // The endpoint can repeat the token in an error.
        summary.failureReport().forEach(line -> err.println(line.replace(settings.token(), "…")));
        return summary.isComplete() ? DONE : FAILED;
    }

    /**
     * Sends one request first, so that a wrong URL or token gives one sentence instead of one failure for each person.
     */
    private boolean answers(ScimClient client, PushSettings settings) {
        try {
            ScimAnswer answer = client.exchange("GET", "/Users?startIndex=1&count=1", null);
            if (answer.isSuccess() && answer.body().has("totalResults")) {
                return true;
            }
            String hint =
                    switch (answer.status()) {
                        case 401 -> " Check the token.";
                        case 403 -> " Check that SCIM is switched on.";
                        default -> " Check the URL.";
                    };
            String error = "The endpoint " + settings.url() + " does not answer as SCIM does: " + answer.error() + ".";
            err.println(error.replace(settings.token(), "…") + hint);
        } catch (UncheckedIOException e) {
            err.println("The endpoint " + settings.url() + " cannot be reached: " + e.getMessage() + ".");
        }
        return false;
    }
}
