package io.github.keycloakjumpcloud.core.access;

import java.util.List;

/**
 * Where a connection's e-mail domains come from.
 *
 * @param own as typed on the connection; {@code *} for every domain
 * @param organization the verified domains of its Organization, as long as that is enabled
 * @param organizationCounts whether the connection belongs to an Organization or ever has: such a connection lives on
 *     its Organization's domains, and has none when those have gone
 */
public record DomainSettings(List<String> own, List<String> organization, boolean organizationCounts) {

    public DomainSettings {
        own = List.copyOf(own);
        organization = List.copyOf(organization);
    }
}
