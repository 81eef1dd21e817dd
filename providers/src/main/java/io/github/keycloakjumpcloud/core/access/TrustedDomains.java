package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The e-mail domains from which people may come in through a connection. A connection admits every domain only if
 * somebody chose that, never because a domain has gone.
 */
public sealed interface TrustedDomains {

    /** The entry that admits every domain. */
    String EVERY_DOMAIN = "*";

    /** The domains for which the connection's word proves that an address is the person's. */
    Set<TrustedDomain> verified();

    /** Whether a person with this address may come in. */
    boolean admits(EmailAddress address);

    /** Whether the connection's word proves that the address is the person's. */
    default boolean trusts(EmailAddress address) {
        return verified().stream().anyMatch(domain -> domain.covers(address));
    }

    /** People of every domain may come in. The connection's word is proof for the verified domains only. */
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

    /** Only people of the verified domains may come in. Without a verified domain nobody may. */
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

    /**
     * The domains that follow from a connection's settings. Entries that cannot be read are ignored, so they admit
     * nobody.
     */
    static TrustedDomains of(DomainSettings settings) {
        Set<TrustedDomain> verified = Stream.concat(
                        settings.own().stream().flatMap(entry -> TrustedDomain.exact(entry).stream()),
                        settings.organization().stream().flatMap(entry -> TrustedDomain.ofOrganization(entry).stream()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean chosen = settings.own().stream().map(AttributeText::trim).anyMatch(EVERY_DOMAIN::equals);
        boolean neverHadAny = entries(settings.own()).isEmpty() && !settings.organizationCounts();
        return chosen || neverHadAny ? new Any(verified) : new Only(verified);
    }

    /**
     * Accepts entries that are domains, {@code *} or blank.
     *
     * @throws WrongInput when an entry is something else; the problem names the first such entry
     */
    static void requireReadable(Collection<String> own) {
        for (String entry : entries(own)) {
            if (!EVERY_DOMAIN.equals(entry) && TrustedDomain.exact(entry).isEmpty()) {
                throw ProblemKind.NOT_A_DOMAIN.thrown(AttributeText.clean(entry, AttributeText.NAME_LIMIT));
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
