package io.github.keycloakjumpcloud.it.cluster;

import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.keycloak.ServerMemory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a node holds at one moment.
 *
 * @param heap bytes in use after a full collection
 * @param threads that live
 * @param connections to the database, idle ones included
 * @param shortLived entries in the caches that nothing limits but the lifespans of what is in them
 * @param limited entries in all other caches, which Keycloak limits by number
 */
record NodeFigures(long heap, long threads, long connections, long shortLived, long limited) {

    private static final String ENTRIES = "vendor_statistics_approximate_entries";
    private static final List<String> SHORT_LIVED =
            List.of("actionTokens", "authenticationSessions", "loginFailures", "sessions", "clientSessions", "work");

    /** Reads the node's metrics, after it has collected its garbage. */
    static NodeFigures of(KeycloakServer node) {
        try (ServerMemory memory = ServerMemory.of(node.pid())) {
            long heap = memory.live();
            String metrics = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(node.managementUri().resolve("/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return new NodeFigures(
                    heap,
                    sum(metrics, "jvm_threads_live_threads"),
                    sum(metrics, "agroal_active_count") + sum(metrics, "agroal_available_count"),
                    sum(metrics, ENTRIES, NodeFigures::isShortLived),
                    sum(metrics, ENTRIES, line -> !isShortLived(line)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isShortLived(String line) {
        return SHORT_LIVED.stream().anyMatch(cache -> line.contains("cache=\"" + cache + "\""));
    }

    private static long sum(String metrics, String name) {
        return sum(metrics, name, line -> true);
    }

    private static long sum(String metrics, String name, Predicate<String> which) {
        long[] values = metrics.lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(which)
                .mapToLong(line -> Math.round(Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1))))
                .toArray();
        if (values.length == 0) {
            throw new IllegalStateException("The node has no metric " + name);
        }
        long sum = 0;
        for (long value : values) {
            sum += Math.max(0, value);
        }
        return sum;
    }
}
