package io.github.keycloakjumpcloud.keycloak.row;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelDuplicateException;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.storage.configuration.jpa.entity.ServerConfigEntity;

/**
 * A row that holds a text about a connection, in Keycloak's table of settings of the server. Keycloak's own access to
 * that table does not lock, and two nodes would write past each other.
 */
public final class ConnectionRow {

    private static final Logger LOG = Logger.getLogger(ConnectionRow.class);

    /** The one kind whose rows may be there before their connection, and after it; its links end by themselves. */
    public static final String SETUP_LINK = "jumpcloud-setup-link";

    private static final String KINDS = "select distinct substring(c.key, 1, locate('.', c.key) - 1)"
            + " from ServerConfigEntity c where c.key like 'jumpcloud-%.%.%'";

    /** The rows of one kind in one realm; the kind has no wildcard, and the id of the realm may have one. */
    private static final String OF_KIND = " from ServerConfigEntity c where c.key like concat(:start, '%')"
            + " and substring(c.key, 1, :length) = :owner";

    /** A row is of a connection, of something else that its kind knows, of a whole realm, or of all. */
    private static final String ORPHANS = "delete from ServerConfigEntity c where c.key like concat(:start, '%')"
            + " and not exists (select 1 from IdentityProviderEntity p"
            + " where c.key = concat(:start, p.realmId, '.', p.internalId)"
            + " or locate(concat(:start, p.realmId, '.', p.internalId, '" + ConnectionParts.SEPARATOR
            + "'), c.key) = 1)"
            + " and not exists (select 1 from RealmEntity r where c.key = concat(:start, r.id, '.'))"
            + " and c.key <> concat(:start, '*.*')";

    private static final String OF_GONE_REALM = "delete from ServerConfigEntity c where c.key like concat(:start, '%')"
            + " and not exists (select 1 from RealmEntity r"
            + " where locate(concat(:start, r.id, '.'), c.key) = 1)";

    /** The rows of all kinds; what follows the kind, which has no dot, says whose the row is. */
    private static final String OF_OWNER = "delete from ServerConfigEntity c where c.key like 'jumpcloud-%'"
            + " and substring(c.key, locate('.', c.key) + 1";

    private static final String OF_KEYS = "select c.key, c.value from ServerConfigEntity c where c.key in :keys";

    private static final String STARTS_OF_KIND = "select c.key, cast(substring(c.value, 1, :length) as string)"
            + " from ServerConfigEntity c where c.key like concat(:start, '%')";

    private final EntityManager entities;
    private final String key;

    /** As the other constructor, with the session's connection to the database. */
    public ConnectionRow(KeycloakSession session, String kind, String realmId, String connection) {
        this(entities(session), kind, realmId, connection);
    }

    /**
     * @param kind what the text is, so that a connection may have several; a stable name that begins with {@code jumpcloud-}
     * @param connection its internal id; of a {@linkplain #SETUP_LINK set-up link} that of the link
     */
    public ConnectionRow(EntityManager entities, String kind, String realmId, String connection) {
        this.entities = entities;
        this.key = new Owner(realmId, connection).key(kind);
    }

    private ConnectionRow(EntityManager entities, String key) {
        this.entities = entities;
        this.key = key;
    }

