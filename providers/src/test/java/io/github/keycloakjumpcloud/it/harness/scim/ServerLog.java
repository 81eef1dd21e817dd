package io.github.keycloakjumpcloud.it.harness.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.util.List;
import java.util.regex.Pattern;

/** The server's log from one moment on. */
public record ServerLog(int start) {

    private static final Pattern ERROR = Pattern.compile("^\\S+ \\S+ (ERROR|FATAL) .*");
    private static final Pattern STACK = Pattern.compile("^\\s+at [\\w.$/]+\\(.*|^Caused by: .*");

    public static ServerLog fromNow() {
        return new ServerLog(Keycloak.server().log().length());
    }

    /** Fails when the log has an error or a stack trace. */
    public void assertQuiet() {
        List<String> loud = Keycloak.server()
                .log()
                .substring(start)
                .lines()
                .filter(line ->
                        ERROR.matcher(line).matches() || STACK.matcher(line).matches())
                .limit(20)
                .toList();
        assertThat(loud).isEmpty();
    }
}
