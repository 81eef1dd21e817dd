package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord.Key;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;

/** The accounts of which one connection's SCIM client has told, by the keys of their {@link ScimRecord}. */
public final class RecordedAccounts {

    /** The text is always the same, so that Hibernate and the database find the statement in their caches. */
    private static final String ANY = """
            select count(a) from UserAttributeEntity a
            where a.name = 'jumpcloudScimKeys' and a.value in (:address, :released, :present)
            """;

    /** A longer value Keycloak keeps in another column. */
    private static final int LONGEST_VALUE = 255;

    private final KeycloakSession session;
    private final ConnectionConfig connection;

    public RecordedAccounts(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
    }

    /** Those with this key. */
    public Stream<UserModel> with(Key key) {
        // Only accounts of this server have keys; there is no need to ask what it keeps of directories.
        return session.getProvider(UserProvider.class)
                .searchForUserByUserAttributeStream(
                        session.getContext().getRealm(), ScimRecord.KEYS, key.of(connection))
                .map(found -> session.users().getUserById(session.getContext().getRealm(), found.getId()))
                .filter(Objects::nonNull);
    }

    /** Whether one of them may be this person's: asked in one statement, for creates that mostly meet none. */
    public boolean mayKnow(EmailAddress address, Optional<String> externalId) {
        String released = ReleasedAccount.addressKey(address).of(connection);
        List<String> ids = externalId.stream()
                .flatMap(id -> Stream.of(ReleasedAccount.externalIdKey(id), Key.externalId(id)))
                .map(key -> key.of(connection))
                .toList();
        if (Stream.concat(Stream.of(released), ids.stream()).anyMatch(value -> value.length() > LONGEST_VALUE)) {
            return true;
        }
        return session.getProvider(JpaConnectionProvider.class)
                        .getEntityManager()
                        .createQuery(ANY, Long.class)
                        .setParameter("address", released)
                        .setParameter("released", ids.isEmpty() ? released : ids.get(0))
                        .setParameter("present", ids.isEmpty() ? released : ids.get(1))
                        .getSingleResult()
                > 0;
    }
}