    static EntityManager entities(KeycloakSession session) {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** The text as it is, without waiting for anybody; also where this session has read it before. */
    public Optional<String> read() {
        return entities.createQuery("select c.value from ServerConfigEntity c where c.key = :key", String.class)
                .setParameter("key", key)
                .getResultStream()
                .findFirst();
    }

    /** The row for this transaction alone, until it ends; absent when there is none. */
    public Optional<Locked> lock() {
        return Optional.ofNullable(entities.find(ServerConfigEntity.class, key, LockModeType.PESSIMISTIC_WRITE))
                .map(Locked::new);
    }

    /**
     * The row for this transaction alone, until it ends.
     *
     * @param initial the text of a row that was not there; it is committed at once
     */
    public Locked lockOrAdd(KeycloakSession session, String initial) {
        return lock().orElseGet(() -> {
            addAndCommit(session, initial);
            return lock().orElseThrow(() -> new IllegalStateException("the row was removed meanwhile"));
        });
    }

    /** Adds the row in a transaction of its own; nothing happens when it is there. */
    public void addAndCommit(KeycloakSession session, String initial) {
        try {
            KeycloakModelUtils.runJobInTransaction(
                    session.getKeycloakSessionFactory(), own -> new ConnectionRow(entities(own), key).add(initial));
        } catch (ModelDuplicateException e) {
            LOG.debugf(e, "%s was added elsewhere at the same time", key);
        }
    }

    /** Adds the row; fails at once when it is there. */
    public void add(String initial) {
        ServerConfigEntity row = new ServerConfigEntity();
        row.setKey(key);
        row.setValue(initial);
        entities.persist(row);
        entities.flush();
    }

    /** The texts of the rows of some connections of a realm, by the connection's internal id, by one statement. */
    public static Map<String, String> read(
            EntityManager entities, String kind, String realmId, Collection<String> connections) {
        String start = new Owner(realmId, "").key(kind);
        return texts(
                entities.createQuery(OF_KEYS, Object[].class)
                        .setParameter(
                                "keys", connections.stream().map(start::concat).toList()),
                start,
                Function.identity());
    }

    /** How the texts of all rows of a kind begin, by their owner: the texts themselves may be long. */
    public static Map<Owner, String> readStarts(EntityManager entities, String kind, int length) {
        String start = kind + ".";
        return texts(
                entities.createQuery(STARTS_OF_KIND, Object[].class)
                        .setParameter("start", start)
                        .setParameter("length", length),
                start,
                Owner::read);
    }

    /** The texts of all rows of a kind, by their owner. */
    public static Map<Owner, String> ofKind(EntityManager entities, String kind) {
        String start = kind + ".";
        return texts(
                entities.createQuery(
                                "select c.key, c.value from ServerConfigEntity c where c.key like concat(:start, '%')",
                                Object[].class)
                        .setParameter("start", start),
                start,
                Owner::read);
    }

    /**
     * @param start of the keys, which is left out
     * @param reader of what is left of a key
     */
    private static <K> Map<K, String> texts(TypedQuery<Object[]> rows, String start, Function<String, K> reader) {
        return rows.getResultStream()
                .collect(Collectors.toMap(
                        row -> reader.apply(((String) row[0]).substring(start.length())), row -> (String) row[1]));
    }

    /** Writes the text into the row, if there is one, and says whether there was; locks nothing where there is none. */
    public boolean write(String text) {
        return entities.createQuery("update ServerConfigEntity c set c.value = :text where c.key = :key")
                        .setParameter("text", text)
                        .setParameter("key", key)
                        .executeUpdate()
                > 0;
    }

    /** Removes the row, if there is one. */
    public void remove() {
        entities.createQuery("delete from ServerConfigEntity c where c.key = :key")
                .setParameter("key", key)
                .executeUpdate();
    }

    /** The texts of one kind in a realm, each by what the row is about. */
    public static Map<String, String> ofKind(EntityManager entities, String kind, String realmId) {
        String owner = new Owner(realmId, "").key(kind);
        return entities.createQuery("select c.key, c.value" + OF_KIND, Object[].class)
                .setParameter("start", kind + ".")
                .setParameter("length", owner.length())
                .setParameter("owner", owner)
                .getResultStream()
                .collect(Collectors.toMap(row -> ((String) row[0]).substring(owner.length()), row -> (String) row[1]));
    }

    /** Removes all rows of a connection. */
    public static void removeAll(EntityManager entities, String realmId, String connection) {
        String owner = new Owner(realmId, connection).toString();
        String parts = owner + ConnectionParts.SEPARATOR;
        entities.createQuery(OF_OWNER + ") = :owner")
                .setParameter("owner", owner)
                .executeUpdate();
        entities.createQuery(OF_OWNER + ", :length) = :parts")
                .setParameter("length", parts.length())
                .setParameter("parts", parts)
                .executeUpdate();
    }

    /** Removes all rows of a realm and of its connections. */
    public static void removeAll(EntityManager entities, String realmId) {
        String start = new Owner(realmId, "").toString();
        // The id of a realm may contain what LIKE takes for a wildcard, and a dot; that of a connection has none.
        entities.createQuery(OF_OWNER + ", :length) = :start"
                        + " and locate('.', c.key, locate('.', c.key) + 1 + :length) = 0")
                .setParameter("length", start.length())
                .setParameter("start", start)
                .executeUpdate();
    }

    /** Removes the rows of connections and realms that are gone: somebody deleted them while this jar was not there. */
    public static void removeOrphans(EntityManager entities) {
        entities.createQuery(KINDS, String.class).getResultList().stream()
                .filter(kind -> !kind.equals(SETUP_LINK))
                .forEach(kind -> entities.createQuery(ORPHANS)
                        .setParameter("start", kind + ".")
                        .executeUpdate());
        entities.createQuery(OF_GONE_REALM)
                .setParameter("start", SETUP_LINK + ".")
                .executeUpdate();
    }

    /** The row while nobody else can change it. */
    public static final class Locked {

        private final ServerConfigEntity row;

        private Locked(ServerConfigEntity row) {
            this.row = row;
        }

        public String read() {
            return row.getValue();
        }

        public void write(String text) {
            row.setValue(text);
        }
    }
}
