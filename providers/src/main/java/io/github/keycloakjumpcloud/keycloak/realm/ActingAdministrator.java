package io.github.keycloakjumpcloud.keycloak.realm;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.common.util.Encode;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;
import org.keycloak.services.resources.admin.fgap.AdminPermissions;
import org.keycloak.services.resources.admin.fgap.GroupPermissionEvaluator;

/** Whoever sends the request to the admin API, and the groups of the realm that they may manage. */
public final class ActingAdministrator {

    /** Past Keycloak's own look-up, which does not find a group that the administrator may not see. */
    private static final String CHILD = "select g.id from GroupEntity g where g.realm = :realm and g.parentId = :parent"
            + " and g.type = 0 and g.name = :name";

    private static final String CHILDREN =
            "select g.id from GroupEntity g where g.realm = :realm and g.parentId = :parent";

    private final RealmModel realm;
    private final EntityManager entities;
    private final GroupPermissionEvaluator groups;
    private final boolean managesIdentityProviders;

    private ActingAdministrator(KeycloakSession session, RealmModel realm, AdminAuth auth) {
        this.realm = realm;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        AdminPermissionEvaluator permissions = AdminPermissions.evaluator(session, realm, auth);
        this.groups = permissions.groups();
        this.managesIdentityProviders = permissions.realm().canManageIdentityProviders();
    }

    /** Empty when nobody asks, as when a realm is imported at the start of the server. */
    public static Optional<ActingAdministrator> of(KeycloakSession session, RealmModel realm) {
        UserModel user = session.getContext().getUser();
        if (!(session.getContext().getBearerToken() instanceof AccessToken token) || user == null) {
            return Optional.empty();
        }
        String issuer = token.getIssuer();
        RealmModel home =
                session.realms().getRealmByName(Encode.decodePath(issuer.substring(issuer.lastIndexOf('/') + 1)));
        ClientModel client = home.getClientByClientId(token.getIssuedFor());
        return Optional.of(new ActingAdministrator(session, realm, new AdminAuth(home, token, user, client)));
    }

    /** Whether they may add and change the realm's identity providers. */
    public boolean managesIdentityProviders() {
        return managesIdentityProviders;
    }

    /**
     * Whether JumpCloud may say who is in the groups below this one as far as it depends on this administrator: the group is
     * new, and no group above it gives it a role, or it is theirs to manage with all that is directly below it.
     */
    public boolean manages(List<String> path) {
        if (groups.canManage()) {
            return true;
        }
        String id = GroupEntity.TOP_PARENT_ID;
        GroupModel last = null;
        for (String name : path) {
            Optional<String> child = child(id, name);
            if (child.isEmpty()) {
                return last == null || !givesRole(last) || groups.canManage(last);
            }
            id = child.get();
            last = realm.getGroupById(id);
        }
        return groups.canManage(last) && children(id).allMatch(groups::canManage);
    }

    private static boolean givesRole(GroupModel group) {
        return Stream.iterate(group, Objects::nonNull, GroupModel::getParent)
                .flatMap(GroupModel::getRoleMappingsStream)
                .findAny()
                .isPresent();
    }

    private Optional<String> child(String parentId, String name) {
        return entities.createQuery(CHILD, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("parent", parentId)
                .setParameter("name", name)
                .getResultStream()
                .findFirst();
    }

    private Stream<GroupModel> children(String parentId) {
        return entities
                .createQuery(CHILDREN, String.class)
                .setParameter("realm", realm.getId())
                .setParameter("parent", parentId)
                .getResultList()
                .stream()
                .map(realm::getGroupById)
                .filter(Objects::nonNull);
    }
}
