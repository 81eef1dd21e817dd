package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.trial.TrialLogin;
import io.github.keycloakjumpcloud.keycloak.trial.TrialLogins;
import io.github.keycloakjumpcloud.keycloak.trial.TrialReport;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.UnaryOperator;
import org.keycloak.util.JsonSerialization;

/**
 * Trial logins of one connection, below {@code …/jumpcloud/{alias}/trial-logins}: what a login would come to, enabled or
 * not, without anything being written. Every method answers 404 when there is no such connection.
 */
public final class TrialLoginResource {

    private final SetupCall call;
    private final String alias;

    public TrialLoginResource(SetupCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * Starts a trial. Needs {@code manage-identity-providers}. Answers 201 with the address to open in a browser, for a
     * quarter of an hour; 409 when nothing is known of JumpCloud yet.
     */
    @POST
    @Produces(MediaType.APPLICATION_JSON)
    public Response start() {
        call.requireManage(SetupPermission.CERTIFICATE);
        ConnectionConfig connection = call.connection(alias);
        requireSomewhereToGo(connection);
        TrialLogin trial = new TrialLogins(call.session()).begin(connection, call.caller());
        call.used("trial");
        String url =
                ServiceProvider.of(call.session(), call.realm(), connection).trialUrl(trial.id());
        return Response.created(call.session()
                        .getContext()
                        .getUri()
                        .getAbsolutePathBuilder()
                        .path(trial.id())
                        .build())
                .entity(new Started(trial.id(), url, trial.expiresAt().toString(), trial.secondsLeft()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private void requireSomewhereToGo(ConnectionConfig connection) {
        try {
            connection.requireIdentityOfJumpCloud();
        } catch (WrongInput e) {
            throw call.problem().unready(e);
        }
        if (connection.getSingleSignOnServiceUrl() == null
                || connection.getSingleSignOnServiceUrl().isBlank()) {
            throw call.problem().conflict(ProblemKind.SIGN_ON_URL_MISSING);
        }
    }

    /**
     * When JumpCloud answered a trial last. Needs {@code view-identity-providers}. Whoever sees no accounts is told of their own
     * trials only.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response lastAnswer() {
        call.requireView(SetupPermission.CERTIFICATE);
        LastAnswer last = new TrialLogins(call.session())
                .lastAnswer(call.connection(alias))
                .filter(answer -> call.seesAccounts() || answer.caller().equals(call.caller()))
                .map(LastAnswer::of)
                .orElse(LastAnswer.NONE);
        return Response.ok(last).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }

    /**
     * How a trial stands. Needs {@code view-identity-providers}, and to be who started it; anybody else is told 404.
     *
     * @param reveal whether to show what the attributes say of the person; needs {@code manage-identity-providers}
     */
    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response report(@PathParam("id") String id, @QueryParam("reveal") @DefaultValue("false") boolean reveal) {
        call.requireView(SetupPermission.CERTIFICATE);
        if (reveal) {
            call.requireManage(SetupPermission.CERTIFICATE);
        }
        TrialLogin trial = new TrialLogins(call.session())
                .find(call.connection(alias), id)
                .filter(found -> found.caller().equals(call.caller()))
                .orElseThrow(() -> call.problem().notFound(ProblemKind.NO_SUCH_TRIAL));
        if (reveal) {
            call.used("trial-revealed");
        }
        return Response.ok(Progress.of(trial, report -> shown(report, reveal)))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private TrialReport shown(TrialReport report, boolean reveal) {
        TrialReport worded = report.in(Wording.ofRequest(call.session()));
        TrialReport seen = call.seesAccounts() ? worded : worded.withoutAccounts();
        return reveal ? seen : seen.redacted();
    }

    /**
     * @param url to be opened in a browser
     * @param secondsLeft until it expires
     */
    record Started(String id, String url, String expiresAt, int secondsLeft) {}

    /**
     * @param answeredAt null when no answer is remembered, like {@code secondsAgo}
     * @param secondsAgo by the clock of the server
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LastAnswer(String answeredAt, Long secondsAgo) {

        static final LastAnswer NONE = new LastAnswer(null, null);

        static LastAnswer of(TrialLogins.Answered answer) {
            return new LastAnswer(answer.at().toString(), answer.secondsAgo());
        }
    }

    /**
     * @param state {@code waiting} or {@code done}
     * @param secondsLeft until it expires
     * @param report only when done
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Progress(String id, String state, String expiresAt, int secondsLeft, TrialReport report) {

        static Progress of(TrialLogin trial, UnaryOperator<TrialReport> shown) {
            return new Progress(
                    trial.id(),
                    trial.report().isPresent() ? "done" : "waiting",
                    trial.expiresAt().toString(),
                    trial.secondsLeft(),
                    trial.report().map(Progress::read).map(shown).orElse(null));
        }

        private static TrialReport read(String json) {
            try {
                return JsonSerialization.readValue(json, TrialReport.class);
            } catch (IOException e) {
                throw new UncheckedIOException("A stored report cannot be read", e);
            }
        }
    }
}
