package io.github.keycloakjumpcloud.it.harness.scim;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The server's log from one moment on. */
public record ServerLog(int start) {

    private static final Pattern ERROR = Pattern.compile("^\\S+ \\S+ (ERROR|FATAL) .*");
    private static final Pattern RECORD = Pattern.compile("^\\d{4}-\\S+ \\S+ [A-Z]+ .*");

    /** Hibernate of older Keycloaks notes what it throws as well, for a row that another transaction has removed. */
    private static final String ALSO_THROWN = " INFO  [org.hibernate.event.internal.DefaultLoadEventListener]";

    /** Keycloak 26.4 fails on every request that reaches no endpoint and whose {@code Accept} is no media type, without the jar too. */
    private static final String KEYCLOAKS_OWN = "java.lang.IllegalArgumentException: Failed to parse media type";

    private static final Pattern STACK = Pattern.compile("^\\s+at [\\w.$/]+\\(.*|^Caused by: .*");

    public static ServerLog fromNow() {
        return new ServerLog(Keycloak.server().log().length());
    }

    /** Fails when the log has an error or a stack trace. */
    public void assertQuiet() {
        List<String> loud = new ArrayList<>();
        boolean told = false;
        for (String line : Keycloak.server().log().substring(start).lines().toList()) {
            if (RECORD.matcher(line).matches()) {
                told = line.contains(ALSO_THROWN) || line.contains(KEYCLOAKS_OWN);
            }
            if (!told && (ERROR.matcher(line).matches() || STACK.matcher(line).matches())) {
                loud.add(line);
            }
        }
        assertThat(loud).isEmpty();
    }
}
