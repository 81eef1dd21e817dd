package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.FederatedIdentityModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.CachedUserModel;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.organization.OrganizationProvider;
import org.keycloak.organization.utils.Organizations;
import org.keycloak.representations.idm.MembershipType;

/**
 * People of a connection are managed members of its Organization. Keycloak deletes managed members together with their
 * Organization, so whoever has stayed behind in the one that a connection has left would be lost with it.
 */
public final class OrganizationMembership {

    private static final String MEMBERSHIPS = """
            select m, o.id from UserGroupMembershipEntity m, OrganizationEntity o
            where o.groupId = m.groupId and o.realmId = :realm and m.user.id = :user
            """;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    public OrganizationMembership(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
    }

    /**
     * Makes a person who is linked to the connection a member of its Organization, and takes the person out of those that
     * none of the person's connections belongs to any more. Who was invited to an Organization stays in it. Does nothing
     * while the connection has no Organization, or a disabled one.
     *
     * @return whether the person is in another one now
     */
    public boolean follow(UserModel user) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        if (connection.getOrganizationId() == null || organizations == null || !organizations.isEnabled()) {
            return false;
        }
        OrganizationModel organization = organizations.getById(connection.getOrganizationId());
        if (organization == null || !organization.isEnabled()) {
            return false;
        }
        boolean left = leaveOthers(organizations, user);
        return join(organizations, organization, user) || left;
    }

    /** Takes a person who is no longer linked to the connection out of its Organization. Whoever was invited stays in it. */
    public void end(UserModel user) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        if (organizations == null || !organizations.isEnabled()) {
            return;
        }
        Set<String> own = organizationsOfConnections(user);
        ofConnection(user)
                .filter(membership -> membership.entity().getMembershipType() == MembershipType.MANAGED)
                .filter(membership -> !own.contains(membership.organization()))
                .forEach(membership -> leave(organizations, membership, user));
    }

    /** Whether the person is a member of the connection's Organization, invited or managed. */
    public boolean isMember(UserModel user) {
        return ofConnection(user).findAny().isPresent();
    }

    /** Whether the person is a managed member of an enabled Organization, and linked to a provider of it. */
    public static boolean hasHome(KeycloakSession session, UserModel user) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        return organizations != null
                && organizations.isEnabled()
                && !Organizations.resolveHomeBroker(session, user).isEmpty();
    }

    /** Makes a member of the connection's Organization a managed one. */
    public void manage(UserModel user) {
        ofConnection(user).forEach(membership -> membership.entity().setMembershipType(MembershipType.MANAGED));
        entities().flush();
    }

    /** For an account that is in its cache, Keycloak forgets that the membership is a managed one. */
    private boolean join(OrganizationProvider organizations, OrganizationModel organization, UserModel user) {
        boolean joined = organizations.addManagedMember(organization, user);
        if (joined && user instanceof CachedUserModel) {
            manage(user);
        }
        return joined;
    }

    private Stream<Membership> ofConnection(UserModel user) {
        return connection.getOrganizationId() == null
                ? Stream.empty()
                : memberships(user)
                        .filter(membership -> membership.organization().equals(connection.getOrganizationId()));
    }

    private boolean leaveOthers(OrganizationProvider organizations, UserModel user) {
        List<Membership> others = memberships(user)
                .filter(membership -> !membership.organization().equals(connection.getOrganizationId()))
                .filter(membership -> membership.entity().getMembershipType() == MembershipType.MANAGED)
                .toList();
        if (others.isEmpty()) {
            return false;
        }
        Set<String> own = organizationsOfConnections(user);
        List<Membership> left = others.stream()
                .filter(membership -> !own.contains(membership.organization()))
                .toList();
        left.forEach(membership -> leave(organizations, membership, user));
        return !left.isEmpty();
    }

    private Stream<Membership> memberships(UserModel user) {
        return entities()
                .createQuery(MEMBERSHIPS, Object[].class)
                .setParameter("realm", realm.getId())
                .setParameter("user", user.getId())
                .getResultList()
                .stream()
                .map(row -> new Membership((UserGroupMembershipEntity) row[0], (String) row[1]));
    }

    private Set<String> organizationsOfConnections(UserModel user) {
        return session.users()
                .getFederatedIdentitiesStream(realm, user)
                .map(FederatedIdentityModel::getIdentityProvider)
                .map(alias -> session.identityProviders().getByAlias(alias))
                .filter(Objects::nonNull)
                .map(IdentityProviderModel::getOrganizationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /** Keycloak would delete the account of a managed member who leaves. */
    private void leave(OrganizationProvider organizations, Membership membership, UserModel user) {
        membership.entity().setMembershipType(MembershipType.UNMANAGED);
        entities().flush();
        Optional.ofNullable(organizations.getById(membership.organization()))
                .ifPresent(organization -> organizations.removeMember(organization, user));
    }

    private EntityManager entities() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    private record Membership(UserGroupMembershipEntity entity, String organization) {}
}
