package io.github.keycloakjumpcloud.core.setuplink;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The link that an administrator asks for.
 *
 * @param name empty for a name that is made from the link's id
 * @param lifetime empty for {@link LinkRule#USUAL_LIFE}
 * @param allow empty for {@link SetupPermission#CONNECTION} alone
 * @param email empty when the link is sent to nobody
 * @param displayName of a connection that is still to be made
 * @param domains of a connection that is still to be made
 */
public record LinkWish(
        Optional<String> name,
        Optional<Duration> lifetime,
        Set<SetupPermission> allow,
        boolean anyBrowser,
        Optional<String> email,
        Optional<String> displayName,
        List<String> domains) {

    public LinkWish {
        allow = Set.copyOf(allow);
        domains = List.copyOf(domains);
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "LinkWish[" + allow + "]";
    }
}
