package io.github.keycloakjumpcloud.keycloak.admin;

import java.util.List;

/**
 * What one rule would do.
 *
 * @param pattern of the rule, as it is read
 * @param target {@code group:/path} or {@code role:name}
 * @param state {@code given}; {@code missing} when the realm has no such group or role; {@code withheld} when it makes
 *     administrators, and is not given therefore
 * @param groups JumpCloud's groups that the rule matches, as far as they are known here, ten at most
 * @param people who are linked to the connection and in one of all those groups
 */
public record GroupRulePreview(String pattern, String target, String state, List<String> groups, long people) {}
