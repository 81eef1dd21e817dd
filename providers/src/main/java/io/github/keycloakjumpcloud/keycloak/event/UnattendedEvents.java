package io.github.keycloakjumpcloud.keycloak.event;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.attributes.Shown;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.common.ClientConnection;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.delegate.ClientModelLazyDelegate;
import org.keycloak.models.utils.UserModelDelegate;
import org.keycloak.services.resources.admin.AdminAuth;
import org.keycloak.services.resources.admin.AdminEventBuilder;

/**
 * Reports what no administrator has done as admin events, to the realm's store and listeners. There is no representation,
 * so nothing personal is kept besides the id of what was changed.
 *
 * <p>An event belongs to the session's transaction: what is rolled back is not stored. It may be used several times, by
 * one thread.
 */
public final class UnattendedEvents {

    /** In UTF-16 code units; a hundred ids are half of it. */
    private static final int LONGEST_DETAIL = 8_192;

    private final AdminEventBuilder builder;
    private final Map<String, String> origin;

    /**
     * @param actor stands where Keycloak puts the administrator's id
     * @param client stands where Keycloak puts the client's
     * @param connection of the caller; {@link NoConnection} outside of a request
     * @param origin details of every event
     */
    public UnattendedEvents(
            KeycloakSession session,
            RealmModel realm,
            String actor,
            String client,
            ClientConnection connection,
            Map<String, String> origin) {
        this.builder = new AdminEventBuilder(
                realm, new AdminAuth(realm, null, user(Shown.bare(actor)), client(client)), session, connection);
        this.origin = Map.copyOf(origin);
    }

    /** @param details further details, without anything personal */
    public void report(ResourceType type, OperationType operation, Map<String, String> details, String... path) {
        Map<String, String> all = new HashMap<>(details);
        all.putAll(origin);
        all.replaceAll((name, value) -> AttributeText.clean(value, LONGEST_DETAIL));
        builder.getEvent().setDetails(all);
        builder.resource(type)
                .operation(operation)
                .resourcePath(Stream.of(path).map(Shown::bare).toArray(String[]::new))
                .success();
    }

    // Keycloak's builder takes models and reads nothing of them but the ids.

    private static UserModel user(String id) {
        return new UserModelDelegate(null) {
            @Override
            public String getId() {
                return id;
            }
        };
    }

    private static ClientModel client(String id) {
        return new ClientModelLazyDelegate.WithId(id, () -> null);
    }
}
