package io.github.keycloakjumpcloud.keycloak.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.github.keycloakjumpcloud.core.setuplink.LinkStanding;
import io.github.keycloakjumpcloud.core.setuplink.SetupLink;
import io.github.keycloakjumpcloud.core.setuplink.SetupPermission;
import java.time.Instant;
import java.util.List;

/**
 * A set-up link as the admin API shows it; times in ISO 8601.
 *
 * @param url what opens it, only in the answer that made it
 * @param state {@code open}, {@code expired}, {@code revoked}, {@code live} or {@code gone}
 * @param browsers in how many browsers it was opened
 * @param readyAt when the customer's administrator said that all is ready; null before
 * @param emailed whether it was sent; null where nobody asked for that, and afterwards
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SetupLinkRepresentation(
        String id,
        String url,
        String name,
        List<String> allow,
        String createdAt,
        String expiresAt,
        String state,
        int browsers,
        boolean anyBrowser,
        String readyAt,
        String email,
        Boolean emailed) {

    static SetupLinkRepresentation listed(SetupLink link, LinkStanding standing) {
        return of(link, standing, null, null);
    }

    /** For the one who made it. */
    static SetupLinkRepresentation revealed(SetupLink link, String url, Boolean emailed) {
        return of(link, LinkStanding.OPEN, url, emailed);
    }

    private static SetupLinkRepresentation of(SetupLink link, LinkStanding standing, String url, Boolean emailed) {
        return new SetupLinkRepresentation(
                link.id(),
                url,
                link.terms().name(),
                link.terms().allow().stream()
                        .map(SetupPermission::slug)
                        .sorted()
                        .toList(),
                link.terms().createdAt().toString(),
                link.terms().expiresAt().toString(),
                standing.slug(),
                link.use().browsers().size(),
                link.terms().anyBrowser(),
                link.use().readyAt().map(Instant::toString).orElse(null),
                link.terms().email().orElse(null),
                emailed);
    }

    /** For the event of its making: without what opens it, and without the address. */
    SetupLinkRepresentation reported() {
        return new SetupLinkRepresentation(
                id, null, name, allow, createdAt, expiresAt, state, browsers, anyBrowser, readyAt, null, null);
    }

    /** Without the secret and the address. */
    @Override
    public String toString() {
        return "SetupLinkRepresentation[" + id + "]";
    }
}
