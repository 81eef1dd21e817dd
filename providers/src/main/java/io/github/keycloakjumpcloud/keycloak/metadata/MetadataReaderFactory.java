package io.github.keycloakjumpcloud.keycloak.metadata;

import io.github.keycloakjumpcloud.core.metadata.PublishedMetadata;
import io.github.keycloakjumpcloud.core.metadata.ReadTurns;
import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import io.github.keycloakjumpcloud.keycloak.time.Interval;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;

/** Holds what the readings of a node share. */
public final class MetadataReaderFactory implements ProviderFactory<MetadataReader>, SupportedOnly {

    private static final Interval INTERVAL = new Interval(
            "interval",
            Duration.ofMinutes(1),
            "Least number of seconds from one reading of a connection's metadata URL by this node to the next.");

    private BoundedHttpClients clients;
    private ReadTurns<Optional<PublishedMetadata>> turns;
    private ExecutorService threads;

    @Override
    public String getId() {
        return "reader";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of(INTERVAL.property());
    }

    @Override
    public void init(Config.Scope config) {
        turns = new ReadTurns<>(INTERVAL.read(config));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        clients = new BoundedHttpClients();
        threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "jumpcloud-metadata");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public MetadataReader create(KeycloakSession session) {
        return new MetadataReader(clients.client(session), threads, turns);
    }

    @Override
    public void close() {
        if (threads != null) {
            threads.shutdownNow();
            clients.close();
        }
    }
}
