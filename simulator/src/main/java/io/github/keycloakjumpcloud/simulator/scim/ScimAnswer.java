package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An answer of any status.
 *
 * @param headers  by name, in any letter case
 * @param text     the body as it came; empty when there was none
 * @param body     a missing node when there is none, or none in JSON
 * @param attempts how often the request was sent until this answer came
 */
public record ScimAnswer(int status, Map<String, List<String>> headers, String text, JsonNode body, int attempts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static ScimAnswer of(HttpResponse<byte[]> response, int attempts) {
        String text = new String(response.body(), StandardCharsets.UTF_8);
        return new ScimAnswer(response.statusCode(), response.headers().map(), text, parse(text), attempts);
    }

    /** Whether the status is 2xx. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /** The header's first value; empty when the header is absent. */
    public Optional<String> header(String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst();
    }

    /** The resource's id; empty when the body has no id. */
    public String id() {
        return body.path("id").asText("");
    }

    /** The resources of a list (RFC 7644 section 3.4.2); empty when the body is no list. */
    public List<JsonNode> resources() {
        List<JsonNode> resources = new ArrayList<>();
        body.path("Resources").forEach(resources::add);
        return resources;
    }

    /** The error's {@code scimType} (RFC 7644 section 3.12); empty when it is absent. */
    public String scimType() {
        return body.path("scimType").asText("");
    }

    /** The error's {@code detail} (RFC 7644 section 3.12); empty when it is absent. */
    public String detail() {
        return body.path("detail").asText("");
    }

    /** Status, {@code scimType} and {@code detail} in one line, without those that are absent. */
    public String error() {
        return (status + " " + scimType()).strip() + (detail().isEmpty() ? "" : ": " + detail());
    }

    /** Whether a DELETE succeeded. A repeated DELETE gets 404 when only the answer to the first was lost. */
    boolean isDeleted() {
        return isSuccess() || status == 404 && attempts > 1;
    }

    private static JsonNode parse(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }
}
