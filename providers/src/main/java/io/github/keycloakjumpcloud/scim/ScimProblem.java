package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ErrorResponse;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An answer other than success (RFC 7644 §3.12). The detail names attribute and rule, never a value that was sent: it
 * is shown to the client and may be logged.
 */
public final class ScimProblem extends RuntimeException {

    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final long serialVersionUID = 1L;

    private static final long UNAVAILABLE_SECONDS = 5;

    // What the parsers of JSON and of filters quote is a piece of what was sent.
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final String SOURCE = "at [Source";

    private final int status;
    private final String scimType;
    private final String detail;
    private final long retryAfterSeconds;
    private final transient Set<String> attributes;

    private ScimProblem(int status, String scimType, String detail) {
        this(status, scimType, detail, 0);
    }

    private ScimProblem(int status, String scimType, String detail, long retryAfterSeconds) {
        this(status, scimType, detail, retryAfterSeconds, Set.of());
    }

    private ScimProblem(
            int status, String scimType, String detail, long retryAfterSeconds, Collection<String> attributes) {
        super(detail, null, false, false);
        this.attributes = Set.copyOf(attributes);
        this.status = status;
        this.scimType = scimType;
        this.detail = detail;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public static ScimProblem invalidSyntax(String detail) {
        return new ScimProblem(400, "invalidSyntax", detail);
    }

    public static ScimProblem invalidValue(String detail) {
        return new ScimProblem(400, "invalidValue", detail);
    }

    public static ScimProblem invalidFilter(String detail) {
        return new ScimProblem(400, "invalidFilter", detail);
    }

    public static ScimProblem invalidPath(String detail) {
        return new ScimProblem(400, "invalidPath", detail);
    }

    public static ScimProblem noTarget(String detail) {
        return new ScimProblem(400, "noTarget", detail);
    }

    public static ScimProblem tooMany(String detail) {
        return new ScimProblem(400, "tooMany", detail);
    }

    public static ScimProblem mutability(String detail) {
        return new ScimProblem(400, "mutability", detail);
    }

    public static ScimProblem uniqueness(String detail) {
        return new ScimProblem(409, "uniqueness", detail);
    }

    public static ScimProblem unauthorized(String detail) {
        return new ScimProblem(401, null, detail);
    }

    public static ScimProblem forbidden(String detail) {
        return new ScimProblem(403, null, detail);
    }

    public static ScimProblem notFound(String detail) {
        return new ScimProblem(404, null, detail);
    }

    public static ScimProblem methodNotAllowed(String detail) {
        return new ScimProblem(405, null, detail);
    }

    public static ScimProblem conflict(String detail) {
        return new ScimProblem(409, null, detail);
    }

    public static ScimProblem tooLarge(String detail) {
        return new ScimProblem(413, null, detail);
    }

    public static ScimProblem unsupportedMediaType(String detail) {
        return new ScimProblem(415, null, detail);
    }

    public static ScimProblem tooManyRequests(String detail, long retryAfterSeconds) {
        return new ScimProblem(429, null, detail, retryAfterSeconds);
    }

    public static ScimProblem internal(String detail) {
        return new ScimProblem(500, null, detail);
    }

    public static ScimProblem notImplemented(String detail) {
        return new ScimProblem(501, null, detail);
    }

    public static ScimProblem withoutDatabase() {
        return new ScimProblem(
                503, null, "the service cannot reach its database; try again later", UNAVAILABLE_SECONDS);
    }

    public static ScimProblem withoutDirectory() {
        return new ScimProblem(
                503, null, "a directory of the realm does not answer; try again later", UNAVAILABLE_SECONDS);
    }

    /** The library's error, without the parser's source reference and without anything that it quotes from the request. */
    public static ScimProblem of(ScimException e) {
        ErrorResponse error = e.getScimError();
        return new ScimProblem(error.getStatus(), error.getScimType(), withoutQuotes(error.getDetail()));
    }

    static String withoutQuotes(String message) {
        if (message == null) {
            return "The request cannot be processed";
        }
        int source = message.indexOf(SOURCE);
        String shown = source < 0 ? message : message.substring(0, source);
        return QUOTED.matcher(shown).replaceAll("…").strip();
    }

    /** The same, with the paths of the attributes that are at fault. */
    public ScimProblem about(Collection<String> paths) {
        return new ScimProblem(status, scimType, detail, retryAfterSeconds, paths);
    }

    ScimProblem about(String path) {
        return about(Set.of(path));
    }

    /** The paths of the attributes that are at fault, as far as it is known. */
    public Set<String> attributes() {
        return attributes;
    }

    public int status() {
        return status;
    }

    /** The keyword of RFC 7644, table 9; null where there is none. */
    public String scimType() {
        return scimType;
    }

    public String detail() {
        return detail;
    }

    /** When it makes sense to ask again; 0 when that is not known. */
    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }

    /** The error message (RFC 7644 §3.12). */
    public ObjectNode body() {
        ObjectNode body = Json.object();
        body.putArray("schemas").add(SCHEMA);
        body.put("status", Integer.toString(status));
        if (scimType != null) {
            body.put("scimType", scimType);
        }
        return body.put("detail", detail);
    }
}
