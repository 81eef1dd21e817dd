package io.github.keycloakjumpcloud.core.response;

import java.util.Optional;

/**
 * Additional demands of a connection. Providers that were adopted may have them.
 *
 * @param signedAssertion whether the assertion itself must be signed, even in a signed response
 * @param encryptedAssertion whether the assertion must be encrypted
 * @param principal the attribute that names the person instead of the NameID; empty for the NameID
 */
public record Demands(boolean signedAssertion, boolean encryptedAssertion, Optional<PrincipalAttribute> principal) {

    /** No additional demands. */
    public static final Demands NONE = new Demands(false, false, Optional.empty());
}
