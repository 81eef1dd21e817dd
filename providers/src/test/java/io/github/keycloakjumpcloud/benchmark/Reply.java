package io.github.keycloakjumpcloud.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;

/**
 * An answer of any status.
 *
 * @param location the address of what was created; empty when the answer names none
 */
record Reply(int status, String text, String location) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 160;

    /** A missing node when the body is not JSON. */
    JsonNode json() {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    /** The id of what was created. */
    String id() {
        return location.isEmpty() ? json().path("id").asText() : location.substring(location.lastIndexOf('/') + 1);
    }

    /** Status and the beginning of the body. */
    String summary() {
        String line = text.replaceAll("\\s+", " ");
        return status + " " + (line.length() > SHOWN ? line.substring(0, SHOWN) + "…" : line);
    }
}
