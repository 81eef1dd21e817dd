package io.github.keycloakjumpcloud.core.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Collects what is wrong, so that an administrator is told everything at once. Of each field only the first problem counts. */
public final class Problems {

    private final List<Problem> found = new ArrayList<>();

    /** Adds a problem, unless its field has one already. */
    public void add(Problem problem) {
        boolean known = found.stream()
                .anyMatch(other ->
                        problem.field().isPresent() ? other.field().equals(problem.field()) : other.equals(problem));
        if (!known) {
            found.add(problem);
        }
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
