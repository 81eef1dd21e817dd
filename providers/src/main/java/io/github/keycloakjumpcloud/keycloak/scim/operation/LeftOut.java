package io.github.keycloakjumpcloud.keycloak.scim.operation;

import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What an operation goes without. One that takes access away is not given up for what else is in its message: what was
 * refused is left out, and the operation is repeated in a new transaction; in the end it does nothing but take access
 * away. It lives as long as the operation, through all its repetitions, and is used by one thread.
 */
public final class LeftOut {

    private static final String DETAIL = "jumpcloud_scim_left_out";

    /** Stands for what cannot be named. */
    private static final String REST = "*";

    private static final int MOST_NAMES = 100;

    private final Set<String> refused = new TreeSet<>();
    private final Set<String> rest = new TreeSet<>();
    private boolean takesAway;
    private ScimProblem givenUp;

    /** From now on nothing that is refused stops the operation. */
    public void takesAccessAway() {
        takesAway = true;
    }

    /**
     * After the operation was refused.
     *
     * @throws ScimProblem the refusal, when the operation cannot do with less
     */
    void goOnWithout(ScimProblem refusal) {
        // Without a database nothing goes on.
        if (!takesAway || givenUp != null || refusal.isUnavailable()) {
            throw refusal;
        }
        if (refusal.attributes().isEmpty() || !refused.addAll(refusal.attributes())) {
            givenUp = refusal;
        }
    }

    /** What was refused when the operation tried to do more than take access away; empty as long as it still tries. */
    public Optional<ScimProblem> givenUp() {
        return Optional.ofNullable(givenUp);
    }

    /** The paths of what was refused so far. */
    public Set<String> refused() {
        return Set.copyOf(refused);
    }

    /** Names of all that the message would change, for the case that nothing of it can be written. */
    public void wouldChange(Collection<String> paths) {
        rest.clear();
        rest.addAll(paths);
    }

    /**
     * The detail of an admin event that names what was left out; none when nothing was.
     *
     * @param paths what is left out besides
     */
    public Map<String, String> detail(Collection<String> paths) {
        Set<String> names = new TreeSet<>(refused);
        names.addAll(paths);
        if (givenUp != null) {
            names.addAll(rest.isEmpty() ? Set.of(REST) : rest);
        }
        return detailOf(names);
    }

    /** The same, of these paths alone. */
    public static Map<String, String> detailOf(Collection<String> paths) {
        return paths.isEmpty()
                ? Map.of()
                : Map.of(
                        DETAIL,
                        String.join(" ", paths.stream().limit(MOST_NAMES).toList()));
    }
}
