package io.github.keycloakjumpcloud.keycloak.scim.operation;

import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Lets few requests of a node rehearse at a time. Each needs two connections to the database, the second one while it holds the first: many
 * that wait for their turn would keep the one whose turn it is from its second.
 */
final class RehearsalGate {

    /** Of this node, for the rehearsals of all connections. */
    static final RehearsalGate OF_NODE = new RehearsalGate(4, Duration.ofSeconds(1), Duration.ofSeconds(30));

    private final Semaphore places;
    private final Duration urgentPatience;
    private final Duration patience;

    /**
     * @param urgentPatience how long waits what is urgent, and then goes on without a place
     * @param patience how long waits what is not
     */
    RehearsalGate(int places, Duration urgentPatience, Duration patience) {
        this.places = new Semaphore(places, true);
        this.urgentPatience = urgentPatience;
        this.patience = patience;
    }

    /** @throws ScimProblem 503 when there was no place for so long, and it is not urgent */
    <T> T pass(boolean urgent, Supplier<T> work) {
        boolean placed = isFreeWithin(urgent ? urgentPatience : patience);
        if (!placed && !urgent) {
            throw ScimProblem.busy("too many requests are rehearsed at this moment; try again later");
        }
        try {
            return work.get();
        } finally {
            if (placed) {
                places.release();
            }
        }
    }

    private boolean isFreeWithin(Duration time) {
        try {
            return places.tryAcquire(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
