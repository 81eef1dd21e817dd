package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.profile.DomainName;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/** The e-mail domains for which a connection is trusted. A subdomain is another domain. */
public final class VerifiedDomains {

    private final Set<DomainName> domains;

    private VerifiedDomains(Set<DomainName> domains) {
        this.domains = domains;
    }

    /**
     * Accepts {@code example.com} and {@code @example.com} in any letter case; blank entries are skipped.
     *
     * @throws IllegalArgumentException when an entry is no domain, naming that entry
     */
    public static VerifiedDomains of(Collection<String> domains) {
        Set<DomainName> parsed = new LinkedHashSet<>();
        for (String entry : domains) {
            String trimmed = AttributeText.trim(entry);
            if (!trimmed.isEmpty()) {
                parsed.add(domain(trimmed));
            }
        }
        return new VerifiedDomains(Collections.unmodifiableSet(parsed));
    }

    private static DomainName domain(String entry) {
        return DomainName.parse(entry.startsWith("@") ? entry.substring(1) : entry)
                .orElseThrow(() -> new IllegalArgumentException(
                        "Not an e-mail domain: \"" + AttributeText.clean(entry, AttributeText.NAME_LIMIT) + "\""));
    }

    /** Whether no domain is set. */
    public boolean isEmpty() {
        return domains.isEmpty();
    }

    /** Whether the address belongs to one of exactly these domains; never so when none is set. */
    public boolean trusts(EmailAddress address) {
        return domains.stream().anyMatch(domain -> domain.ascii().equals(address.domain()));
    }

    /** The domains in ASCII form, joined for a message. */
    @Override
    public String toString() {
        return String.join(", ", domains.stream().map(DomainName::ascii).toList());
    }
}
