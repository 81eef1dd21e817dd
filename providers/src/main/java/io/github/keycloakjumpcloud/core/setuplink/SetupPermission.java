package io.github.keycloakjumpcloud.core.setuplink;

import io.github.keycloakjumpcloud.core.Slug;
import java.util.Arrays;
import java.util.Optional;

/** What a set-up link lets the customer's administrator do at its one connection. The slugs are stable. */
public enum SetupPermission {
    /** Enter JumpCloud's side, hold a next certificate, try logins, and say that all is ready. */
    CONNECTION,
    /** Choose who may come in, among the settings that open nothing to anybody else's people. */
    POLICIES,
    /** Switch SCIM on or off, make and revoke its tokens. */
    SCIM,
    /** Hold a next certificate, and try logins. */
    CERTIFICATE,
    /** Enable the connection. */
    GO_LIVE;

    /** The permission of this slug, for example {@code go-live}. */
    public static Optional<SetupPermission> of(String slug) {
        return Arrays.stream(values())
                .filter(permission -> permission.slug().equals(slug))
                .findAny();
    }

    /** The stable name. */
    public String slug() {
        return Slug.of(this);
    }

    /** Whether who has this permission has the other one with it. */
    public boolean includes(SetupPermission other) {
        return this == other || this == CONNECTION && other == CERTIFICATE;
    }
}
