package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.messages.ErrorResponse;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An answer other than success (RFC 7644 §3.12). The detail is shown to the client and may be logged. It names
 * attribute and rule, never a value that was sent.
 */
public final class ScimProblem extends RuntimeException {

    static final String SCHEMA = "urn:ietf:params:scim:api:messages:2.0:Error";

    private static final long serialVersionUID = 1L;

    private static final long UNAVAILABLE_SECONDS = 5;
    private static final String INVALID_FILTER = "invalidFilter";

    // What the parsers of JSON and of filters quote is a piece of what was sent.
    private static final Pattern QUOTED = Pattern.compile("'[^']*'|\"[^\"]*\"");
    private static final String SOURCE = "at [Source";

    private final int status;
    private final String scimType;
    private final String detail;
    private final long retryAfterSeconds;
    private final transient Set<String> attributes;
    private final String reason;

    private ScimProblem(int status, String scimType, String detail) {
        this(status, scimType, detail, 0);
    }

    private ScimProblem(int status, String scimType, String detail, long retryAfterSeconds) {
        this(status, scimType, detail, retryAfterSeconds, Set.of(), null);
    }

    private ScimProblem(
            int status,
            String scimType,
            String detail,
            long retryAfterSeconds,
            Collection<String> attributes,
            String reason) {
        super(detail, null, false, false);
        this.attributes = Set.copyOf(attributes);
        this.reason = reason;
        this.status = status;
        this.scimType = scimType;
        this.detail = detail;
        this.retryAfterSeconds = retryAfterSeconds;
    }

    /** 400: the message is malformed or does not have the form of its kind. */
    public static ScimProblem invalidSyntax(String detail) {
        return new ScimProblem(400, "invalidSyntax", detail);
    }

    /** 400: a value is missing or does not fit its attribute. */
    public static ScimProblem invalidValue(String detail) {
        return new ScimProblem(400, "invalidValue", detail);
    }

    /** 400: the filter is malformed, or makes an unsupported comparison. */
    public static ScimProblem invalidFilter(String detail) {
        return new ScimProblem(400, INVALID_FILTER, detail);
    }

    /** 400: the path of a PATCH operation is malformed or names no attribute. */
    public static ScimProblem invalidPath(String detail) {
        return new ScimProblem(400, "invalidPath", detail);
    }

    /** 400: a PATCH operation has no path, or its filter matches no value. */
    public static ScimProblem noTarget(String detail) {
        return new ScimProblem(400, "noTarget", detail);
    }

    /** 400: a search would have to look at too many resources. */
    public static ScimProblem tooMany(String detail) {
        return new ScimProblem(400, "tooMany", detail);
    }

    /** 400: the attribute cannot be changed in this way. */
    public static ScimProblem mutability(String detail) {
        return new ScimProblem(400, "mutability", detail);
    }

    /** 409: another resource has the value already. */
    public static ScimProblem uniqueness(String detail) {
        return new ScimProblem(409, "uniqueness", detail);
    }

    /** 401: the token is missing or not valid. */
    public static ScimProblem unauthorized(String detail) {
        return new ScimProblem(401, null, detail);
    }

    /** 403: the client may not do this now. */
    public static ScimProblem forbidden(String detail) {
        return new ScimProblem(403, null, detail);
    }

    /** 404: nothing is at this address. */
    public static ScimProblem notFound(String detail) {
        return new ScimProblem(404, null, detail);
    }

    /** 405: the address does not support the method. */
    public static ScimProblem methodNotAllowed(String detail) {
        return new ScimProblem(405, null, detail);
    }

    /** 409: the stored resource does not allow the change now. */
    public static ScimProblem conflict(String detail) {
        return new ScimProblem(409, null, detail);
    }

    /** 413: the request is larger than a limit. */
    public static ScimProblem tooLarge(String detail) {
        return new ScimProblem(413, null, detail);
    }

    /** 415: the body is not of a supported media type. */
    public static ScimProblem unsupportedMediaType(String detail) {
        return new ScimProblem(415, null, detail);
    }

    /**
     * 429: the client must wait.
     *
     * @param retryAfterSeconds for how long
     */
    public static ScimProblem tooManyRequests(String detail, long retryAfterSeconds) {
        return new ScimProblem(429, null, detail, retryAfterSeconds);
    }

    /** 500: the service failed. */
    public static ScimProblem internal(String detail) {
        return new ScimProblem(500, null, detail);
    }

    /** 501: the endpoint of the RFC is not supported here. */
    public static ScimProblem notImplemented(String detail) {
        return new ScimProblem(501, null, detail);
    }

    /** 503: the database does not answer, or has no room. */
    public static ScimProblem withoutDatabase() {
        return new ScimProblem(503, null, "the service cannot use its database; try again later", UNAVAILABLE_SECONDS);
    }

    /** 503: too much is asked for at once. */
    public static ScimProblem busy(String detail) {
        return new ScimProblem(503, null, detail, UNAVAILABLE_SECONDS);
    }

    /** 503: a directory of the realm does not answer. */
    public static ScimProblem withoutDirectory() {
        return new ScimProblem(
                503, null, "a directory of the realm does not answer; try again later", UNAVAILABLE_SECONDS);
    }

    /** The library's error, without the parser's source reference and without anything quoted from the request. */
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

    /** The same problem, with the paths of the attributes that are at fault. */
    public ScimProblem about(Collection<String> paths) {
        return new ScimProblem(status, scimType, detail, retryAfterSeconds, paths, reason);
    }

    ScimProblem about(String path) {
        return about(Set.of(path));
    }

    /** The same problem, with a name of its reason, which the client is not told. */
    public ScimProblem because(String name) {
        return new ScimProblem(status, scimType, detail, retryAfterSeconds, attributes, name);
    }

    /** The name of the reason; empty when it has none. */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /** The paths of the attributes that are at fault; empty when they are unknown. */
    public Set<String> attributes() {
        return attributes;
    }

    /** Whether the fault is the service's: no refusal, and the client tries again. */
    public boolean isServerError() {
        return status >= 500;
    }

    /** Whether the service does not answer now, and will later. */
    public boolean isUnavailable() {
        return status == 503;
    }

    /** Whether it is a conflict with what is there: a name or an address is taken. */
    public boolean isConflict() {
        return status == 409;
    }

    /** Whether a filter cannot be evaluated. */
    public boolean isInvalidFilter() {
        return INVALID_FILTER.equals(scimType);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The keyword of RFC 7644, table 9; null when the status has none. */
    public String scimType() {
        return scimType;
    }

    /** The sentence for the client. */
    public String detail() {
        return detail;
    }

    /** The seconds after which the client should try again; 0 when that is unknown. */
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
