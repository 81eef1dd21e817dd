package io.github.keycloakjumpcloud.keycloak.conflict;

import io.github.keycloakjumpcloud.core.account.Concession;
import io.github.keycloakjumpcloud.core.account.MetAccount;
import io.github.keycloakjumpcloud.core.activity.Conflict;
import io.github.keycloakjumpcloud.keycloak.conflict.ConflictQuestion.Ruling;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.keycloak.models.KeycloakSession;

/** A conflict, what can be decided about it now, and the decision. */
public final class ConflictCase {

    private final Conflict conflict;
    private final ConflictQuestion question;
    private final ConcessionStep step;

    public ConflictCase(KeycloakSession session, ConnectionConfig connection, Conflict conflict) {
        this.conflict = conflict;
        this.question = new ConflictQuestion(session, connection, conflict);
        this.step = new ConcessionStep(connection, conflict);
    }

    /** A decision that is possible. */
    public record Choice(Concession concession, String userId) {}

    /** What a decision has come to. */
    public enum Result {
        /** The person is refused no more. */
        SETTLED,
        /** Other accounts are in the way still. */
        LESS,
        /** It cannot be decided of that account now, or would not help. The caller rolls back. */
        IMPOSSIBLE
    }

    /** Reads what the account rule says now, in a transaction that is rolled back. */
    public <T> T now(BiFunction<KeycloakSession, Ruling, T> reader) {
        return question.after(nothing -> {}, reader);
    }

    /** Reads what it would say after a decision. */
    public <T> T after(Choice choice, BiFunction<KeycloakSession, Ruling, T> reader) {
        return question.after(own -> step.take(own, choice.concession(), choice.userId()), reader);
    }

    /** What can be decided. */
    public List<Choice> choices(KeycloakSession own, Ruling now) {
        return now.refusal().isEmpty()
                ? List.of()
                : now.accounts().stream()
                        .flatMap(account -> possible(own, now, account).stream()
                                .map(concession -> new Choice(concession, account.id())))
                        .toList();
    }

    private Set<Concession> possible(KeycloakSession own, Ruling now, MetAccount account) {
        Set<Concession> possible = now.choices(account);
        if (conflict.way() == Conflict.Way.UPDATE) {
            // The person has an account, which is to get the address.
            possible.remove(Concession.LINK);
        }
        possible.removeIf(concession -> !step.concerns(own, concession, account.id()));
        return possible;
    }

    /** Carries a decision out in the session's transaction, behind the lock of the account. */
    public Result carryOut(KeycloakSession session, Choice choice) {
        step.lock(session, choice.userId());
        if (!choices(session, question.now(session)).contains(choice)) {
            return Result.IMPOSSIBLE;
        }
        step.take(session, choice.concession(), choice.userId());
        Ruling then = question.now(session);
        if (then.refusal().isEmpty()) {
            return Result.SETTLED;
        }
        Optional<MetAccount> still = then.accounts().stream()
                .filter(account -> account.id().equals(choice.userId()))
                .findFirst();
        boolean helped = choice.concession() == Concession.FREE
                && still.isEmpty()
                && !then.accounts().isEmpty();
        return helped ? Result.LESS : Result.IMPOSSIBLE;
    }
}
