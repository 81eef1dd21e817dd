package io.github.keycloakjumpcloud.keycloak.scim.call;

import io.github.keycloakjumpcloud.core.activity.Log;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.activity.SyncAction;
import io.github.keycloakjumpcloud.core.activity.SyncStep;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.keycloak.activity.LogRow;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.event.ScimAdminEvents;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.events.Details;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The latest of what SCIM has changed, or was refused: from the journal, and from Keycloak's admin events where they are kept. */
public final class SyncHistory {

    private static final int PAGE = 500;

    /** Of events of all the realm's connections. */
    private static final int MOST_EVENTS = 5_000;

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    public SyncHistory(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.connection = connection;
    }

    /** The newest first. */
    public List<SyncStep> latest() {
        Log<SyncStep> noted = new LogRow(session, realm.getId(), connection.getInternalId()).read(LogKind.SYNC);
        return noted.plus(new Log<>(LogKind.SYNC, events())).entries();
    }

    private List<SyncStep> events() {
        EventStoreProvider store = session.getProvider(EventStoreProvider.class);
        List<SyncStep> steps = new ArrayList<>();
        if (store == null) {
            return steps;
        }
        Instant oldest = ServerTime.now().minus(Log.KEPT);
        Set<String> loggedOut = new HashSet<>();
        boolean more = true;
        for (int first = 0; more && first < MOST_EVENTS && steps.size() < LogKind.SYNC.most(); first += PAGE) {
            List<AdminEvent> page = page(store, oldest, first);
            // From the earliest on: who is logged out is disabled by the change that follows.
            for (int i = page.size() - 1; i >= 0; i--) {
                step(page.get(i), loggedOut).ifPresent(steps::add);
            }
            more = page.size() == PAGE;
        }
        return steps;
    }

    private List<AdminEvent> page(EventStoreProvider store, Instant oldest, int first) {
        return store.createAdminQuery()
                .realm(realm.getId())
                .authClient(ScimAdminEvents.CLIENT)
                .resourceType(ResourceType.USER, ResourceType.GROUP)
                .fromTime(oldest.toEpochMilli())
                .orderByDescTime()
                .firstResult(first)
                .maxResults(PAGE)
                .getResultStream()
                .toList();
    }

    private Optional<SyncStep> step(AdminEvent event, Set<String> loggedOut) {
        String[] path = event.getResourcePath().split("/");
        boolean ours = event.getDetails() != null
                && connection.getAlias().equals(event.getDetails().get(Details.IDENTITY_PROVIDER));
        if (!ours || path.length < 2) {
            return Optional.empty();
        }
        if (event.getOperationType() == OperationType.ACTION) {
            loggedOut.add(path[1]);
            return Optional.empty();
        }
        ScimCall call =
                new ScimCall(operation(event), Instant.ofEpochMilli(event.getTime()), 200, Optional.empty(), "");
        SyncAction action = SyncAction.of(call.operation(), loggedOut.remove(path[1]));
        return Optional.of(new SyncStep(action, call, Optional.of(path[1]), Optional.empty()));
    }

    private static String operation(AdminEvent event) {
        String kind = event.getResourceType() == ResourceType.USER ? "users." : "groups.";
        return kind
                + switch (event.getOperationType()) {
                    case CREATE -> "create";
                    case DELETE -> "delete";
                    default -> "patch";
                };
    }
}
