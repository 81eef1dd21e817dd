package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.login.RefusalMemory;
import io.github.keycloakjumpcloud.keycloak.login.RefusalRecord;
import io.github.keycloakjumpcloud.keycloak.trial.Replay;
import io.github.keycloakjumpcloud.keycloak.trial.TrialReport;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** One refusal of the last 24 hours, below {@code …/jumpcloud/refusals/{reference}}. Every method answers 404 for another. */
public final class RefusalResource {

    private final AdminCall call;
    private final String reference;

    RefusalResource(AdminCall call, String reference) {
        this.call = call;
        this.reference = reference;
    }

    /** Why the person was refused. Needs {@code view-identity-providers}. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public RefusalRepresentation refusal() {
        call.requireView();
        return RefusalRepresentation.of(kept(), Wording.ofRequest(call.session()));
    }

    /**
     * What would become of that login now, by today's settings, accounts and groups, check by check. Changes nothing. Needs
     * {@code view-identity-providers}. Answers 404 when the connection is gone; 409 when JumpCloud's message was not found good, or
     * said more than is kept.
     */
    @POST
    @Path("replay")
    @Produces(MediaType.APPLICATION_JSON)
    public Response replay() {
        call.requireView();
        LoginFacts facts = kept().login().orElseThrow(() -> call.problem().conflict(ProblemKind.REFUSAL_WITHOUT_FACTS));
        // It may have another alias by now.
        ConnectionConfig connection = Optional.ofNullable(
                        new StoredProviders(call.session()).byId(facts.connectionId()))
                .filter(ConnectionConfig::isConnection)
                .map(ConnectionConfig::of)
                .orElseThrow(() -> call.problem().notFound(ProblemKind.NO_SUCH_CONNECTION));
        TrialReport report = new Replay(call.session(), connection).of(facts);
        return Response.ok(report.in(Wording.ofRequest(call.session())).redacted())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private RefusalRecord kept() {
        return new RefusalMemory(call.session()).find(reference).orElseThrow(() -> call.problem()
                .notFound(ProblemKind.NO_SUCH_REFUSAL));
    }
}
