package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.account.Newcomer;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord.Key;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.persistence.TypedQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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

/** The accounts of which one connection's SCIM client has told, by the keys of their {@link ScimRecord}. */
public final class RecordedAccounts {

    /**
     * A question for each key, since not every database finds the values of a list in an index on name and value. The text for
     * one, two and three keys is always the same, so that Hibernate and the database find the statement in their caches.
     */
    private static final List<String> ANY =
            IntStream.rangeClosed(1, 3).mapToObj(RecordedAccounts::any).toList();

    /** Whether the realm has anything that a newcomer may meet; last, whether an account is promised. */
    private static final String MET = "select " + keys(2) + """
            , (select count(u) from UserEntity u where u.realmId = :realm and u.email = :address),
            (select count(n) from UserEntity n where n.realmId = :realm and n.username = :address),
            (select count(l) from FederatedIdentityEntity l where l.realmId = :realm and l.identityProvider = :alias
            and (l.userId = :subject or l.userId = :address)),
            (select count(c) from ServerConfigEntity c where c.key = :promised)
            from RealmEntity r where r.id = :realm
            """;

    private static final String BESIDE = """
            select (select count(u) from UserEntity u where u.realmId = :realm and u.username = :text and u.id <> :found),
            (select count(e) from UserEntity e where e.realmId = :realm and e.email = :name and e.id <> :found),
            (select count(l) from FederatedIdentityEntity l where l.realmId = :realm and l.identityProvider = :alias
            and l.userId = :name and l.user.id <> :found)
            from RealmEntity r where r.id = :realm
            """;

    /** No account has this id. Not the empty text: Oracle knows none. */
    private static final String NOBODY = "-";

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
        List<String> values = Stream.concat(
                        Stream.of(Key.called(userName), Key.called(address.value())),
                        externalId.map(Key::externalId).stream())
                .map(key -> key.of(connection))
                .distinct()
                .toList();
        return isBeyondQuestion(values) || isAny(values, address);
    }

    /** Whether SCIM may have told of somebody who comes over SAML, by the keys of a {@link ReleasedAccount} among others. */
    boolean mayTellOf(Newcomer newcomer) {
        List<String> values = valuesOf(newcomer);
        return isBeyondQuestion(values) || isAny(values, newcomer.address());
    }

    /**
     * Whether the realm has anything of somebody who comes over SAML; mostly a first sign-in is of somebody new.
     *
     * @param any whether it may have an account, or a link, or have been told of one
     * @param promised whether a rehearsal may have promised an account that is still to be made
     */
    record Known(boolean any, boolean promised) {}

    Known known(Newcomer newcomer) {
        List<String> values = valuesOf(newcomer);
        if (isBeyondQuestion(values)) {
            return new Known(true, true);
        }
        Object[] counts = bind(query(MET), values)
                .setParameter("address", newcomer.address().value())
                .setParameter("subject", newcomer.subject())
                .setParameter(
                        "promised", PromisedAccount.key(realm.getId(), connection.getInternalId(), newcomer.address()))
                .getSingleResult();
        int last = counts.length - 1;
        return new Known(isAny(Arrays.copyOf(counts, last)), isAny(counts[last]));
    }

    private List<String> valuesOf(Newcomer newcomer) {
        return ReleasedAccount.keysOf(newcomer).stream()
                .map(key -> key.of(connection))
                .toList();
    }

    private boolean isBeyondQuestion(List<String> values) {
        return values.stream().anyMatch(value -> value.length() > LONGEST_VALUE) || UserDirectories.areIn(realm);
    }

    /**
     * Whether anybody else may be meant by a name of which SCIM has told nothing: by an account's user name, its address or
     * its link. Asked in one statement, since mostly nobody is.
     *
     * @param found who is known by the name
     */
    public boolean mayBeMeant(String name, List<UserModel> found) {
        return found.size() > 1
                || UserDirectories.areIn(realm)
                || isAny(query(BESIDE)
                        .setParameter("text", name.toLowerCase(Locale.ROOT))
                        .setParameter("name", Key.called(name).value())
                        .setParameter(
                                "found", found.isEmpty() ? NOBODY : found.get(0).getId()));
    }

    private boolean isAny(List<String> values, EmailAddress address) {
        return isAny(bind(query(ANY.get(values.size() - 1)), values).setParameter("subject", address.value()));
    }

    private static TypedQuery<Object[]> bind(TypedQuery<Object[]> query, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            query.setParameter("key" + i, values.get(i));
        }
        return query;
    }

    private static String keys(int keys) {
        return IntStream.range(0, keys)
                .mapToObj(i ->
                        "(select count(a%1$d) from UserAttributeEntity a%1$d where a%1$d.name = '%2$s' and a%1$d.value = :key%1$d)"
                                .formatted(i, ScimRecord.KEYS))
                .collect(Collectors.joining(", "));
    }

    private static String any(int keys) {
        return "select " + keys(keys)
                + ", (select count(l) from FederatedIdentityEntity l where l.realmId = :realm"
                + " and l.identityProvider = :alias and l.userId = :subject)"
                + " from RealmEntity r where r.id = :realm";
    }

    private TypedQuery<Object[]> query(String text) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(text, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("alias", connection.getAlias());
    }

    private static boolean isAny(TypedQuery<Object[]> counts) {
        return isAny(counts.getSingleResult());
    }

    private static boolean isAny(Object... counts) {
        return Stream.of(counts).anyMatch(count -> (Long) count > 0);
    }
}
