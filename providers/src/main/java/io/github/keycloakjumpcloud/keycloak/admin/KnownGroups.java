package io.github.keycloakjumpcloud.keycloak.admin;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** JumpCloud's groups that are known of a connection, since logins or SCIM have mirrored them, and who is in them. */
record KnownGroups(EntityManager entities, String realmId, String alias) {

    private static final int MOST = 1_000;

    private static final String BELOW =
            "select g.name, g.id from GroupEntity g where g.parentId = :root order by g.name";

    private static final String PEOPLE = """
            select count(distinct m.user.id) from UserGroupMembershipEntity m where m.groupId in :groups
            and exists (select 1 from FederatedIdentityEntity l
            where l.user = m.user and l.realmId = :realm and l.identityProvider = :alias)
            """;

    /** The ids of the groups below a group root, by name; the first thousand. */
    Map<String, String> below(String root) {
        Map<String, String> known = new TreeMap<>();
        entities.createQuery(BELOW, Object[].class)
                .setParameter("root", root)
                .setMaxResults(MOST)
                .getResultList()
                .forEach(row -> known.put((String) row[0], (String) row[1]));
        return known;
    }

    /** How many people are linked to the connection and in one of these groups. */
    long people(Collection<String> groups) {
        return groups.isEmpty()
                ? 0
                : entities.createQuery(PEOPLE, Long.class)
                        .setParameter("groups", groups)
                        .setParameter("realm", realmId)
                        .setParameter("alias", alias)
                        .getSingleResult();
    }
}
