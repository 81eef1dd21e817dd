package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Optional;

/** Finds the resource that has a value in one attribute ({@code attribute eq "value"}, RFC 7644 section 3.4.2.2). */
record Lookup(ScimClient client, String path, String attribute) {

    Optional<JsonNode> find(String value) {
        // A filter's string is a JSON string, so that quotes and backslashes are escaped as there.
        String filter = attribute + " eq " + TextNode.valueOf(value);
        ScimRequest request = ScimRequest.of("GET", path).withQuery(Map.of("filter", filter));
        return client.require(request).resources().stream().findFirst();
    }
}
