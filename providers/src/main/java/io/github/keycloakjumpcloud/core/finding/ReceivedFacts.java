package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import java.time.Duration;
import java.util.Optional;

/**
 * What recent valid responses contained, and what was expected.
 *
 * @param attributes every attribute that any of the responses had
 * @param names the expected names of the profile's attributes
 * @param groupsExpected the group attribute; empty when no allowed groups are set
 * @param departmentExpected whether the department mapper is on
 * @param clockSkew how far JumpCloud's clock is behind Keycloak's; negative when it is ahead. The time that the browser
 *     took is included
 * @param unproven whether nothing that was signed said which request the last response answered
 */
public record ReceivedFacts(
        ReceivedAttributes attributes,
        AttributeNames names,
        Optional<String> groupsExpected,
        boolean departmentExpected,
        Duration clockSkew,
        boolean unproven) {}
