package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.account.Concession;
import io.github.keycloakjumpcloud.core.activity.Conflict;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.activity.JournalWriter;
import io.github.keycloakjumpcloud.keycloak.activity.LogRow;
import io.github.keycloakjumpcloud.keycloak.conflict.ConflictCase;
import io.github.keycloakjumpcloud.keycloak.conflict.ConflictQuestion;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.wording.WordedRefusal;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Those who could not get an account because of accounts that are there, at {@code …/jumpcloud/{alias}/conflicts}. Answers 404
 * when there is no such connection.
 */
public final class ConflictResource {

    private static final String ACTION = "action";
    private static final String USER_ID = "userId";

    /** The conflict is taken off the list, until it comes about again. */
    private static final String LEAVE = "leave";

    private final AdminCall call;
    private final String alias;

    ConflictResource(AdminCall call, String alias) {
        this.call = call;
        this.alias = alias;
    }

    /**
     * A conflict.
     *
     * @param at when it came about last, in ISO 8601
     * @param way {@code sign-in}, {@code create} or {@code update}
     * @param person the address; null for whoever may not see users
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictRepresentation(String id, String at, String way, String person) {}

    /**
     * What the account rule says of it now. The gate's demands on groups are not asked: nobody knows which the person has.
     *
     * @param subject the id under which the connection links the person; over SCIM the address
     * @param trusted whether the connection is trusted for the domain of the address
     * @param outcome {@code refused}, {@code signs-in}, {@code creates-account}, {@code links-account}, {@code asks-for-proof}
     * @param refusal null when nobody is refused
     * @param choices what can be decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictDetails(
            ConflictRepresentation conflict,
            String subject,
            boolean trusted,
            String outcome,
            WordedRefusal refusal,
            List<ConflictAccount> accounts,
            List<ConflictChoice> choices) {

        ConflictDetails with(List<ConflictChoice> possible) {
            return new ConflictDetails(conflict, subject, trusted, outcome, refusal, accounts, possible);
        }
    }

    /**
     * A decision about an account, and what would come of it. All of it was tried, and rolled back.
     *
     * @param action {@code link} or {@code free}
     * @param username the user name that the account would have then
     * @param email the address that it would have then; null for none
     * @param outcome of the person, as in {@link ConflictDetails}
     * @param refusal null when nobody is refused
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictChoice(
            String action, String userId, String username, String email, String outcome, WordedRefusal refusal) {}

    /**
     * The conflicts of the last 30 days, the newest first, at most 100, each person once. What other nodes have noted within the
     * last minute may be missing. Needs {@code view-identity-providers}.
     */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response conflicts() {
        call.requireView();
        ConnectionConfig connection = call.connection(alias);
        new JournalWriter(call.session().getKeycloakSessionFactory())
                .run(call.realm().getId(), connection.getInternalId());
        return answer(row(connection).read(LogKind.CONFLICTS).entries().stream()
                .map(this::shown)
                .toList());
    }

    /**
     * One of them, with the accounts that it is about and what can be decided. Needs {@code view-identity-providers} and
     * {@code view-users}. Answers 404 for another.
     */
    @GET
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response conflict(@PathParam("id") String id) {
        call.requireView();
        require(call.maySeeUsers());
        ConnectionConfig connection = call.connection(alias);
        return answer(details(connection, find(connection, id)));
    }

    /**
     * Decides: {@code {"action": "link" | "free", "userId": …}} or {@code {"action": "leave"}}. Needs
     * {@code manage-identity-providers} and {@code manage-users}. Answers 200 with what the account rule says then; 400 for another
     * action; 404 for another conflict; 409 when this cannot be decided of that account now, or would not help, and nothing
     * has changed.
     */
    @POST
    @Path("{id}")
    @Produces(MediaType.APPLICATION_JSON)
    public Response decide(@PathParam("id") String id, String body) {
        call.requireManage();
        require(call.mayManageUsers());
        ConnectionConfig connection = call.connection(alias);
        new JournalWriter(call.session().getKeycloakSessionFactory())
                .run(call.realm().getId(), connection.getInternalId());
        Conflict conflict = find(connection, id);
        try {
            JsonBody asked = JsonBody.parse(body, Set.of(ACTION, USER_ID));
            Optional<Concession> concession = concession(asked.text(ACTION).orElse(""));
            String userId = concession.isPresent() ? asked.text(USER_ID).orElse("") : "";
            ConflictCase open = new ConflictCase(call.session(), connection, conflict);
            boolean settled = concession
                    .map(chosen -> carryOut(open, new ConflictCase.Choice(chosen, userId)))
                    .orElse(true);
            if (settled) {
                row(connection).remove(LogKind.CONFLICTS, id);
            }
            report(id, conflict, concession, userId);
            Wording wording = Wording.ofRequest(call.session());
            return answer(details(
                    conflict,
                    new ConflictQuestion(call.session(), connection, conflict).now(call.session()),
                    call.session(),
                    wording));
        } catch (WrongInput e) {
            throw call.problem().badRequest(e);
        }
    }

