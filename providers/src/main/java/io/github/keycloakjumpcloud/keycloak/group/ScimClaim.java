package io.github.keycloakjumpcloud.keycloak.group;

import io.github.keycloakjumpcloud.keycloak.account.IdBatch;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * A membership that SCIM names is SCIM's from then on, also where a login had made it: no mapper remembers to have granted it,
 * and none takes it away.
 */
public final class ScimClaim {

    private static final String GRANTED = "select distinct a.user.id from UserAttributeEntity a"
            + " where a.name = '" + GrantMemory.ATTRIBUTE + "'"
            + " and (a.value like :grant or a.longValue like :grant) and ";

    private static final String TO_USERS = GRANTED + "a.user.id in ";

    private static final String TO_MEMBERS =
            GRANTED + "exists (select 1 from UserGroupMembershipEntity m where m.user = a.user and m.groupId = :group)";

    private final EntityManager entities;
    private final GroupModel group;

    public ScimClaim(KeycloakSession session, GroupModel group) {
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
        this.group = group;
    }

    /** Those of these users of whom a mapper remembers to have put them into the group. */
    public Set<String> grantedByMappers(Collection<String> userIds) {
        Set<String> granted = new HashSet<>();
        for (IdBatch batch : IdBatch.of(userIds)) {
            granted.addAll(batch.bind(entities.createQuery(TO_USERS + batch.parameters(), String.class))
                    .setParameter("grant", grant())
                    .getResultList());
        }
        return granted;
    }

    /** The same of all members of the group. */
    public Set<String> grantedByMappers() {
        return Set.copyOf(entities.createQuery(TO_MEMBERS, String.class)
                .setParameter("grant", grant())
                .setParameter("group", group.getId())
                .getResultList());
    }

    private String grant() {
        return "% " + group.getId() + "%";
    }

    /** @param user who is locked */
    public void claim(UserModel user) {
        GrantMemory.forget(user, group.getId());
    }
}
