package io.github.keycloakjumpcloud.keycloak.scim.user;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import io.github.keycloakjumpcloud.keycloak.account.ScimRecord;
import io.github.keycloakjumpcloud.keycloak.scim.operation.Operation;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;

/** The user names that SCIM was told, of many people at once. */
public final class ToldNames {

    private static final String OF_MEMBERS = "select a.user.id, a.value, a.longValue from UserAttributeEntity a"
            + " where a.name = '" + ScimRecord.ATTRIBUTE + "'"
            + " and exists (select 1 from UserGroupMembershipEntity m where m.user = a.user and m.groupId = :group)";

    private ToldNames() {}

    /** By the ids of the members of a group. */
    public static Map<String, String> ofMembers(Operation operation, String groupId) {
        Map<String, String> names = new HashMap<>();
        operation
                .session()
                .getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createQuery(OF_MEMBERS, Object[].class)
                .setParameter("group", groupId)
                .getResultList()
                .forEach(row -> name(operation, (String) Objects.requireNonNullElse(row[1], row[2]))
                        .ifPresent(name -> names.put((String) row[0], name)));
        return names;
    }

    private static Optional<String> name(Operation operation, String line) {
        return ScimRecord.jsonOf(operation.connection(), line)
                .flatMap(StoredPerson::parse)
                .map(UserDocument::userName)
                .filter(name -> !name.isEmpty())
                .or(() -> ScimRecord.addressOf(operation.connection(), line).map(EmailAddress::value));
    }
}
