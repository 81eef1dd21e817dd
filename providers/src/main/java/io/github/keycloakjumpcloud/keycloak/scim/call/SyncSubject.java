package io.github.keycloakjumpcloud.keycloak.scim.call;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.Optional;

/**
 * The user or group that a request is about, in the words of the client.
 *
 * @param name user name, or name of the group
 * @param address of a user
 * @param externalId of a user
 */
public record SyncSubject(
        Optional<String> id, Optional<String> name, Optional<EmailAddress> address, Optional<String> externalId) {

    /** Of a request that names none. */
    public static final SyncSubject NONE =
            new SyncSubject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
