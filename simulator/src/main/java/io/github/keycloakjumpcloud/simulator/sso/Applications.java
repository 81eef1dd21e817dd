package io.github.keycloakjumpcloud.simulator.sso;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The organization's applications by slug, in the order in which they were added. Safe for use by many threads. */
public final class Applications {

    private final Map<String, SsoApplication> bySlug = new LinkedHashMap<>();

    /** Adds an application; throws {@link IllegalStateException} when another application has the slug. */
    public synchronized void add(SsoApplication application) {
        if (bySlug.putIfAbsent(application.slug(), application) != null) {
            throw new IllegalStateException("Another application has the slug " + application.slug());
        }
    }

    /**
     * Changes an application atomically and returns the changed application; throws {@link NoSuchElementException} when
     * no application has the slug.
     */
    public synchronized SsoApplication change(String slug, UnaryOperator<SsoApplication> change) {
        SsoApplication changed = change.apply(get(slug));
        bySlug.put(slug, changed);
        return changed;
    }

    public synchronized Optional<SsoApplication> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** The application with the slug; throws {@link NoSuchElementException} when no application has the slug. */
    public SsoApplication get(String slug) {
        return find(slug).orElseThrow(() -> new NoSuchElementException("No application has the slug " + slug));
    }

    public synchronized List<SsoApplication> all() {
        return List.copyOf(bySlug.values());
    }
}
