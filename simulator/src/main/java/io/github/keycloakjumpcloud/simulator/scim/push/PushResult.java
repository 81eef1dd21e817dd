package io.github.keycloakjumpcloud.simulator.scim.push;

import io.github.keycloakjumpcloud.simulator.scim.ProvisioningEffect;

/** The result of the push for one person or group. */
sealed interface PushResult {

    record Pushed(String id, ProvisioningEffect effect) implements PushResult {}

    /**
     * @param subject username of the person, or name of the group
     * @param reason  status, {@code scimType} and {@code detail}, or why no answer arrived
     */
    record Failed(String subject, String reason) implements PushResult {}
}
