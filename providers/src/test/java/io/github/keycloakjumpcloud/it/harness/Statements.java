package io.github.keycloakjumpcloud.it.harness;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;

/** Statements that a server sends to its database. */
public final class Statements {

    private static final int TIMES = 12;

    private Statements() {}

    /**
     * How many a step takes that has been done before, with those of the test's own question. The server works by itself as well,
     * so the smallest number of several counts.
     */
    public static long of(RealmAdmin realm, Runnable step) {
        step.run();
        return LongStream.range(0, TIMES)
                .map(any -> {
                    long before = count(realm);
                    step.run();
                    return count(realm) - before;
                })
                .min()
                .orElseThrow();
    }

    /** The texts of what a step takes, in the order in which they were sent; with those that the server sends by itself. */
    public static List<String> texts(RealmAdmin realm, Runnable step) {
        String path = realm.path(StatementsResource.ID);
        realm.api().post(path, Map.of());
        step.run();
        return Json.texts(realm.api().exchange("DELETE", path, null).body());
    }

    /** Changes rows past the server's caches, as another node does a moment before this one hears of it. */
    public static void send(RealmAdmin realm, String sql) {
        realm.api().put(realm.path(StatementsResource.ID), Map.of("sql", sql));
    }

    /** What a question of one column finds in the database, past the server's caches. */
    public static List<String> values(RealmAdmin realm, String sql) {
        return Json.texts(realm.api()
                .post(realm.path(StatementsResource.ID + "/values"), Map.of("sql", sql))
                .body());
    }

    private static long count(RealmAdmin realm) {
        return realm.get(StatementsResource.ID).asLong();
    }

    /** The jar for the server's folder {@code providers}. */
    public static Path jar() {
        return ProviderJar.of(
                "statements.jar",
                AdminRealmResourceProviderFactory.class,
                StatementsResource.Factory.class,
                List.of(StatementsResource.class, StatementsResource.Keeper.class));
    }
}
