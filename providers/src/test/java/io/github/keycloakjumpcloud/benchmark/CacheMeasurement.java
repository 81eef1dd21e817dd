package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.simulator.keycloak.ServerMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** What Keycloak's cache of users holds for a person whom SCIM manages. */
final class CacheMeasurement {

    /** Few enough that Keycloak's default of 10,000 entries has room for all that is kept of them. */
    private static final int PEOPLE = 2_000;

    private final Http http;
    private final Site site;

    CacheMeasurement(Http http, Site site) {
        this.http = http;
        this.site = site;
    }

    void run(Report report) {
        int people = Math.min(PEOPLE, site.users() / 2);
        // So that classes and statements that the look-up needs are there before.
        lookUp(people, 2 * people);
        site.clearUserCache();
        long before = heap();
        lookUp(0, people);
        long after = heap();
        report.heading("Cache of users");
        report.paragraph(String.format(
                Locale.ROOT,
                "A person in Keycloak's cache of users takes %d bytes: heap after a full collection, before and after look-ups of"
                        + " %d people.",
                (after - before) / people,
                people));
    }

    private void lookUp(int first, int last) {
        for (int number = first; number < last; number++) {
            http.require(site.ours().find(Contender.Key.USER_NAME, Person.loaded(number), 1));
        }
    }

    private long heap() {
        try (ServerMemory memory = ServerMemory.of(site.pid())) {
            return memory.live();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
