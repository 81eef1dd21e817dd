package io.github.keycloakjumpcloud.it.harness;

import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/**
 * The clock of a server, which a test can move. A provider in the server sets Keycloak's time offset. The provider is
 * in a jar of its own, which only servers of tests have.
 */
public final class ServerClock {

    private final URI server;
    private Duration offset = Duration.ZERO;

    public ServerClock(URI server) {
        this.server = server;
    }

    /** The server's time, in whole seconds as in certificates. */
    public Instant now() {
        return Instant.now().plus(offset).truncatedTo(ChronoUnit.SECONDS);
    }

    /** Moves the clock to the time. */
    public void moveTo(Instant time) {
        offset = Duration.ofSeconds(Duration.between(Instant.now(), time).toSeconds());
        try {
            int status = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(server + "/realms/master/clock/" + offset.toSeconds()))
                                    .PUT(HttpRequest.BodyPublishers.noBody())
                                    .build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 204) {
                throw new IllegalStateException("The clock answered " + status);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The jar for the server's folder {@code providers}. */
    public static java.nio.file.Path jar() {
        return ProviderJar.of("clock.jar", RealmResourceProviderFactory.class, Factory.class, List.of(Resource.class));
    }

    /** The endpoint in the server: {@code PUT /realms/{realm}/clock/{seconds}}. */
    public static final class Resource {

        @PUT
        @Path("{seconds}")
        public void move(@PathParam("seconds") int seconds) {
            Time.setOffset(seconds);
        }
    }

    /** The factory in the server. */
    public static final class Factory implements RealmResourceProviderFactory, RealmResourceProvider {

        @Override
        public String getId() {
            return "clock";
        }

        @Override
        public RealmResourceProvider create(KeycloakSession session) {
            return this;
        }

        @Override
        public Object getResource() {
            return new Resource();
        }

        @Override
        public void init(Config.Scope config) {}

        @Override
        public void postInit(KeycloakSessionFactory factory) {}

        @Override
        public void close() {}
    }
}
