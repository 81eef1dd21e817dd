package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.response.PrincipalAttribute;
import io.github.keycloakjumpcloud.keycloak.realm.ActingAdministrator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.KeycloakSessionUtil;

/**
 * What a connection's config remembers beside its settings. No form shows it, and no save can leave it out: a script that
 * writes the config as it knows it would make the connection forget.
 */
public final class RememberedFacts {

    /** Whether the connection belongs to an Organization or ever has. Keycloak clears the link itself. */
    private static final String OF_AN_ORGANIZATION = "ofAnOrganization";

    /** The principal attribute that the connection was adopted with. */
    private static final String ADOPTED_PRINCIPAL = "adoptedPrincipal";

    /** Where departments have been, joined by {@value #AND}: who is in one of those still has it from the connection. */
    private static final String FORMER_DEPARTMENT_ROOTS = "formerDepartmentRoots";

    /** Whether whoever made the connection named Keycloak's own first-login flow. */
    private static final String MADE_WITH_KEYCLOAKS_FLOW = "madeWithKeycloaksFlow";

    private static final String AND = "##";

    private static final int MOST_ROOTS = 20;

    private static final String REMOVED = RememberedFacts.class.getName() + ".removed.";

    private static final Set<String> KEYS =
            Set.of(OF_AN_ORGANIZATION, ADOPTED_PRINCIPAL, FORMER_DEPARTMENT_ROOTS, MADE_WITH_KEYCLOAKS_FLOW);

    private RememberedFacts() {}

    /** Whether this holds several values. */
    public static boolean isList(String key) {
        return FORMER_DEPARTMENT_ROOTS.equals(key);
    }

    /** Takes over what the stored connection of the same alias remembers, and notes what must be remembered now. */
    public static void keep(ConnectionConfig connection, RealmModel realm) {
        forgetWhatIsWritten(connection, realm);
        Optional<Map<String, String>> stored = stored(connection);
        stored.ifPresent(before -> KEYS.stream()
                .filter(before::containsKey)
                .forEach(key -> connection.getConfig().put(key, before.get(key))));
        stored.map(before -> ConnectionRoots.connection(connection.getAlias(), before))
                .ifPresent(before -> noteRoot(connection, before));
        if (connection.getOrganizationId() != null) {
            noteOrganization(connection);
        }
    }

    /** Whoever may write it could have people leave any group. Of a realm that is imported it is kept. */
    private static void forgetWhatIsWritten(ConnectionConfig connection, RealmModel realm) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session != null && ActingAdministrator.of(session, realm).isPresent()) {
            connection.getConfig().remove(FORMER_DEPARTMENT_ROOTS);
        }
    }

    private static void noteRoot(ConnectionConfig connection, ConnectionConfig before) {
        GroupPath left = before.departmentRoot();
        if (!left.isNowhere() && !left.equals(connection.departmentRoot())) {
            connection
                    .getConfig()
                    .put(
                            FORMER_DEPARTMENT_ROOTS,
                            Stream.concat(Stream.of(left.toString()), formerRoots(connection))
                                    .distinct()
                                    .limit(MOST_ROOTS)
                                    .collect(Collectors.joining(AND)));
        }
    }

    private static Stream<String> formerRoots(ConnectionConfig connection) {
        return Stream.ofNullable(connection.getConfig().get(FORMER_DEPARTMENT_ROOTS))
                .flatMap(stored -> Stream.of(stored.split(AND)))
                .filter(path -> !path.isBlank());
    }

    /** Where departments of the connection have been before. */
    public static List<GroupPath> formerDepartmentRoots(ConnectionConfig connection) {
        return formerRoots(connection)
                .map(GroupPath::stored)
                .filter(path -> !path.isNowhere() && !path.equals(connection.departmentRoot()))
                .toList();
    }

    /** The settings of the stored connection of the same alias. */
    public static Optional<Map<String, String>> stored(ConnectionConfig connection) {
        KeycloakSession session = KeycloakSessionUtil.getKeycloakSession();
        if (session == null || session.getContext().getRealm() == null || connection.getAlias() == null) {
            return Optional.empty();
        }
        return Stream.of(
                        new StoredProviders(session).byAlias(connection.getAlias()),
                        session.getAttribute(REMOVED + connection.getAlias(), IdentityProviderModel.class))
                .filter(ConnectionConfig::isConnection)
                .findFirst()
                .map(IdentityProviderModel::getConfig);
    }

    /** An import that overwrites a connection removes it and makes it anew in one session. */
    public static void noteRemoval(KeycloakSession session, IdentityProviderModel connection) {
        session.setAttribute(REMOVED + connection.getAlias(), connection);
    }

    /** Whether the connection belongs to an Organization or ever has. */
    static boolean hasOrganization(IdentityProviderModel connection) {
        return connection.getOrganizationId() != null
                || Boolean.parseBoolean(connection.getConfig().get(OF_AN_ORGANIZATION));
    }

    /** Remembers that the connection belongs to an Organization; returns whether that is new. */
    public static boolean noteOrganization(IdentityProviderModel connection) {
        return !"true".equals(connection.getConfig().put(OF_AN_ORGANIZATION, "true"));
    }

    /** Remembers that whoever made the connection named Keycloak's own first-login flow. */
    public static void noteKeycloaksFlow(IdentityProviderModel connection) {
        connection.getConfig().put(MADE_WITH_KEYCLOAKS_FLOW, "true");
    }

    /** Whether whoever made the connection named Keycloak's own first-login flow. */
    public static boolean wasMadeWithKeycloaksFlow(IdentityProviderModel connection) {
        return Boolean.parseBoolean(connection.getConfig().get(MADE_WITH_KEYCLOAKS_FLOW));
    }

    public static void notePrincipal(ConnectionConfig connection) {
        ConnectionPrincipal.of(connection)
                .ifPresent(attribute -> connection.getConfig().put(ADOPTED_PRINCIPAL, text(attribute)));
    }

    public static boolean isAdopted(PrincipalAttribute principal, ConnectionConfig connection) {
        return text(principal).equals(connection.getConfig().get(ADOPTED_PRINCIPAL));
    }

    private static String text(PrincipalAttribute principal) {
        return (principal.friendlyName() ? "FriendlyName " : "Name ") + principal.name();
    }
}
