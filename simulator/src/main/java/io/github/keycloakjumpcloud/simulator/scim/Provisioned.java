package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A user or a group as it is now at the endpoint.
 *
 * @param resource the endpoint's last answer
 */
public record Provisioned(String id, Outcome outcome, JsonNode resource) {

    /** What became of it. */
    public enum Outcome {
        CREATED,
        UPDATED,
        /** It was there and is as before. */
        UNCHANGED
    }

    Provisioned as(Outcome other) {
        return new Provisioned(id, other, resource);
    }
}
