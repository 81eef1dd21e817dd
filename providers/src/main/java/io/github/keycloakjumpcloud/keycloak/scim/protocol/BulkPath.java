package io.github.keycloakjumpcloud.keycloak.scim.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The path of a Bulk operation, relative to the base URL: {@code /Users} or {@code /Users/<id>}. */
record BulkPath(ResourceKind kind, Optional<String> id) {

    private static final Pattern PATH = Pattern.compile("/?([A-Za-z]{1,20})(?:/([^/?#%\\s\\p{Cntrl}]{1,255}))?/?");

    /**
     * @throws ScimProblem 400 {@code invalidSyntax} when it is no string, 404 when there is no such address
     */
    static BulkPath of(JsonNode path) {
        if (path == null || !path.isTextual()) {
            throw ScimProblem.invalidSyntax("path must be a string");
        }
        Matcher matcher = PATH.matcher(path.textValue());
        if (matcher.matches() && TextRule.isStorable(path.textValue())) {
            for (ResourceKind kind : ResourceKind.values()) {
                if (kind.endpoint().equals(matcher.group(1))) {
                    return new BulkPath(kind, Optional.ofNullable(matcher.group(2)));
                }
            }
        }
        throw ScimProblem.notFound("path names nothing that can be changed here");
    }
}
