package io.github.keycloakjumpcloud.keycloak.scim.event;

import io.github.keycloakjumpcloud.core.scim.TokenActor;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.event.UnattendedEvents;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reports changes that a connection makes over SCIM as admin events, to the realm's store and listeners. The actor is the
 * token: its name stands where Keycloak puts the administrator's id, unless it has the form of one, {@value #CLIENT} where
 * it puts the client's. There is no representation, so nothing personal is kept besides the id of what was changed.
 *
 * <p>An event belongs to the session's transaction: what is rolled back is not stored. It may be used several times, by
 * one thread.
 */
public final class ScimAdminEvents {

    /** Stands for the client in the events; no realm has it. */
    static final String CLIENT = "jumpcloud-scim";

    /** Detail with the id of the token. */
    static final String TOKEN = "jumpcloud_scim_token";

    private final Optional<UnattendedEvents> events;
    private final String alias;
    private Optional<String> changed = Optional.empty();

    /** Events of what is done with a token. */
    public ScimAdminEvents(
            KeycloakSession session, RealmModel realm, ConnectionConfig connection, String tokenId, String tokenName) {
        this(
                session,
                realm,
                TokenActor.of(tokenName, CLIENT),
                Map.of(Details.IDENTITY_PROVIDER, connection.getAlias(), TOKEN, tokenId));
    }

    /** Events of what no token is the actor of. */
    public ScimAdminEvents(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this(session, realm, CLIENT, Map.of(Details.IDENTITY_PROVIDER, connection.getAlias()));
    }

    private ScimAdminEvents(KeycloakSession session, RealmModel realm, String actor, Map<String, String> origin) {
        this.events = Optional.of(new UnattendedEvents(
                session, realm, actor, CLIENT, session.getContext().getConnection(), origin));
        this.alias = origin.get(Details.IDENTITY_PROVIDER);
    }

    private ScimAdminEvents(ConnectionConfig connection) {
        this.events = Optional.empty();
        this.alias = connection.getAlias();
    }

    /** Events of what is only tried: there are none. */
    public static ScimAdminEvents silent(ConnectionConfig connection) {
        return new ScimAdminEvents(connection);
    }

    /** @param details further details, without anything personal */
    public void user(OperationType operation, String userId, Map<String, String> details) {
        note(userId);
        report(ResourceType.USER, operation, details, "users", userId);
    }

    /** As when an administrator logs a user out: whoever listens for that ends the user's sessions elsewhere. */
    public void loggedOut(String userId) {
        report(ResourceType.USER, OperationType.ACTION, Map.of(), "users", userId, "logout");
    }

    /** @param details further details, without anything personal */
    public void group(OperationType operation, String groupId, Map<String, String> details) {
        note(groupId);
        report(ResourceType.GROUP, operation, details, "groups", groupId);
    }

    /**
     * @param resource what of the connection it is about, a path segment below the connection
     * @param details further details, without anything personal
     */
    public void connection(OperationType operation, String resource, Map<String, String> details) {
        report(ResourceType.IDENTITY_PROVIDER, operation, details, "identity-provider", "instances", alias, resource);
    }

    private void report(ResourceType type, OperationType operation, Map<String, String> details, String... path) {
        events.ifPresent(reported -> reported.report(type, operation, details, path));
    }

    private void note(String id) {
        changed = changed.or(() -> Optional.of(id));
    }

    /** The id of the user or group of which a change was reported first; empty when none was. */
    public Optional<String> changed() {
        return changed;
    }
}
