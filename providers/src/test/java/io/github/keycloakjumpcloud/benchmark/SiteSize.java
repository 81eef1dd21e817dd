package io.github.keycloakjumpcloud.benchmark;

import java.util.Locale;

/** How much a site has of everything. */
record SiteSize(int users, int departments, int connections) {

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%d people, %d departments, %d connections", users, departments, connections);
    }
}
