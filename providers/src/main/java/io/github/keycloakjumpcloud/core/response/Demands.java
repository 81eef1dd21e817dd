package io.github.keycloakjumpcloud.core.response;

import java.util.Optional;

/**
 * What a connection demands besides the usual; providers that were adopted may have such settings.
 *
 * @param signedAssertion the assertion itself is signed, however the response is
 * @param encryptedAssertion the assertion is encrypted
 * @param principal the attribute that names the person, instead of the NameID
 */
public record Demands(boolean signedAssertion, boolean encryptedAssertion, Optional<PrincipalAttribute> principal) {

    /** Nothing besides the usual. */
    public static final Demands NONE = new Demands(false, false, Optional.empty());
}
