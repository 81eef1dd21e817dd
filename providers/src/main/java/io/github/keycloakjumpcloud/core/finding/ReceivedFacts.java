package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import java.time.Duration;
import java.util.Optional;

/**
 * What recent valid responses have brought, beside what was expected.
 *
 * @param attributes every attribute that any of them had
 * @param groupsExpected the group attribute, where allowed groups are set
 * @param departmentExpected whether the department mapper is on
 * @param clockSkew how far JumpCloud's clock is behind Keycloak's, negative when it is ahead; the time that a browser took
 *     is in it
 * @param unproven whether nothing that was signed said which request the last response answered
 */
public record ReceivedFacts(
        ReceivedAttributes attributes,
        AttributeNames names,
        Optional<String> groupsExpected,
        boolean departmentExpected,
        Duration clockSkew,
        boolean unproven) {}
