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
 * Pushes N people in M departments to a SCIM endpoint. Progress and errors go to standard error, the summary to standard
 * output. Exit status: 0 everyone was pushed, 1 someone was not, 2 wrong arguments.
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
     * A command that is run from code.
     *
     * @param environment where the token is looked for when no argument gives one
     * @param terminal    whether {@code err} understands a carriage return
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
        // Whether standard error alone is a terminal, Java does not tell.
        boolean terminal = System.console() != null;
        PushCommand command = new PushCommand(System.getenv(), System.out, System.err, terminal, RetryPause.REAL);
        int status = command.run(List.of(arguments));
        if (status != DONE) {
            System.exit(status);
        }
    }

    /** Does what the arguments say and returns the exit status. */
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
        // An endpoint might repeat the token in an error.
        summary.failureReport().forEach(line -> err.println(line.replace(settings.token(), "…")));
        return summary.isComplete() ? DONE : FAILED;
    }

    /** One request first, so that a wrong URL or token is one sentence and not as many failures as there are people. */
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
