package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.activity.Activity;
import io.github.keycloakjumpcloud.core.activity.Log;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.activity.Seen;
import io.github.keycloakjumpcloud.core.activity.SyncStep;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers;
import io.github.keycloakjumpcloud.keycloak.activity.JournalWriter;
import io.github.keycloakjumpcloud.keycloak.activity.LogRow;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.group.ConnectionGroups;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.row.ValueKind;
import io.github.keycloakjumpcloud.keycloak.scim.call.CallNotes;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.keycloak.models.KeycloakSession;

/** What has come through a connection of late, at {@code …/jumpcloud/{alias}/activity}. Answers 404 when there is none. */
public final class ActivityResource {

    private final AdminCall call;
    private final String alias;

    ActivityResource(AdminCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * @param groups how many the connection has
     * @param lastScimRequest when something came over SCIM last, to the minute, in ISO 8601; null when nothing has
     * @param days the last 30 days (UTC), today last
     * @param operations the latest hundred of those days that changed something over SCIM, or were refused, the newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActivityRepresentation(
            PeopleRepresentation people,
            long groups,
            String lastScimRequest,
            List<DayRepresentation> days,
            List<OperationRepresentation> operations) {}

    /**
     * Those whom the connection owns: linked to it, or held by its SCIM client.
     *
     * @param enabled how many of them may sign in, as far as their accounts are concerned
     * @param notSeen how many of those have not signed in through it for 30 days, although their accounts are older; null where
     *     that is not known, above all for the first 30 days
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PeopleRepresentation(long all, long enabled, long linked, long held, Long notSeen) {}

    /**
     * An operation.
     *
     * @param at in ISO 8601, to the second
     * @param action for example {@code user-create}, {@code user-lock-out}
     * @param outcome {@code done}, {@code not-found}, {@code refused} or {@code failed}
     * @param id of the user or group; null for none
     * @param name user name, or name of the group; null for none, and of a user for whoever may not see users
     * @param refusal null when it was not refused
     * @param insightsEvent the name of the event in JumpCloud's Directory Insights; null for none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OperationRepresentation(
            String at,
            String action,
            String outcome,
            String id,
            String name,
            ScimCallResource.ScimRefusalRepresentation refusal,
            String insightsEvent) {}

    /**
     * @param date in ISO 8601
     * @param codes how many were refused with which code
     */
    record DayRepresentation(String date, long signIns, long refusals, Map<String, Long> codes) {

        static DayRepresentation of(Activity.Day day) {
            return new DayRepresentation(
                    day.date().toString(),
                    day.tally().signIns(),
                    day.tally().refused(),
                    day.tally().refusals());
        }
    }

    /** The activity; what other nodes have counted within the last minute may be missing. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response activity() {
        call.requireView();
        KeycloakSession session = call.session();
        ConnectionConfig connection = call.connection(alias);
        new JournalWriter(session.getKeycloakSessionFactory())
                .begin(call.realm().getId(), connection.getInternalId());
        return Response.ok(new ActivityRepresentation(
                        people(connection),
                        new ConnectionGroups(session, connection).count(),
                        read(CallNotes.LATEST, connection).calls().stream()
                                .findFirst()
                                .map(ScimCall::at)
                                .map(Object::toString)
                                .orElse(null),
                        read(JournalWriter.ACTIVITY, connection).until(ServerTime.today()).stream()
                                .map(DayRepresentation::of)
                                .toList(),
                        operations(connection)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private <T> T read(ValueKind<T> kind, ConnectionConfig connection) {
        return new ConnectionValue<>(call.session(), kind, Owner.of(call.realm(), connection)).read();
    }

    private PeopleRepresentation people(ConnectionConfig connection) {
        OwnedUsers people = new OwnedUsers(call.session(), connection);
        Seen seen = read(JournalWriter.SEEN, connection);
        OptionalLong notSeen =
                seen.unseen(() -> people.enabledSince(ServerTime.now().minus(Log.KEPT)), ServerTime.today());
        return new PeopleRepresentation(
                people.count(),
                people.countEnabled(),
                people.countLinked(),
                people.countHeld(),
                notSeen.isPresent() ? notSeen.getAsLong() : null);
    }

    private List<OperationRepresentation> operations(ConnectionConfig connection) {
        NamedPeople people = new NamedPeople(call);
        Wording wording = Wording.ofRequest(call.session());
        return new LogRow(call.session(), call.realm().getId(), connection.getInternalId())
                .read(LogKind.SYNC).entries().stream()
                        .map(step -> shown(step, people, wording))
                        .toList();
    }

    private static OperationRepresentation shown(SyncStep step, NamedPeople people, Wording wording) {
        return new OperationRepresentation(
                step.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                Slug.of(step.action()),
                Slug.of(step.call().outcome()),
                people.idOf(step),
                people.of(step),
                ScimCallResource.ScimRefusalRepresentation.of(step.call(), wording),
                step.action().insightsEvent().orElse(null));
    }
}
