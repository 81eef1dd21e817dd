package io.github.keycloakjumpcloud.keycloak.metadata;

import io.github.keycloakjumpcloud.core.metadata.PublishedMetadata;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Where is kept what was read at a connection's metadata URL: for all nodes, and for a server that starts while the address
 * does not answer.
 */
public final class PublishedRow {

    private static final String KIND = "jumpcloud-metadata";

    private final KeycloakSession session;
    private final String realmId;
    private final String connection;

    /** @param connection its internal id */
    public PublishedRow(KeycloakSession session, String realmId, String connection) {
        this.session = session;
        this.realmId = realmId;
        this.connection = connection;
    }

    public Optional<PublishedMetadata> read() {
        return row(session).read().flatMap(PublishedMetadata::parse);
    }

    /** Those of some connections of a realm, by the connection's internal id, by one statement. */
    public static Map<String, PublishedMetadata> read(
            KeycloakSession session, String realmId, Collection<String> connections) {
        Map<String, PublishedMetadata> read = new HashMap<>();
        ConnectionRow.read(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(), KIND, realmId, connections)
                .forEach((connection, text) ->
                        PublishedMetadata.parse(text).ifPresent(published -> read.put(connection, published)));
        return read;
    }

    /** Commits at once; what another node has read later stays. */
    public void write(PublishedMetadata read) {
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> {
            ConnectionRow.Locked locked = row(own).lockOrAdd(own, "");
            boolean newest = PublishedMetadata.parse(locked.read())
                    .filter(before -> before.isOf(read.url()))
                    .filter(before -> before.readAt().isAfter(read.readAt()))
                    .isEmpty();
            if (newest) {
                locked.write(read.toString());
            }
        });
    }

    private ConnectionRow row(KeycloakSession of) {
        return new ConnectionRow(of, KIND, realmId, connection);
    }
}
