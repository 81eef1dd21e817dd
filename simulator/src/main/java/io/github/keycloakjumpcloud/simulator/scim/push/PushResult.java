package io.github.keycloakjumpcloud.simulator.scim.push;

import io.github.keycloakjumpcloud.simulator.scim.ProvisioningEffect;

/** What became of one person or group. */
sealed interface PushResult {

    record Pushed(String id, ProvisioningEffect effect) implements PushResult {}

    /**
     * @param subject whom or what it hit
     * @param reason  status, kind and detail, or why no answer came
     */
    record Failed(String subject, String reason) implements PushResult {}
}
