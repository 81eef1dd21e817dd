package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.activity.Activity;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.keycloak.account.OwnedUsers;
import io.github.keycloakjumpcloud.keycloak.activity.ActivityRow;
import io.github.keycloakjumpcloud.keycloak.activity.ActivityWriter;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.call.CallRow;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
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
     * @param lastScimRequest when something came over SCIM last, to the minute, in ISO 8601; null when nothing has
     * @param days the last 30 days (UTC), today last
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ActivityRepresentation(PeopleRepresentation people, String lastScimRequest, List<DayRepresentation> days) {}

    /**
     * Those whom the connection owns: linked to it, or held by its SCIM client.
     *
     * @param enabled how many of them may sign in, as far as their accounts are concerned
     */
    record PeopleRepresentation(long all, long enabled) {}

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
        new ActivityWriter(session.getKeycloakSessionFactory()).run();
        String realmId = call.realm().getId();
        OwnedUsers people = new OwnedUsers(session, connection);
        return Response.ok(new ActivityRepresentation(
                        new PeopleRepresentation(people.count(), people.countEnabled()),
                        new CallRow(session, realmId, connection.getInternalId())
                                .read().calls().stream()
                                        .findFirst()
                                        .map(ScimCall::at)
                                        .map(Object::toString)
                                        .orElse(null),
                        new ActivityRow(session, realmId, connection.getInternalId())
                                .read().until(ServerTime.today()).stream()
                                        .map(DayRepresentation::of)
                                        .toList()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
