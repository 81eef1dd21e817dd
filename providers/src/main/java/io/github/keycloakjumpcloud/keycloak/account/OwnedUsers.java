package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.core.scim.ResourceId;
import io.github.keycloakjumpcloud.core.scim.UserCount;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.StorageId;

/**
 * The users of one connection: whoever is linked to it or held by its SCIM client, and administers nothing. Nobody else
 * exists for that client.
 *
 * <p>Single users are asked through Keycloak's cache, sets of users in the database.
 */
public final class OwnedUsers {

    /** As good as always all of them. */
    private static final String LINKED = """
             from FederatedIdentityEntity l join l.user u
             where l.realmId = :realm and l.identityProvider = :alias
            """;

    /** With those who have removed their link: {@link UnlinkedMark}. */
    private static final String IS_LINKED_OR_HELD = """
             and (exists (select 1 from FederatedIdentityEntity l where l.user = u and l.identityProvider = :alias)
             or exists (select 1 from UserAttributeEntity a where a.user = u and a.name = 'jumpcloudScimKeys'
             and a.value = :unlinked))
            """;

    private static final String LINKED_OR_HELD = " from UserEntity u where u.realmId = :realm" + IS_LINKED_OR_HELD;

    private static final String NO_ADMINISTRATOR = """
             and not exists (select 1 from UserRoleMappingEntity r where r.user = u and r.roleId in :roles)
             and not exists (select 1 from UserGroupMembershipEntity g where g.user = u and g.groupId in :groups)
             and u.id not in :administrators
            """;

    private static final String IS_LINKED = """
             and exists (select 1 from FederatedIdentityEntity f where f.user = u and f.identityProvider = :alias)
            """;

    private static final String IS_HELD = """
             and exists (select 1 from UserAttributeEntity h where h.user = u and h.name = 'jumpcloudScim'
             and (h.value like :held or h.longValue like :held))
            """;

    private static final String ANY_UNLINKED = """
            select count(a) from UserAttributeEntity a where a.name = 'jumpcloudScimKeys' and a.value = :unlinked
            """;

    private static final String CANDIDATES = """
            select u.id, u.username, u.email, u.federationLink,
            (select count(m) from UserGroupMembershipEntity m where m.user = u and m.groupId = :group)
            """;

    /** Begins with the members, who are fewer than the connection's users. */
    private static final String MEMBERS = """
            select u.id, u.username from UserGroupMembershipEntity m join m.user u
            where m.groupId = :group and u.realmId = :realm
            """ + IS_LINKED_OR_HELD;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;
    private final Administrators administrators;

    public OwnedUsers(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
        this.administrators = new Administrators(session, realm);
    }

    /** Whether the connection owns this user. */
    public boolean contain(UserModel user) {
        return StorageId.isLocalStorage(user.getId()) && isLinkedOrHeld(user) && !administrators.contain(user);
    }

    /** The record comes with the user; the link would be asked for. */
    private boolean isLinkedOrHeld(UserModel user) {
        return new ScimRecord(user, connection).isHeld()
                || session.users().getFederatedIdentity(realm, user, connection.getAlias()) != null;
    }

    /** The user of this id, if the connection owns it. */
    public Optional<UserModel> find(String id) {
        return Optional.of(id)
                .filter(ResourceId::isPossible)
                .map(possible -> session.users().getUserById(realm, possible))
                .filter(this::contain);
    }

    /** Those with this e-mail address; more than one where the realm allows or has left duplicates. */
    public Stream<UserModel> withEmail(EmailAddress email) {
        String owners = "select u" + LINKED_OR_HELD + "and u.email = :email";
        return linkedOrHeld(owners, UserEntity.class).setParameter("email", email.value()).getResultList().stream()
                .map(row -> session.users().getUserById(realm, row.getId()))
                .filter(user -> user != null && !administrators.contain(user));
    }

    /** As {@link #find}, for a change: others who would change the user wait until the transaction ends. */
    public Optional<UserModel> lock(String id) {
        return Optional.of(id)
                .filter(ResourceId::isPossible)
                .map(new RowLock(session)::userReadBefore)
                .filter(this::contain);
    }

    /** As {@link #lock}, for a change that mostly changes nothing: what Keycloak's cache has is kept where it is right. */
    public Optional<UserModel> lockInCache(String id) {
        return Optional.of(id)
                .filter(ResourceId::isPossible)
                .map(possible -> new RowLock(session).userInCache(possible, Optional.empty()))
                .filter(this::contain);
    }

    /** How many there are. */
    public long count() {
        return query("select count(u)", "", Long.class).getSingleResult();
    }

    /** How many of them are enabled. */
    public long countEnabled() {
        return query("select count(u)", "and u.enabled = true", Long.class).getSingleResult();
    }

    /** How many of them are linked to the connection. */
    public long countLinked() {
        return query("select count(u)", IS_LINKED, Long.class).getSingleResult();
    }

    /** How many of them the connection's SCIM client has. */
    public long countHeld() {
        return query("select count(u)", IS_HELD, Long.class)
                .setParameter("held", ScimRecord.heldBy(connection) + "%")
                .getSingleResult();
    }

    /** Ids of those who are enabled, and whose accounts are older than that. */
    public List<String> enabledSince(Instant time) {
        return query("select u.id", "and u.enabled = true and coalesce(u.createdTimestamp, 0) < :time", String.class)
                .setParameter("time", time.toEpochMilli())
                .getResultList();
    }

