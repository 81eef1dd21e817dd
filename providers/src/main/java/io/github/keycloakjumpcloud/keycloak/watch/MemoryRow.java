package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.certificate.CertificateMemory;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Where the memory of a connection's certificates is kept. Not an attribute of the realm: whoever saves a realm writes
 * back its attributes as they have read them, and would have things told again.
 */
final class MemoryRow {

    private static final String KIND = "jumpcloud-certificate";

    private final KeycloakSession session;
    private final ConnectionRow row;

    MemoryRow(KeycloakSession session, String realmId, String connection) {
        this.session = session;
        this.row = new ConnectionRow(session, KIND, realmId, connection);
    }

    /** Those of all connections of all realms, by {@link ConnectionRow#owner}, by one statement. */
    static Map<String, CertificateMemory> readAll(KeycloakSession session) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        return ConnectionRow.ofKind(entities, KIND).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, row -> CertificateMemory.parse(row.getValue())));
    }

    /** The row for this transaction alone, until it ends; added when there is none. */
    Locked lock() {
        return new Locked(row.lockOrAdd(session, CertificateMemory.EMPTY.toString()));
    }

    /** The memory while nobody else can change it. */
    record Locked(ConnectionRow.Locked row) {

        CertificateMemory read() {
            return CertificateMemory.parse(row.read());
        }

        void write(CertificateMemory memory) {
            row.write(memory.toString());
        }
    }
}
