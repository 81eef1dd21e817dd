package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which connection people belong to who have said nothing but an e-mail address, by its domain. */
public final class HomeConnections {

    /** Empty: several connections have the domain. */
    private final Map<String, Optional<String>> byDomain;

    private HomeConnections(Map<String, Optional<String>> byDomain) {
        this.byDomain = Map.copyOf(byDomain);
    }

    /** @param domains by alias, the entries of the connection's own setting; {@code *} names no domain */
    public static HomeConnections of(Map<String, List<String>> domains) {
        Map<String, Optional<String>> byDomain = new HashMap<>();
        domains.forEach((alias, own) -> verified(own)
                .forEach(domain -> byDomain.merge(domain, Optional.of(alias), (first, second) -> Optional.empty())));
        return new HomeConnections(byDomain);
    }

    private static List<String> verified(List<String> own) {
        return TrustedDomains.of(new DomainSettings(own, List.of(), false)).verified().stream()
                .map(domain -> domain.name().ascii())
                .toList();
    }

    /**
     * The alias of the one connection that has the address's domain among its own. Empty when there is none, and when
     * there are several: the person chooses, we do not guess.
     */
    public Optional<String> of(EmailAddress address) {
        return byDomain.getOrDefault(address.domain(), Optional.empty());
    }

    /** Whether no connection has a domain of its own. */
    public boolean areNone() {
        return byDomain.isEmpty();
    }
}
