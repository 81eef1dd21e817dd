/**
 * The certificates with which JumpCloud signs: read in whatever shape an admin pastes them, and asked whether they are
 * still valid.
 */
package io.github.keycloakjumpcloud.core.certificate;
