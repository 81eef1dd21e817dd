package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.row.RowText;
import java.time.Instant;
import java.util.Optional;

/**
 * A request that came with a token of the connection, and how it was answered; nothing of any person.
 *
 * @param operation what was asked, in the words of the metrics, for example {@code users.create}; what came with an expired
 *     token is one operation of its own, whatever was asked
 * @param at to the second
 * @param status of the answer
 * @param refusal why it was refused; empty when it was not
 * @param detail the SCIM answer's sentence, of a refusal that has no kind of its own; else empty
 */
public record ScimCall(String operation, Instant at, int status, Optional<ScimRefusal> refusal, String detail) {

    private static final int DETAIL_LIMIT = 200;
    private static final int NOT_FOUND = 404;
    private static final int SERVER_ERROR = 500;
    private static final int UNAUTHORIZED = 401;

    /** Stands for all operations: a token that is over must not hide what came with a good one. */
    private static final String WITH_EXPIRED_TOKEN = "expired-token";

    private static final String OPERATION = "operation";
    private static final String AT = "at";
    private static final String STATUS = "status";
    private static final String REFUSAL = "refusal";
    private static final String DETAIL = "detail";

    public ScimCall {
        detail = refusal.filter(ScimRefusal.OTHER::equals).isPresent() ? AttributeText.clean(detail, DETAIL_LIMIT) : "";
    }

    /** Of a request with a token of the connection whose time is over. */
    public static ScimCall ofExpiredToken(Instant at) {
        return new ScimCall(WITH_EXPIRED_TOKEN, at, UNAUTHORIZED, Optional.of(ScimRefusal.TOKEN_EXPIRED), "");
    }

    /** How a call came out. */
    public enum Outcome {
        DONE,
        /** What was asked for is not there. */
        NOT_FOUND,
        REFUSED,
        /** The service could not do it. */
        FAILED
    }

    public Outcome outcome() {
        if (status >= SERVER_ERROR) {
            return Outcome.FAILED;
        }
        if (refusal.isPresent()) {
            return Outcome.REFUSED;
        }
        return status == NOT_FOUND ? Outcome.NOT_FOUND : Outcome.DONE;
    }

    /** Why it was refused, or failed. */
    public Optional<Fact> fact() {
        return refusal.map(kind -> kind == ScimRefusal.OTHER
                ? Fact.of(kind, FactArgument.number(status), FactArgument.text(detail))
                : Fact.of(kind));
    }

    /** Two calls that say the same, but for their time. */
    String news() {
        return operation + " " + status + " " + refusal.map(ScimRefusal::slug).orElse("");
    }

    /** What {@link #read} reads. */
    public String text() {
        return RowText.EMPTY
                .with(OPERATION, operation)
                .with(AT, at)
                .with(STATUS, String.valueOf(status))
                .with(REFUSAL, refusal.map(ScimRefusal::slug))
                .with(DETAIL, Optional.of(detail).filter(text -> !text.isEmpty()))
                .toString();
    }

    /** Empty for what is no call. A refusal that a later version has named is any other one. */
    public static Optional<ScimCall> read(String text) {
        RowText row = RowText.read(text);
        Optional<Integer> status =
                row.text(STATUS).filter(number -> number.matches("[1-5]\\d\\d")).map(Integer::valueOf);
        return row.text(OPERATION).flatMap(operation -> row.time(AT)
                .flatMap(at -> status.map(answered -> new ScimCall(
                        operation,
                        at,
                        answered,
                        row.text(REFUSAL).map(slug -> ScimRefusal.ofSlug(slug).orElse(ScimRefusal.OTHER)),
                        row.text(DETAIL).orElse("")))));
    }
}
