package io.github.keycloakjumpcloud.benchmark;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** The databases that Keycloak is measured with. */
enum DatabaseKind {
    H2("H2"),
    POSTGRESQL("PostgreSQL");

    private final String title;

    DatabaseKind(String title) {
        this.title = title;
    }

    /** @param name in any letter case */
    static DatabaseKind of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No database " + name));
    }

    String title() {
        return title;
    }

    /** Whatever it takes until a server can be started with it; each site has one of its own. */
    Database start(Path site) {
        return this == H2 ? new H2(site.resolve("keycloak")) : Postgres.start(site.resolve("postgres"));
    }

    /** In names of folders. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }
}
