package io.github.keycloakjumpcloud.core.finding;

/**
 * One thing that was found.
 *
 * @param fact what was found, for the admin, in English
 */
public record Finding(FindingKind kind, String fact) {}
