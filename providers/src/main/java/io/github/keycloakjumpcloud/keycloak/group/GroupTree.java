package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.core.group.GroupId;
import io.github.keycloakjumpcloud.keycloak.connection.GroupPath;
import io.github.keycloakjumpcloud.keycloak.failure.StorageFailure;
import io.github.keycloakjumpcloud.keycloak.failure.UnusableRoot;
import jakarta.persistence.EntityManager;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.ModelIllegalStateException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Groups by exact name below a parent, made on demand. A group is created in a transaction of its own under an id that
 * every node derives alike, so that of many simultaneous creations one wins and the others find its group.
 */
public final class GroupTree {

    private static final Logger LOG = Logger.getLogger(GroupTree.class);

    /** How many derived ids are tried when earlier ones are held by groups that were renamed or moved. */
    private static final int ID_ATTEMPTS = 1_000;

    private static final int CREATE_ATTEMPTS = 5;

    private static final String LEFT_BEHIND = "delete from UserGroupMembershipEntity m where m.groupId = :group";

    private final KeycloakSession session;
    private final RealmModel realm;

    public GroupTree(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** The group at this path, if it is there. */
    public Optional<GroupModel> find(GroupPath path) {
        Optional<GroupModel> group = Optional.empty();
        for (String name : path.names()) {
            group = child(group.orElse(null), name);
            if (group.isEmpty()) {
                return group;
            }
        }
        return group;
    }

    /**
     * The group at this path; what is missing of it is created.
     *
     * @throws UnusableRoot when the path is {@linkplain GroupPath#isNowhere nowhere}
     */
    public GroupModel findOrCreate(GroupPath path) {
        if (path.isNowhere()) {
            throw new UnusableRoot();
        }
        GroupModel group = null;
        for (String name : path.names()) {
            group = childOrCreate(group, name);
        }
        return group;
    }

    /** The child of exactly this name; created when it is missing. */
    private GroupModel childOrCreate(GroupModel parent, String name) {
        return child(parent, name).orElseGet(() -> createChild(parent, name, group -> {}));
    }

    /** The group of this JumpCloud name below the group root; created when it is missing. */
    public GroupModel mirrored(GroupModel root, String name) {
        return child(root, name).orElseGet(() -> createChild(root, name, GroupTimes::touch));
    }

    /** Creates the child of exactly this name, or finds the one that was created at the same time. */
    private GroupModel createChild(GroupModel parent, String name, Consumer<GroupModel> initial) {
        String parentId = parent == null ? null : parent.getId();
        Predicate<GroupModel> wanted =
                group -> group.getName().equals(name) && Objects.equals(group.getParentId(), parentId);
        return repeatedly(() -> {
            String id = freeId(parentId == null ? "" : parentId, name, wanted);
            create(id, parent, name, initial);
            return Optional.ofNullable(realm.getGroupById(id)).filter(wanted).or(() -> child(parent, name));
        });
    }

    /**
     * Tries again when nothing comes of it: somebody else may have been about to make the group and have given up, or may
     * have deleted it at once. Each time the database waits for whoever is still at it.
     */
    static GroupModel repeatedly(Supplier<Optional<GroupModel>> creation) {
        return Stream.generate(creation)
                .limit(CREATE_ATTEMPTS)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ModelIllegalStateException("group could not be created"));
    }

    /**
     * The id that is derived from a parent and a name. It may be held by a group that was renamed or moved since; then
     * the next one is derived from it.
     */
    String freeId(String parentId, String name, Predicate<GroupModel> wanted) {
        String id = GroupId.of(realm.getId(), parentId, name);
        for (int attempt = 1; attempt < ID_ATTEMPTS; attempt++) {
            GroupModel holder = realm.getGroupById(id);
            if (holder == null || wanted.test(holder)) {
                return id;
            }
            id = GroupId.of(realm.getId(), id, name);
        }
        return id;
    }

    /** The child of exactly this name, if it is there. */
    public Optional<GroupModel> child(GroupModel parent, String name) {
        return Optional.ofNullable(session.groups().getGroupByName(realm, parent, name));
    }

    /**
     * Creates and commits; quietly does nothing when somebody else was faster. The caller reads the result.
     *
     * In a transaction that is rolled back, it creates the group there, where nobody else sees it.
     *
     * @return whether the group was created here, and stays
     */
    boolean create(String id, GroupModel parent, String name, Consumer<GroupModel> initial) {
        if (session.getTransactionManager().getRollbackOnly()) {
            create(session, id, parent, name, initial);
            // Whoever locks the group reads it anew.
            session.getProvider(JpaConnectionProvider.class).getEntityManager().flush();
            return false;
        }
        try {
            return KeycloakModelUtils.runJobInTransactionWithResult(
                    session.getKeycloakSessionFactory(),
                    session.getContext(),
                    own -> create(own, id, parent, name, initial),
                    "Create a group");
        } catch (ModelException e) {
            StorageFailure.requireConflict(e);
            LOG.debugf(e, "Group %s was created elsewhere at the same time", id);
            return false;
        }
    }

    private boolean create(
            KeycloakSession own, String id, GroupModel parent, String name, Consumer<GroupModel> initial) {
        RealmModel ownRealm = own.realms().getRealm(realm.getId());
        // Keycloak's cache hears of a deletion a moment after the database.
        EntityManager entities = own.getProvider(JpaConnectionProvider.class).getEntityManager();
        if (entities.find(GroupEntity.class, id) != null) {
            return false;
        }
        GroupModel ownParent = parent == null ? null : own.groups().getGroupById(ownRealm, parent.getId());
        if (parent != null && (ownParent == null || entities.find(GroupEntity.class, parent.getId()) == null)) {
            // Deleted meanwhile; without a parent the group would be one at the top.
            return false;
        }
        // Who joined a group of this id while it was deleted has left a row behind, and would be a member of this one.
        entities.createQuery(LEFT_BEHIND).setParameter("group", id).executeUpdate();
        initial.accept(own.groups().createGroup(ownRealm, id, name, ownParent));
        return true;
    }
}
