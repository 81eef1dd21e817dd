package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserProvider;
import org.keycloak.models.jpa.entities.UserEntity;

/** The links of one connection: which account belongs to which subject. For one question: what was read once is not asked again. */
public final class ConnectionLinks {

    /** As Keycloak's own search, which builds the statement anew each time. */
    private static final String OWNERS =
            "select u from UserEntity u where u.realmId = :realm and u.email = :address order by u.username";

    private static final int MOST_OWNERS = 2;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final Map<EmailAddress, List<UserModel>> owners = new HashMap<>();
    private final Map<String, List<FederatedIdentityModel>> links = new HashMap<>();

    public ConnectionLinks(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
    }

    /**
     * A link.
     *
     * @param subject the id under which it is stored, perhaps an older form of the one that was asked for
     */
    public record Link(UserModel user, String subject) {}

    /** The link of this subject; of an address also one that plain Keycloak has made in another letter case. */
    public Optional<Link> find(String subject) {
        return exactly(subject).or(() -> EmailAddress.parse(subject).flatMap(this::olderLink));
    }

    /** The link under this very subject. */
    public Optional<Link> exactly(String subject) {
        return Optional.ofNullable(session.users().getUserByFederatedIdentity(realm, named(subject)))
                .map(user -> new Link(user, subject));
    }

    /**
     * As {@link #exactly}, of somebody who signs in: whoever changes the account at this moment is waited for, and waits until the
     * transaction ends. Where Keycloak's cache is right, what it has is kept.
     */
    public Optional<Link> lockExactly(String subject) {
        Optional<Link> found = exactly(subject);
        found.ifPresent(link -> new RowLock(session).userInCache(link.user().getId(), Optional.of(named(subject))));
        return found;
    }

    private FederatedIdentityModel named(String subject) {
        return new FederatedIdentityModel(connection.getAlias(), subject, null);
    }

    /** The link of this subject, or else the one that SCIM made: by the address, since it does not know the NameID. */
    public Optional<Link> find(String subject, Optional<EmailAddress> address) {
        return find(subject).or(() -> address.filter(other -> !other.value().equals(subject))
                .flatMap(this::provisioned));
    }

    /** The subject under which this account is linked. */
    public Optional<String> subjectOf(UserModel user) {
        return of(user).stream()
                .filter(link -> link.getIdentityProvider().equals(connection.getAlias()))
                .map(FederatedIdentityModel::getUserId)
                .findFirst();
    }

    /** All links of an account, to whatever provider. */
    List<FederatedIdentityModel> of(UserModel user) {
        return links.computeIfAbsent(
                user.getId(),
                any -> session.users().getFederatedIdentitiesStream(realm, user).toList());
    }

    private Optional<Link> provisioned(EmailAddress address) {
        return exactly(address.value()).filter(link -> new ScimRecord(link.user(), connection).isHeld());
    }

    private Optional<Link> olderLink(EmailAddress address) {
        return owners(address).stream()
                .flatMap(user -> subjectOf(user).stream())
                .filter(stored ->
                        EmailAddress.parse(stored).filter(address::equals).isPresent())
                .findFirst()
                .flatMap(this::exactly);
    }

    /** The accounts with this address, whoever they belong to; two at most, where a realm allows or has left duplicates. */
    public List<UserModel> owners(EmailAddress address) {
        return owners.computeIfAbsent(address, this::askOwners);
    }

    private List<UserModel> askOwners(EmailAddress address) {
        if (!UserDirectories.areIn(realm)) {
            UserProvider rows = session.getProvider(UserProvider.class);
            return session
                    .getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(OWNERS, UserEntity.class)
                    .setParameter("realm", realm.getId())
                    .setParameter("address", address.value())
                    .setMaxResults(MOST_OWNERS)
                    .getResultList()
                    .stream()
                    .map(owner -> rows.getUserById(realm, owner.getId()))
                    .toList();
        }
        // A directory may name an account that the database has named before.
        Set<String> seen = new HashSet<>();
        return session.users()
                .searchForUserStream(realm, Map.of(UserModel.EMAIL, address.value(), UserModel.EXACT, "true"))
                .filter(user -> seen.add(user.getId()))
                .limit(MOST_OWNERS)
                .toList();
    }
}