    /** The same, by whether their accounts were made before a time. */
    public UserCount count(Instant recently) {
        long recent = query("select count(u)", "and u.createdTimestamp > :recently", Long.class)
                .setParameter("recently", recently.toEpochMilli())
                .getSingleResult();
        return new UserCount(count() - recent, recent);
    }

    /** Their ids, ordered by user name. */
    public List<String> ids(int first, int max) {
        return query("select u.id", "order by u.username", String.class)
                .setFirstResult(first)
                .setMaxResults(max)
                .getResultList();
    }

    /** Those of these users who administer something and so are none of the connection's: for many, who are asked at once. */
    public Set<String> administrators() {
        return administrators.userIds();
    }

    /**
     * The users that these ids belong to, each with whether it is in the group; other ids are left out. {@link #administrators}
     * may be among them.
     */
    public List<GroupCandidate> candidates(Collection<String> ids, String groupId) {
        List<GroupCandidate> found = new ArrayList<>();
        for (IdBatch batch : IdBatch.of(ids)) {
            TypedQuery<Object[]> query =
                    linkedOrHeld(CANDIDATES + LINKED_OR_HELD + "and u.id in " + batch.parameters(), Object[].class);
            batch.bind(query.setParameter("group", groupId)).getResultList().stream()
                    .map(row -> new GroupCandidate(
                            (String) row[0], (String) row[1], (String) row[2], row[3] != null, (Long) row[4] > 0))
                    .forEach(found::add);
        }
        return found.stream().anyMatch(GroupCandidate::mayBeMemberElsewhere) ? inDirectory(found, groupId) : found;
    }

    private List<GroupCandidate> inDirectory(List<GroupCandidate> candidates, String groupId) {
        Set<String> members =
                DirectoryMembers.of(session, groupId).map(UserModel::getId).collect(Collectors.toSet());
        return candidates.stream()
                .map(candidate -> members.contains(candidate.userId()) ? candidate.inGroup() : candidate)
                .toList();
    }

    /** The members of a group, as far as the connection owns them, ordered by user name. */
    public List<GroupMember> membersOf(String groupId) {
        List<GroupMember> stored = storedMembersOf(groupId);
        List<GroupMember> others = DirectoryMembers.of(session, groupId)
                .filter(this::contain)
                .map(user -> new GroupMember(user.getId(), user.getUsername()))
                .filter(member -> !stored.contains(member))
                .toList();
        return others.isEmpty()
                ? stored
                : Stream.concat(stored.stream(), others.stream())
                        .sorted(Comparator.comparing(GroupMember::username))
                        .toList();
    }

    /** Those of them whom Keycloak's own tables have as members. */
    public List<GroupMember> storedMembersOf(String groupId) {
        return withoutAdministrators(linkedOrHeld(MEMBERS + NO_ADMINISTRATOR + "order by u.username", Object[].class))
                .setParameter("group", groupId)
                .getResultList()
                .stream()
                .map(row -> new GroupMember((String) row[0], (String) row[1]))
                .toList();
    }

    /** Whether the members of this group would be administrators, and so no longer the connection's. */
    public boolean excludes(GroupModel group) {
        return administrators.groupIds().contains(group.getId());
    }

    private <T> TypedQuery<T> query(String select, String rest, Class<T> type) {
        String others = NO_ADMINISTRATOR + rest;
        TypedQuery<T> users = anyUnlinked()
                ? linkedOrHeld(select + LINKED_OR_HELD + others, type)
                : linked(select + LINKED + others, type);
        return withoutAdministrators(users);
    }

    /** @param users with {@link #NO_ADMINISTRATOR} in it */
    private <T> TypedQuery<T> withoutAdministrators(TypedQuery<T> users) {
        return users.setParameter("roles", administrators.roleIds())
                .setParameter("groups", administrators.groupIds())
                .setParameter("administrators", administrators.namedUserIds());
    }

    private boolean anyUnlinked() {
        return manager()
                        .createQuery(ANY_UNLINKED, Long.class)
                        .setParameter("unlinked", UnlinkedMark.key(connection))
                        .getSingleResult()
                > 0;
    }

    /** @param query with {@link #LINKED_OR_HELD} in it */
    private <T> TypedQuery<T> linkedOrHeld(String query, Class<T> type) {
        return linked(query, type).setParameter("unlinked", UnlinkedMark.key(connection));
    }

    private <T> TypedQuery<T> linked(String query, Class<T> type) {
        return manager()
                .createQuery(query, type)
                .setParameter("realm", realm.getId())
                .setParameter("alias", connection.getAlias());
    }

    private EntityManager manager() {
        return session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /** A member of a group. */
    public record GroupMember(String userId, String username) {}

    /**
     * A user who may join a group or leave it.
     *
     * @param email may be null
     * @param ofDirectory whether a directory has the user, too, and may keep the groups
     */
    public record GroupCandidate(String userId, String username, String email, boolean ofDirectory, boolean member) {

        private boolean mayBeMemberElsewhere() {
            return ofDirectory && !member;
        }

        private GroupCandidate inGroup() {
            return new GroupCandidate(userId, username, email, ofDirectory, true);
        }
    }
}
