package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.account.Concession;
import io.github.keycloakjumpcloud.core.account.MetAccount;
import io.github.keycloakjumpcloud.core.activity.Conflict;
import io.github.keycloakjumpcloud.core.activity.LogKind;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.activity.JournalWriter;
import io.github.keycloakjumpcloud.keycloak.activity.LogRow;
import io.github.keycloakjumpcloud.keycloak.conflict.ConcessionStep;
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
     * What the account rule says of it now.
     *
     * @param outcome {@code refused}, {@code signs-in}, {@code creates-account}, {@code links-account}, {@code asks-for-proof}
     * @param refusal null when nobody is refused
     * @param choices what can be decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConflictDetails(
            ConflictRepresentation conflict,
            String outcome,
            WordedRefusal refusal,
            List<ConflictAccount> accounts,
            List<ConflictChoice> choices) {}

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
        Conflict conflict = find(connection, id);
        try {
            JsonBody asked = JsonBody.parse(body, Set.of(ACTION, USER_ID));
            Optional<Concession> concession = concession(asked.text(ACTION).orElse(""));
            String userId = asked.text(USER_ID).orElse("");
            boolean settled = concession.isEmpty() || carryOut(connection, conflict, concession.get(), userId);
            if (settled) {
                row(connection).remove(LogKind.CONFLICTS, id);
            }
            call.event(OperationType.ACTION)
                    .representation(Map.of(ACTION, concession.map(Slug::of).orElse(LEAVE), USER_ID, userId))
                    .success();
            return answer(details(connection, conflict, call.session()));
        } catch (WrongInput e) {
            throw call.problem().badRequest(e);
        }
    }

    /** Empty to leave it. */
    private static Optional<Concession> concession(String action) {
        Optional<Concession> known = Arrays.stream(Concession.values())
                .filter(one -> Slug.of(one).equals(action))
                .findFirst();
        if (known.isEmpty() && !action.equals(LEAVE)) {
            throw ProblemKind.NOT_ALLOWED_VALUE
                    .thrown(Stream.concat(Arrays.stream(Concession.values()).map(Slug::of), Stream.of(LEAVE))
                            .toList())
                    .orAt(ACTION);
        }
        return known;
    }

    /** Whether the person is refused no more. */
    private boolean carryOut(ConnectionConfig connection, Conflict conflict, Concession concession, String userId) {
        KeycloakSession session = call.session();
        ConcessionStep step = new ConcessionStep(connection, conflict);
        ConflictQuestion question = new ConflictQuestion(session, connection, conflict);
        step.lock(session, userId);
        boolean possible = question.now(session).accounts().stream()
                .filter(account -> account.id().equals(userId))
                .anyMatch(account -> choices(conflict, account).contains(concession));
        if (!possible) {
            throw call.problem().conflict(ProblemKind.CONFLICT_NOT_DECIDABLE);
        }
        step.take(session, concession, userId);
        boolean settled = question.now(session).refusal().isEmpty();
        if (!settled && concession == Concession.LINK) {
            throw call.problem().conflict(ProblemKind.CONFLICT_NOT_DECIDABLE);
        }
        return settled;
    }

    /** An account that has a link already gets no second one. */
    private static Set<Concession> choices(Conflict conflict, MetAccount account) {
        Set<Concession> possible = Concession.about(account);
        if (conflict.way() == Conflict.Way.UPDATE) {
            possible.remove(Concession.LINK);
        }
        return possible;
    }

    private ConflictDetails details(ConnectionConfig connection, Conflict conflict) {
        ConflictQuestion question = new ConflictQuestion(call.session(), connection, conflict);
        ConflictQuestion.Answer now = question.after(nothing -> {});
        Wording wording = Wording.ofRequest(call.session());
        List<ConflictChoice> choices = now.refusal().isEmpty()
                ? List.of()
                : now.accounts().stream()
                        .flatMap(account -> choices(conflict, account).stream()
                                .map(choice -> tried(connection, conflict, choice, account.id(), wording)))
                        .toList();
        return details(conflict, now, choices, call.session(), wording);
    }

    /** Without choices: it was decided just now. */
    private ConflictDetails details(ConnectionConfig connection, Conflict conflict, KeycloakSession session) {
        ConflictQuestion.Answer now = new ConflictQuestion(session, connection, conflict).now(session);
        return details(conflict, now, List.of(), session, Wording.ofRequest(session));
    }

    private ConflictDetails details(
            Conflict conflict,
            ConflictQuestion.Answer now,
            List<ConflictChoice> choices,
            KeycloakSession session,
            Wording wording) {
        return new ConflictDetails(
                shown(conflict),
                now.outcome(),
                now.refusal().map(refusal -> WordedRefusal.of(wording, refusal)).orElse(null),
                now.accounts().stream()
                        .map(account -> ConflictAccount.of(session, account))
                        .toList(),
                choices);
    }

    private ConflictChoice tried(
            ConnectionConfig connection, Conflict conflict, Concession choice, String userId, Wording wording) {
        String[] called = new String[2];
        ConflictQuestion.Answer then = new ConflictQuestion(call.session(), connection, conflict).after(own -> {
            ConcessionStep step = new ConcessionStep(connection, conflict);
            step.lock(own, userId);
            step.take(own, choice, userId);
            Optional.ofNullable(own.users().getUserById(own.getContext().getRealm(), userId))
                    .ifPresent(user -> {
                        called[0] = user.getUsername();
                        called[1] = user.getEmail();
                    });
        });
        return new ConflictChoice(
                Slug.of(choice),
                userId,
                called[0],
                called[1],
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
