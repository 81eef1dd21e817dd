package io.github.keycloakjumpcloud.core.access;

import java.util.List;

/**
 * Where a connection's e-mail domains come from.
 *
 * @param own the entries of the connection's own setting, as typed; {@code *} stands for every domain
 * @param organization the verified domains of the connection's Organization; empty while the Organization is disabled
 * @param organizationCounts whether the connection belongs, or once belonged, to an Organization. If true, a connection
 *     whose domains have gone admits nobody
 */
public record DomainSettings(List<String> own, List<String> organization, boolean organizationCounts) {

    public DomainSettings {
        own = List.copyOf(own);
        organization = List.copyOf(organization);
    }
}
