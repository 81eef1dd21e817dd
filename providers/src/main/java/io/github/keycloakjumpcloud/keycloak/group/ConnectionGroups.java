package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.group.GroupId;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The JumpCloud groups of a connection: those directly under its group root, and those that its SCIM client has, wherever they
 * lie. An admin may have moved one, or the root be another one now; who is in it is for JumpCloud to say all the same.
 */
public final class ConnectionGroups {

    /** The range of what begins with the mark of the connection, which an index finds. */
    private static final String MOVED = """
            select a.group.id from GroupAttributeEntity a where a.name = :name and a.value >= :mark and a.value < :end
            and a.group.realm = :realm and a.group.parentId <> :root
            """;

    /** No group has this id. */
    private static final String NO_ROOT = "-";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final Optional<GroupModel> root;

    /** Looks for the root. */
    public ConnectionGroups(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.root = new GroupTree(session, realm).find(connection.groupRoot());
    }

    /** The group under which the connection's groups are made; empty when there was none. */
    public Optional<GroupModel> root() {
        return root;
    }

    public boolean contain(GroupModel group) {
        return isUnderRoot(group) || isHeld(group);
    }

    /**
     * Whether SCIM may put people into it. Whoever may write the attributes of a group, and not say who is in it, could mark it
     * as SCIM's: away from the root it takes people only if a push or a login has made it.
     */
    public static boolean takeMembers(KeycloakSession session, ConnectionConfig connection, GroupModel group) {
        return GroupId.isDerived(group.getId()) || new ConnectionGroups(session, connection).isUnderRoot(group);
    }

    /** Those that a person is in. */
    public Stream<GroupModel> of(UserModel user) {
        return user.getGroupsStream().filter(this::contain);
    }

    /** Those that the SCIM client has and that are not under the root. */
    public List<GroupModel> moved() {
        String mark = ScimGroup.mark(connection);
        return session
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(MOVED, String.class)
                .setParameter("name", ScimGroup.ATTRIBUTE)
                .setParameter("mark", mark)
                .setParameter("end", mark.substring(0, mark.length() - 1) + (char) (mark.charAt(mark.length() - 1) + 1))
                .setParameter("realm", realm.getId())
                .setParameter("root", root.map(GroupModel::getId).orElse(NO_ROOT))
                .getResultList()
                .stream()
                .map(realm::getGroupById)
                .filter(group -> group != null && isHeld(group))
                .toList();
    }

    /** How many there are. */
    public long count() {
        return root.map(GroupModel::getSubGroupsCount).orElse(0L) + moved().size();
    }

    private boolean isHeld(GroupModel group) {
        return new ScimGroup(group, connection).isHeld();
    }

    private boolean isUnderRoot(GroupModel group) {
        return root.filter(under -> under.getId().equals(group.getParentId())).isPresent();
    }
}
