package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which connection a person belongs to who has said nothing but an e-mail address. */
public final class HomeConnection {

    private HomeConnection() {}

    /**
     * The alias of the one connection that has the address's domain among its own. Empty when there is none, and when
     * there are several: the person chooses, we do not guess.
     *
     * @param domains by alias, the entries of the connection's own setting; {@code *} names no domain
     */
    public static Optional<String> of(EmailAddress address, Map<String, List<String>> domains) {
        List<String> homes = domains.entrySet().stream()
                .filter(connection -> owns(connection.getValue(), address))
                .map(Map.Entry::getKey)
                .limit(2)
                .toList();
        return homes.size() == 1 ? Optional.of(homes.get(0)) : Optional.empty();
    }

    /**
     * Whether any connection has a domain of its own.
     *
     * @param domains as above
     */
    public static boolean isAny(Map<String, List<String>> domains) {
        return domains.values().stream()
                .anyMatch(own -> !trusted(own).verified().isEmpty());
    }

    private static boolean owns(List<String> domains, EmailAddress address) {
        return trusted(domains).trusts(address);
    }

    private static TrustedDomains trusted(List<String> domains) {
        return TrustedDomains.of(new DomainSettings(domains, List.of(), false));
    }
}
