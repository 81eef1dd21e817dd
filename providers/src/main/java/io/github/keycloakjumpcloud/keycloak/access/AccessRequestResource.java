package io.github.keycloakjumpcloud.keycloak.access;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.core.refusal.WaitingPeople.Waiting;
import io.github.keycloakjumpcloud.core.refusal.WayOn;
import io.github.keycloakjumpcloud.keycloak.access.AccessPage.Outcome;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.login.LoginAddress;
import io.github.keycloakjumpcloud.keycloak.login.RefusalMemory;
import io.github.keycloakjumpcloud.keycloak.login.RefusalRecord;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.keycloak.trial.Replay;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;

/**
 * Where a person who was refused asks for access, below {@code /realms/{realm}/jumpcloud/{alias}/access-request}. Only whoever has the
 * reference of the refusal can ask; whom the e-mail goes to, and what is in it, says the refusal and no request.
 */
public final class AccessRequestResource {

    private static final Logger LOG = Logger.getLogger(AccessRequestResource.class);

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final AccessRequests requests;

    public AccessRequestResource(KeycloakSession session, ConnectionConfig connection) {
        this.session = session;
        this.connection = connection;
        this.requests = new AccessRequests(session, connection);
    }

    /** Has the connection's contacts asked, once a person and hour; answers a page, which waits. */
    @POST
    public Response ask(
            @FormParam("reference") String reference,
            @QueryParam(Constants.CLIENT_ID) String clientId,
            @QueryParam(Constants.TAB_ID) String tabId,
            @QueryParam(Constants.CLIENT_DATA) String data) {
        Optional<RefusalRecord> refusal = refusal(reference);
        Outcome outcome = refusal.map(this::ask).orElse(Outcome.OVER);
        refusal.filter(asked -> outcome.isAwaited()).ifPresent(this::await);
        return new AccessPage(session, connection).of(outcome, refusal, new LoginAddress(clientId, tabId, data));
    }

    private void await(RefusalRecord refusal) {
        requests.await(refusal.reference());
        waiting().add(new Waiting(person(refusal), refusal.reference(), ServerTime.now()));
    }

    private static String person(RefusalRecord refusal) {
        return AccessRequests.person(refusal.login().orElseThrow());
    }

    private Outcome ask(RefusalRecord refusal) {
        return switch (requests.take(person(refusal))) {
            case ASKED_BEFORE -> Outcome.SENT_BEFORE;
            case TOO_MANY -> Outcome.TOO_MANY;
            case GRANTED -> send(refusal);
        };
    }

    private Outcome send(RefusalRecord refusal) {
        boolean sent = false;
        try {
            sent = new AccessMail(session, connection)
                    .send(refusal, refusal.login().orElseThrow());
        } finally {
            if (!sent) {
                requests.giveBack(person(refusal));
            }
        }
        if (sent) {
            LOG.infof(
                    "Connection %s: somebody who was refused with %s asks for access, reference %s",
                    Shown.name(connection.getAlias()), refusal.code(), refusal.reference());
        }
        return sent ? Outcome.SENT : Outcome.NOT_SENT;
    }

    /**
     * How it stands: {@code waiting}, {@code open} once the person would be let in, {@code over} where nobody waits any more or
     * nobody was asked. Changes nothing but that whoever would be let in waits no more.
     */
    @GET
    @Path("{reference}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response state(@PathParam("reference") String reference) {
        String state = refusal(reference)
                .filter(asked -> requests.isAwaited(asked.reference()))
                .map(this::state)
                .orElse("over");
        return Response.ok(new State(state))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private String state(RefusalRecord asked) {
        if (!new Replay(session, connection).of(asked.login().orElseThrow()).lets()) {
            return "waiting";
        }
        // The page goes on, and no e-mail is needed.
        waiting().remove(person(asked));
        return "open";
    }

    private WaitingRow waiting() {
        return new WaitingRow(session, Owner.of(session.getContext().getRealm(), connection));
    }

    /** @param state {@code waiting}, {@code open} or {@code over} */
    record State(String state) {}

    /** A refusal of this very connection about which there is somebody to ask. */
    private Optional<RefusalRecord> refusal(String reference) {
        return Optional.ofNullable(reference)
                .flatMap(new RefusalMemory(session)::find)
                .filter(kept -> RefusalReason.ofCode(kept.code())
                        .filter(reason -> reason.waysOn().contains(WayOn.ASK_FOR_ACCESS))
                        .isPresent())
                .filter(kept -> kept.login()
                        .filter(login -> login.connectionId().equals(connection.getInternalId()))
                        .isPresent());
    }
}
