package io.github.keycloakjumpcloud.keycloak.scim.promise;

import io.github.keycloakjumpcloud.core.row.RowText;
import io.github.keycloakjumpcloud.core.scim.ScimCall;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionParts;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.scim.ResourceKind;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;

/**
 * Who and what a rehearsal has refused, each once, until it is accepted. Bound to the session and its transaction; who writes
 * has {@linkplain RehearsalMemory#begin begun} a turn of the rehearsal.
 */
public final class RehearsedRefusals {

    /** Begins the names of their rows. */
    static final String REFUSAL = "r";

    /** As many as are kept; those that come after them are refused and not counted. */
    public static final int MOST = 5_000;

    private static final int LONGEST_NAME = 200;

    private static final String CALL = "call";
    private static final String WHO = "who";

    private final ConnectionParts rows;

    public RehearsedRefusals(KeycloakSession session, ConnectionConfig connection) {
        this.rows =
                new ConnectionParts(session, Promises.KIND, RehearsalRow.realmId(session), connection.getInternalId());
    }

    /**
     * One refusal.
     *
     * @param who user name of the person or name of the group, as JumpCloud told it; perhaps empty
     */
    public record Refused(ScimCall call, String who) {

        /** Whether a person was refused, and no group. */
        public boolean isOfPerson() {
            return call.operation().startsWith(ResourceKind.USER.operations());
        }
    }

    /**
     * Notes a refusal. Who is not there is none: clients look for those as well.
     *
     * @param operation in the words of the metrics
     * @param about what tells this refusal from others
     * @param who as of {@link Refused}
     */
    public void note(String operation, String about, String who, ScimProblem problem) {
        Optional<ScimRefusal> kind =
                ScimRefusal.ofAnswer(operation, problem.status(), problem.scimType(), problem.reason());
        if (kind.isEmpty() || rows.count(REFUSAL) >= MOST) {
            return;
        }
        ScimCall call = new ScimCall(operation, ServerTime.now(), problem.status(), kind, problem.detail());
        rows.write(
                name(about),
                RowText.EMPTY
                        .with(CALL, call.text())
                        .with(WHO, who.substring(0, Math.min(LONGEST_NAME, who.length())))
                        .toString());
    }

    /** What was refused is accepted now. */
    public void forget(String about) {
        rows.remove(name(about));
    }

    private static String name(String about) {
        return REFUSAL + PromisedKeys.of(about).iterator().next();
    }

    /** All of them, the newest first. */
    public List<Refused> all() {
        return rows.beginningWith(REFUSAL).values().stream()
                .map(RowText::read)
                .flatMap(row -> refused(row).stream())
                .sorted(Comparator.comparing((Refused one) -> one.call().at())
                        .reversed()
                        .thenComparing(Refused::who))
                .toList();
    }

    private static Optional<Refused> refused(RowText row) {
        return row.text(CALL)
                .flatMap(ScimCall::read)
                .map(call -> new Refused(call, row.text(WHO).orElse("")));
    }
}
