package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.profile.LocalPartLetters;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known about a login when it reaches the gate.
 *
 * @param email as received, if it was
 * @param letters that the realm takes in an address
 * @param nameId the subject's NameID (SAML Core 2.2.3)
 * @param nameIdIsEmail whether the NameID's format says that it is an e-mail address
 * @param certificateExpiredSince set only when every trusted certificate has expired
 * @param missingStrict with strict attribute names, the first required field that did not come
 */
public record GateFacts(
        Optional<String> email,
        LocalPartLetters letters,
        String nameId,
        boolean nameIdIsEmail,
        ReceivedAttributes attributes,
        Optional<Instant> certificateExpiredSince,
        Optional<ProfileField> missingStrict) {}
