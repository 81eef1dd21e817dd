package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.scim.call.CallNotes;
import io.github.keycloakjumpcloud.keycloak.scim.operation.CurrentPermit;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.keycloak.wording.FactJson;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;

/** What came over SCIM of late, at {@code …/jumpcloud/{alias}/scim-calls}. Answers 404 when there is no such connection. */
public final class ScimCallResource {

    private final SetupCall call;
    private final String alias;

    public ScimCallResource(SetupCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * What came, and what would be refused.
     *
     * @param now the server's time in ISO 8601, with which the times of the calls are compared
     * @param refusal why SCIM may not add and change now; null when it may
     * @param calls the last one of each operation, the newest first
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScimCallsRepresentation(
            String now, ScimRefusalRepresentation refusal, List<ScimCallRepresentation> calls) {}

    /**
     * A request that came with a token of the connection.
     *
     * @param operation as in the metrics, for example {@code users.create}; {@code expired-token} for all with such a token
     * @param at in ISO 8601; of calls that say the same, the first one within a minute
     * @param outcome {@code done}, {@code not-found}, {@code refused} or {@code failed}
     * @param refusal null when it was not refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ScimCallRepresentation(
            String operation, String at, String outcome, ScimRefusalRepresentation refusal) {}

    /**
     * Why SCIM refuses, in the language of the request.
     *
     * @param kind a stable name
     * @param place where the change is made: {@code jumpcloud} or {@code keycloak}
     * @param remedy what to change
     */
    public record ScimRefusalRepresentation(
            String kind, String fact, Map<String, Object> arguments, String place, String remedy) {

        static ScimRefusalRepresentation of(ScimRefusal kind, Fact fact, Wording wording) {
            Remedy remedy = kind.remedy();
            return new ScimRefusalRepresentation(
                    kind.slug(),
                    wording.sentence(fact),
                    FactJson.arguments(fact),
                    Slug.of(remedy.place()),
                    wording.sentence(remedy));
        }

        /** Null when it was not refused. */
        static ScimRefusalRepresentation of(ScimCall call, Wording wording) {
            return call.refusal()
                    .flatMap(kind -> call.fact().map(fact -> of(kind, fact, wording)))
                    .orElse(null);
        }
    }

    /** The calls. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response calls() {
        call.requireView(SetupPermission.SCIM);
        ConnectionConfig connection = call.connection(alias);
        Wording wording = Wording.ofRequest(call.session());
        List<ScimCallRepresentation> calls = new ConnectionValue<>(
                        call.session(), CallNotes.LATEST, Owner.of(call.realm(), connection))
                .read().calls().stream().map(one -> shown(one, wording)).toList();
        ScimRefusalRepresentation refusal = ScimRefusal.of(CurrentPermit.of(call.session(), connection))
                .map(kind -> ScimRefusalRepresentation.of(kind, Fact.of(kind), wording))
                .orElse(null);
        String now = ServerTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
        return Response.ok(new ScimCallsRepresentation(now, refusal, calls))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private static ScimCallRepresentation shown(ScimCall one, Wording wording) {
        return new ScimCallRepresentation(
                one.operation(),
                one.at().toString(),
                Slug.of(one.outcome()),
                ScimRefusalRepresentation.of(one, wording));
    }
}
