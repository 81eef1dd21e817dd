package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord.Key;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.storage.UserStorageProvider;

/** The accounts of which one connection's SCIM client has told, by the keys of their {@link ScimRecord}. */
public final class RecordedAccounts {

    private static final int KEYS = 5;

    /**
     * A question for each key, since not every database finds the values of a list in an index on name and value. The text is
     * always the same, so that Hibernate and the database find the statement in their caches.
     */
    private static final String ANY = IntStream.range(0, KEYS)
            .mapToObj(i ->
                    "(select count(a%1$d) from UserAttributeEntity a%1$d where a%1$d.name = '%2$s' and a%1$d.value = :key%1$d)"
                            .formatted(i, ScimRecord.KEYS))
            .collect(Collectors.joining(
                    ", ",
                    "select ",
                    ", (select count(l) from FederatedIdentityEntity l where l.realmId = :realm"
                            + " and l.identityProvider = :alias and l.userId = :subject)"
                            + " from RealmEntity r where r.id = :realm"));

    /** A longer value Keycloak keeps in another column. */
    private static final int LONGEST_VALUE = 255;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    public RecordedAccounts(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
    }

    /** Those with this key. */
    public Stream<UserModel> with(Key key) {
        // Only accounts of this server have keys; there is no need to ask what it keeps of directories.
        return session.getProvider(UserProvider.class)
                .searchForUserByUserAttributeStream(realm, ScimRecord.KEYS, key.of(connection))
                .map(found -> session.users().getUserById(realm, found.getId()))
                .filter(Objects::nonNull);
    }

    /**
     * Whether the connection may know this person, under whatever account: asked in one statement, for creates, which mostly
     * tell of somebody new.
     */
    public boolean mayKnow(EmailAddress address, Optional<String> externalId, String userName) {
        List<Key> keys = new ArrayList<>(
                List.of(Key.userName(userName), Key.email(address.value()), ReleasedAccount.addressKey(address)));
        externalId.ifPresent(id -> keys.addAll(List.of(Key.externalId(id), ReleasedAccount.externalIdKey(id))));
        List<String> values = keys.stream().map(key -> key.of(connection)).toList();
        return values.stream().anyMatch(value -> value.length() > LONGEST_VALUE)
                || hasDirectories()
                || isAny(values, address);
    }

    /** They keep links in a place of their own. */
    private boolean hasDirectories() {
        return realm.getComponentsStream(realm.getId(), UserStorageProvider.class.getName())
                .findAny()
                .isPresent();
    }

    private boolean isAny(List<String> values, EmailAddress address) {
        TypedQuery<Object[]> query = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(ANY, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("alias", connection.getAlias())
                .setParameter("subject", address.value());
        for (int i = 0; i < KEYS; i++) {
            query.setParameter("key" + i, values.get(Math.min(i, values.size() - 1)));
        }
        return Stream.of(query.getSingleResult()).anyMatch(count -> (Long) count > 0);
    }
}
