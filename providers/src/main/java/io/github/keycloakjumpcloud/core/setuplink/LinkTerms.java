package io.github.keycloakjumpcloud.core.setuplink;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an administrator has agreed to with a link; it never changes.
 *
 * @param name stands for the actor in events
 * @param creator who made it: the id of the account's realm, a dot, and the account's id
 * @param anyBrowser whether it opens in more than the first browser
 * @param email of the customer's administrator, whom the link was sent to
 * @param displayName of a connection that the link makes
 * @param domains the verified domains of a connection that the link makes
 */
public record LinkTerms(
        String name,
        Set<SetupPermission> allow,
        Instant createdAt,
        Instant expiresAt,
        String creator,
        boolean anyBrowser,
        Optional<String> email,
        Optional<String> displayName,
        List<String> domains) {

    public LinkTerms {
        allow = Set.copyOf(allow);
        domains = List.copyOf(domains);
    }

    /** Whether the link may do that. */
    public boolean allows(SetupPermission wanted) {
        return allow.stream().anyMatch(permission -> permission.includes(wanted));
    }

    /** The id of the realm in which the creator has an account; empty where nobody knows. */
    public String creatorRealm() {
        return creator.substring(0, Math.max(0, creator.lastIndexOf('.')));
    }

    /** The id of the creator's account. */
    public String creatorAccount() {
        return creator.substring(creator.lastIndexOf('.') + 1);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "LinkTerms[" + allow + " until " + expiresAt + "]";
    }
}
