package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import io.github.keycloakjumpcloud.core.profile.DomainName;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.Optional;

/**
 * An e-mail domain that a connection is trusted for.
 *
 * @param subdomains whether the domain's subdomains are trusted as well
 */
public record TrustedDomain(DomainName name, boolean subdomains) {

    private static final String WILDCARD = "*.";

    /** Reads {@code example.com} or {@code @example.com}, in any letter case; empty when the text is no domain. */
    static Optional<TrustedDomain> exact(String text) {
        String trimmed = AttributeText.trim(text);
        return DomainName.parse(trimmed.startsWith("@") ? trimmed.substring(1) : trimmed)
                .map(name -> new TrustedDomain(name, false));
    }

    /**
     * Reads a domain of an Organization. As in Keycloak, {@code *.example.com} means the domain and all its subdomains.
     * Empty when the text is no domain.
     */
    static Optional<TrustedDomain> ofOrganization(String text) {
        String trimmed = AttributeText.trim(text);
        return trimmed.startsWith(WILDCARD)
                ? DomainName.parse(trimmed.substring(WILDCARD.length())).map(name -> new TrustedDomain(name, true))
                : exact(trimmed);
    }

    /** Whether a domain of an Organization can be read as a domain name. */
    public static boolean isReadable(String organizationDomain) {
        return ofOrganization(organizationDomain).isPresent();
    }

    boolean covers(EmailAddress address) {
        return address.domain().equals(name.ascii())
                || subdomains && address.domain().endsWith("." + name.ascii());
    }

    @Override
    public String toString() {
        return subdomains ? WILDCARD + name.ascii() : name.ascii();
    }
}
