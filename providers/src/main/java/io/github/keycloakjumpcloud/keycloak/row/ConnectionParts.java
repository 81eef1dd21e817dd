package io.github.keycloakjumpcloud.keycloak.row;

import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.storage.configuration.jpa.entity.ServerConfigEntity;

/**
 * Many rows of one kind that hold texts about one connection, each by a name of its own. They go with the connection, as a
 * {@link ConnectionRow} does. Bound to the session and its transaction; who writes is to hold a lock of another row.
 */
public final class ConnectionParts {

    /** Between the connection and the name of a row. No id of a connection has it. */
    static final String SEPARATOR = "/";

    /** As many names as are asked for by one statement; not every database takes more than a thousand. */
    private static final int BATCH = 500;

    private static final String OF_START =
            " from ServerConfigEntity c where c.key like concat(:kind, '%') and substring(c.key, 1, :length) = :start";

    private final EntityManager entities;
    private final String kind;
    private final String start;

    /** As the other constructor, with the session's connection to the database. */
    public ConnectionParts(KeycloakSession session, String kind, String realmId, String connection) {
        this(session.getProvider(JpaConnectionProvider.class).getEntityManager(), kind, realmId, connection);
    }

    /**
     * @param kind as of a {@link ConnectionRow}
     * @param connection its internal id
     */
    ConnectionParts(EntityManager entities, String kind, String realmId, String connection) {
        this.entities = entities;
        this.kind = kind + ".";
        this.start = key(kind, realmId, connection, "");
    }

    /** The key of a row, for whoever asks for it together with something else. */
    public static String key(String kind, String realmId, String connection, String name) {
        return new Owner(realmId, connection).key(kind) + SEPARATOR + name;
    }

    /** The text of this name. */
    public Optional<String> read(String name) {
        return Optional.ofNullable(read(List.of(name)).get(name));
    }

    /** The texts of these names, as far as there are any. */
    public Map<String, String> read(Collection<String> names) {
        Map<String, String> texts = new HashMap<>();
        List<String> keys = names.stream().distinct().map(start::concat).toList();
        for (int from = 0; from < keys.size(); from += BATCH) {
            collect(
                    entities.createQuery(
                                    "select c.key, c.value from ServerConfigEntity c where c.key in :keys",
                                    Object[].class)
                            .setParameter("keys", keys.subList(from, Math.min(keys.size(), from + BATCH)))
                            .getResultList(),
                    texts);
        }
        return texts;
    }

    /** The texts of all names that begin so. */
    public Map<String, String> beginningWith(String letters) {
        Map<String, String> texts = new HashMap<>();
        collect(
                entities.createQuery("select c.key, c.value" + OF_START, Object[].class)
                        .setParameter("kind", kind)
                        .setParameter("length", start.length() + letters.length())
                        .setParameter("start", start + letters)
                        .getResultList(),
                texts);
        return texts;
    }

    /** How many names begin so. */
    public long count(String letters) {
        return entities.createQuery("select count(c)" + OF_START, Long.class)
                .setParameter("kind", kind)
                .setParameter("length", start.length() + letters.length())
                .setParameter("start", start + letters)
                .getSingleResult();
    }

    private void collect(List<Object[]> rows, Map<String, String> texts) {
        rows.forEach(row -> texts.put(((String) row[0]).substring(start.length()), (String) row[1]));
    }

    /** Writes a text under this name, instead of the one that is there. */
    public void write(String name, String text) {
        boolean there = entities.createQuery("update ServerConfigEntity c set c.value = :text where c.key = :key")
                        .setParameter("text", text)
                        .setParameter("key", start + name)
                        .executeUpdate()
                > 0;
        if (!there) {
            ServerConfigEntity row = new ServerConfigEntity();
            row.setKey(start + name);
            row.setValue(text);
            entities.persist(row);
            entities.flush();
            // What is written next is written by a statement, which the entity would not know of.
            entities.detach(row);
        }
    }

    /** Whether there was one of this name, which is gone now. */
    public boolean remove(String name) {
        return entities.createQuery("delete from ServerConfigEntity c where c.key = :key")
                        .setParameter("key", start + name)
                        .executeUpdate()
                > 0;
    }

    /** Removes those of these names. */
    public void remove(List<String> names) {
        for (int from = 0; from < names.size(); from += BATCH) {
            List<String> keys = names.subList(from, Math.min(names.size(), from + BATCH)).stream()
                    .map(start::concat)
                    .toList();
            entities.createQuery("delete from ServerConfigEntity c where c.key in :keys")
                    .setParameter("keys", keys)
                    .executeUpdate();
        }
    }

    /** Removes all whose names begin with one of these. */
    public void removeBeginningWith(Collection<String> letters) {
        for (String beginning : new ArrayList<>(letters)) {
            entities.createQuery("delete" + OF_START)
                    .setParameter("kind", kind)
                    .setParameter("length", start.length() + beginning.length())
                    .setParameter("start", start + beginning)
                    .executeUpdate();
        }
    }
}
