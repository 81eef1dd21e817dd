package io.github.keycloakjumpcloud.core.fact;

/**
 * What mends a fault.
 *
 * @param place where the change is made
 * @param messageKey the key of the sentence that says what to change, for example {@code jumpcloudField301}
 */
public record Remedy(Place place, String messageKey) {}
