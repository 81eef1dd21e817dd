package io.github.keycloakjumpcloud.core.finding;

/**
 * A fault or a hint that was found on a connection.
 *
 * @param fact what was found, for the admin, in English
 */
public record Finding(FindingKind kind, String fact) {}
