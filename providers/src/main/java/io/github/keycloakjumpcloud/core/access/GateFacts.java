package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.profile.LocalPartLetters;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import java.time.Instant;
import java.util.Optional;

/**
 * The facts about a login that reaches the gate.
 *
 * @param email the e-mail value as received; empty when no attribute for it came
 * @param letters the letters that the realm accepts before the @ of an address
 * @param nameId the subject's NameID (SAML Core 2.2.3)
 * @param nameIdIsEmail whether the NameID's format says that it is an e-mail address
 * @param attributes all attributes of the assertion
 * @param certificateExpiredSince when the last trusted certificate expired; empty unless all have expired
 * @param strictNames whether an attribute must come under its configured name
 * @param missingStrict with strict attribute names, the first required field that did not come; otherwise empty
 * @param groupsCameForOthers whether other recent responses had the group attribute that this one lacks
 */
public record GateFacts(
        Optional<String> email,
        LocalPartLetters letters,
        String nameId,
        boolean nameIdIsEmail,
        ReceivedAttributes attributes,
        Optional<Instant> certificateExpiredSince,
        boolean strictNames,
        Optional<ProfileField> missingStrict,
        boolean groupsCameForOthers) {}
