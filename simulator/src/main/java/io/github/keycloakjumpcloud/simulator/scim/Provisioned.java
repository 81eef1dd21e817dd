package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A user or a group as it is now at the endpoint.
 *
 * @param id       the endpoint's id of the resource
 * @param effect   what the provisioning has changed
 * @param resource the resource in the endpoint's last answer
 */
public record Provisioned(String id, ProvisioningEffect effect, JsonNode resource) {

    Provisioned as(ProvisioningEffect other) {
        return new Provisioned(id, other, resource);
    }
}
