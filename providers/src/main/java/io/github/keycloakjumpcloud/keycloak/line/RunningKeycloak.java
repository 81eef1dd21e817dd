package io.github.keycloakjumpcloud.keycloak.line;

import io.github.keycloakjumpcloud.line.KeycloakLine;
import io.github.keycloakjumpcloud.line.keycloak264.Keycloak264;
import io.github.keycloakjumpcloud.line.keycloak265.Keycloak265;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.Version;

/**
 * The Keycloak around the jar. One call that Keycloak does not know would stop the whole server, or fail in the middle of a
 * login: so everything is looked for beforehand, and where a part is missing, nothing of the jar is switched on. The same
 * where the jar is there twice, since Keycloak takes classes from either.
 */
public final class RunningKeycloak {

    /** The lines of Keycloak on which the whole server lane of the tests runs. */
    static final String TESTED = "26.4, 26.5, 26.6 and 26.7";

    private static final Logger LOG = Logger.getLogger(RunningKeycloak.class);

    private static final Optional<KeycloakPart> MISSING_IN_26_5 = KeycloakParts.KEYCLOAK_26_5.missing();

    private static final Optional<KeycloakPart> MISSING = KeycloakParts.COMMON
            .missing()
            .or(() -> MISSING_IN_26_5.filter(
                    any -> KeycloakParts.KEYCLOAK_26_4.missing().isPresent()));

    private static final List<String> JARS = OwnJars.names(RunningKeycloak.class.getClassLoader());

    private RunningKeycloak() {}

    /** Whether Keycloak has everything that the jar needs, and has the jar once. */
    public static boolean isSupported() {
        return MISSING.isEmpty() && JARS.size() < 2;
    }

    /** The adapter for this Keycloak. */
    public static KeycloakLine line() {
        return Adapter.LINE;
    }

    /** Tells the operator, in one line, when the jar is switched off. */
    public static void tell() {
        if (JARS.size() > 1) {
            LOG.errorf(
                    "JumpCloud is switched off: its jar is in providers/ more than once (%s). Leave one of them.",
                    String.join(", ", JARS));
            return;
        }
        MISSING.ifPresent(part -> LOG.errorf(
                "JumpCloud is switched off: this is Keycloak %s, which has no %s. The extension works on Keycloak %s.",
                Version.VERSION, part, TESTED));
    }

    private static final class Adapter {
        static final KeycloakLine LINE = MISSING_IN_26_5.isEmpty() ? new Keycloak265() : new Keycloak264();
    }
}
