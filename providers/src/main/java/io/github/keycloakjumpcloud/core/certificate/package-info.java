/**
 * JumpCloud's signing certificates: reading them in any shape in which an admin pastes them, and judging their
 * validity.
 */
package io.github.keycloakjumpcloud.core.certificate;
