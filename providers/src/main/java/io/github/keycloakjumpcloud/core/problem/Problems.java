package io.github.keycloakjumpcloud.core.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Collects what is wrong, so that an administrator is told everything at once. Of each field only the first problem counts, and
 * of many problems the first {@value #MOST}.
 */
public final class Problems {

    private static final int MOST = 50;

    private final List<Problem> found = new ArrayList<>();
    private final Set<Object> known = new HashSet<>();

    /** Adds a problem, unless its field has one already. */
    public void add(Problem problem) {
        if (!isFull() && known.add(problem.field().<Object>map(field -> field).orElse(problem))) {
            found.add(problem);
        }
    }

    /** Whether nothing more is kept, so that looking on is of no use. */
    public boolean isFull() {
        return found.size() >= MOST;
    }

    /** Runs a check, and keeps what it finds. */
    public void collect(Runnable check) {
        read(null, () -> {
            check.run();
            return null;
        });
    }

    /** Runs a check of one field, and keeps what it finds. */
    public void collectAt(String field, Runnable check) {
        try {
            check.run();
        } catch (WrongInput wrong) {
            wrong.problems().forEach(problem -> add(problem.orAt(field)));
        }
    }

    /** What is read; the other value when something is wrong with it, which is kept. */
    public <T> T read(T otherwise, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (WrongInput wrong) {
            wrong.problems().forEach(this::add);
            return otherwise;
        }
    }

    /** All problems, in the order in which they were found. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /** @throws WrongInput when there is any problem */
    public void requireNone() {
        if (!found.isEmpty()) {
            throw new WrongInput(found);
        }
    }
}
