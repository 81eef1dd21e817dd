package io.github.keycloakjumpcloud.keycloak.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.keycloak.scim.protocol.RequestBody;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.keycloak.models.KeycloakContext;

/**
 * A request below the SCIM base URL, or one operation of a bulk request.
 *
 * @param segments of the path; empty at the base URL itself
 * @param parameter the first value of a query parameter, or null
 * @param body reads the body, and fails when there is none
 */
record ScimRequest(String method, List<String> segments, UnaryOperator<String> parameter, Supplier<ObjectNode> body) {

    /**
     * The request that is being answered, whose body is not opened yet.
     *
     * @param path as it was sent, percent-encoded: an encoded slash is part of an id, and there is no such id
     */
    static ScimRequest of(KeycloakContext context, String path) {
        return new ScimRequest(
                context.getHttpRequest().getHttpMethod(),
                segments(path),
                context.getUri().getQueryParameters()::getFirst,
                () -> RequestBody.read(InputStream.nullInputStream()));
    }

    ScimRequest with(InputStream body) {
        return new ScimRequest(method, segments, parameter, () -> RequestBody.read(body));
    }

    private static List<String> segments(String path) {
        return Arrays.stream(path.split("/"))
                .filter(segment -> !segment.isEmpty())
                .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
                .toList();
    }

    /** The methods that its path takes, for {@code Allow} (RFC 9110 §10.2.1). */
    String allowed() {
        boolean collection = segments.size() == 1;
        return switch (segments.isEmpty() ? "" : segments.get(0)) {
            case "Users", "Groups" -> {
                if (collection) {
                    yield "GET, POST";
                }
                yield isSearch() ? "POST" : "GET, PUT, PATCH, DELETE";
            }
            case "Bulk", ".search" -> "POST";
            default -> "GET";
        };
    }

    private boolean isSearch() {
        return segments.size() > 1 && ".search".equals(segments.get(1));
    }

    /** What is asked, in words that metrics may use: of limited number, whatever the client sends. */
    String operation() {
        String first = segments.isEmpty() ? "" : segments.get(0);
        return switch (first) {
            case "Users", "Groups" -> first.toLowerCase(Locale.ROOT) + "." + verb();
            case "Bulk" -> "bulk";
            case ".search" -> "search";
            case "ServiceProviderConfig", "ResourceTypes", "Schemas" -> "discovery";
            default -> "unknown";
        };
    }

    private String verb() {
        return switch (method) {
            case "GET" -> segments.size() == 1 ? "search" : "read";
            case "POST" -> isSearch() ? "search" : "create";
            case "PUT" -> "replace";
            case "PATCH" -> "patch";
            case "DELETE" -> "delete";
            default -> "unknown";
        };
    }
}