    /** Empty to leave it. */
    private static Optional<Concession> concession(String action) {
        Optional<Concession> known = Slug.find(Concession.class, action);
        if (known.isEmpty() && !action.equals(LEAVE)) {
            throw ProblemKind.NOT_ALLOWED_VALUE
                    .thrown(Stream.concat(Arrays.stream(Concession.values()).map(Slug::of), Stream.of(LEAVE))
                            .toList())
                    .orAt(ACTION);
        }
        return known;
    }

    private boolean carryOut(ConflictCase open, ConflictCase.Choice choice) {
        KeycloakSession session = call.session();
        UserModel user = session.users().getUserById(call.realm(), choice.userId());
        require(user == null || call.mayManage(user));
        ConflictCase.Result result = open.carryOut(session, choice);
        if (result == ConflictCase.Result.IMPOSSIBLE) {
            // An answer with an error status does not roll back by itself.
            session.getTransactionManager().setRollbackOnly();
            throw call.problem().conflict(ProblemKind.CONFLICT_NOT_DECIDABLE);
        }
        return result == ConflictCase.Result.SETTLED;
    }

    private void report(String id, Conflict conflict, Optional<Concession> concession, String userId) {
        call.event(OperationType.ACTION)
                .representation(Map.of(
                        ACTION,
                        concession.map(Slug::of).orElse(LEAVE),
                        USER_ID,
                        userId,
                        "conflict",
                        id,
                        "subject",
                        conflict.subject()))
                .success();
        if (concession.isPresent()) {
            call.reportUser(userId);
        }
    }

    private ConflictDetails details(ConnectionConfig connection, Conflict conflict) {
        ConflictCase open = new ConflictCase(call.session(), connection, conflict);
        Wording wording = Wording.ofRequest(call.session());
        record Found(ConflictDetails details, List<ConflictCase.Choice> choices) {}
        Found found = open.now((own, now) -> new Found(details(conflict, now, own, wording), open.choices(own, now)));
        List<ConflictChoice> choices = found.choices().stream()
                .map(choice -> open.after(choice, (own, then) -> tried(choice, own, then, wording)))
                .toList();
        return found.details().with(choices);
    }

    private ConflictDetails details(
            Conflict conflict, ConflictQuestion.Ruling now, KeycloakSession own, Wording wording) {
        return new ConflictDetails(
                shown(conflict),
                conflict.subject(),
                now.trusted(),
                now.outcome(),
                now.refusal().map(refusal -> WordedRefusal.of(wording, refusal)).orElse(null),
                now.accounts().stream()
                        .flatMap(account -> ConflictAccount.of(own, account).stream())
                        .toList(),
                List.of());
    }

    private static ConflictChoice tried(
            ConflictCase.Choice choice, KeycloakSession own, ConflictQuestion.Ruling then, Wording wording) {
        Optional<UserModel> user =
                Optional.ofNullable(own.users().getUserById(own.getContext().getRealm(), choice.userId()));
        return new ConflictChoice(
                Slug.of(choice.concession()),
                choice.userId(),
                user.map(UserModel::getUsername).orElse(null),
                user.map(UserModel::getEmail).orElse(null),
                then.outcome(),
                then.refusal()
                        .map(refusal -> WordedRefusal.of(wording, refusal))
                        .orElse(null));
    }

    private ConflictRepresentation shown(Conflict conflict) {
        return new ConflictRepresentation(
                conflict.id(),
                conflict.at().toString(),
                Slug.of(conflict.way()),
                call.maySeeUsers() ? conflict.address().value() : null);
    }

    private Conflict find(ConnectionConfig connection, String id) {
        return row(connection).read(LogKind.CONFLICTS).entries().stream()
                .filter(conflict -> conflict.id().equals(id))
                .findFirst()
                .orElseThrow(() -> call.problem().notFound(ProblemKind.NO_SUCH_CONFLICT));
    }

    private LogRow row(ConnectionConfig connection) {
        return new LogRow(call.session(), call.realm().getId(), connection.getInternalId());
    }

    private static void require(boolean permitted) {
        if (!permitted) {
            throw new ForbiddenException();
        }
    }

    private static Response answer(Object entity) {
        return Response.ok(entity).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
