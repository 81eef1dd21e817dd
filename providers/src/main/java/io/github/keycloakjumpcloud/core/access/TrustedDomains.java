package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The e-mail domains from which people may come in through a connection. That every domain may is a choice which
 * somebody made; it never comes about because a domain has gone.
 */
public sealed interface TrustedDomains {

    /** What an admin enters to let every domain in. */
    String EVERY_DOMAIN = "*";

    /** The domains for which the connection's word is proof that an address is the person's. */
    Set<TrustedDomain> verified();

    /** Whether a person of this address may come in. */
    boolean admits(EmailAddress address);

    /** Whether the connection's word is proof that the address is the person's. */
    default boolean trusts(EmailAddress address) {
        return verified().stream().anyMatch(domain -> domain.covers(address));
    }

    /** People of every domain may come in; the connection's word is proof for the verified ones only. */
    record Any(Set<TrustedDomain> verified) implements TrustedDomains {

        public Any {
            verified = ordered(verified);
        }

        @Override
        public boolean admits(EmailAddress address) {
            return true;
        }

        @Override
        public String toString() {
            return list(verified);
        }
    }

    /** People of the verified domains may come in, and nobody where there is none. */
    record Only(Set<TrustedDomain> verified) implements TrustedDomains {

        public Only {
            verified = ordered(verified);
        }

        @Override
        public boolean admits(EmailAddress address) {
            return trusts(address);
        }

        @Override
        public String toString() {
            return list(verified);
        }
    }

    /** What a connection's settings come to. An entry that cannot be read trusts nobody. */
    static TrustedDomains of(DomainSettings settings) {
        Set<TrustedDomain> verified = Stream.concat(
                        settings.own().stream().flatMap(entry -> TrustedDomain.exact(entry).stream()),
                        settings.organization().stream().flatMap(entry -> TrustedDomain.ofOrganization(entry).stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean chosen = settings.own().stream().map(AttributeText::trim).anyMatch(EVERY_DOMAIN::equals);
        boolean neverHadAny = entries(settings.own()).isEmpty() && !settings.organizationCounts();
        return chosen || neverHadAny ? new Any(verified) : new Only(verified);
    }

    /** @throws IllegalArgumentException when an entry is neither a domain nor {@code *}, naming that entry */
    static void requireReadable(Collection<String> own) {
        for (String entry : entries(own)) {
            if (!EVERY_DOMAIN.equals(entry) && TrustedDomain.exact(entry).isEmpty()) {
                throw new IllegalArgumentException(
                        "Not an e-mail domain: \"" + AttributeText.clean(entry, AttributeText.NAME_LIMIT) + "\"");
            }
        }
    }

    private static List<String> entries(Collection<String> own) {
        return own.stream()
                .map(AttributeText::trim)
                .filter(entry -> !entry.isEmpty())
                .toList();
    }

    private static Set<TrustedDomain> ordered(Set<TrustedDomain> domains) {
        return Collections.unmodifiableSet(new LinkedHashSet<>(domains));
    }

    private static String list(Set<TrustedDomain> domains) {
        return domains.stream().map(TrustedDomain::toString).collect(Collectors.joining(", "));
    }
}
