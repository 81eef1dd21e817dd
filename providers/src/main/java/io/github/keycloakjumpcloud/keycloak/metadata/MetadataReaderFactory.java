package io.github.keycloakjumpcloud.keycloak.metadata;

import io.github.keycloakjumpcloud.core.metadata.PublishedMetadata;
import io.github.keycloakjumpcloud.core.metadata.ReadTurns;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderFactory;

/** Holds what the readings of a node share. */
public final class MetadataReaderFactory implements ProviderFactory<MetadataReader> {

    private static final String INTERVAL = "interval";
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private BoundedHttpClients clients;
    private ReadTurns<Optional<PublishedMetadata>> turns;
    private ExecutorService threads;

    @Override
    public String getId() {
        return "reader";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(INTERVAL)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(
                        "Least number of seconds from one reading of a connection's metadata URL by this node to the next.")
                .defaultValue(A_MINUTE.toSeconds())
                .add()
                .build();
    }

    @Override
    public void init(Config.Scope config) {
        turns = new ReadTurns<>(Duration.ofSeconds(config.getLong(INTERVAL, A_MINUTE.toSeconds())));
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
