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

    /** Throws {@link IllegalStateException} when the slug is in use. */
    public synchronized void add(SsoApplication application) {
        if (bySlug.putIfAbsent(application.slug(), application) != null) {
            throw new IllegalStateException("There is an application " + application.slug() + " already");
        }
    }

    /** Changes an application in one step; throws {@link NoSuchElementException} when there is none. */
    public synchronized SsoApplication change(String slug, UnaryOperator<SsoApplication> change) {
        SsoApplication changed = change.apply(get(slug));
        bySlug.put(slug, changed);
        return changed;
    }

    public synchronized Optional<SsoApplication> find(String slug) {
        return Optional.ofNullable(bySlug.get(slug));
    }

    /** Throws {@link NoSuchElementException} when there is none of that slug. */
    public SsoApplication get(String slug) {
        return find(slug).orElseThrow(() -> new NoSuchElementException("No application " + slug));
    }

    public synchronized List<SsoApplication> all() {
        return List.copyOf(bySlug.values());
    }
}
