/**
 * Groups follow JumpCloud at each login: they are mirrored under one root, or mapped by rules. A mapper never takes
 * away what it did not grant.
 */
package io.github.keycloakjumpcloud.core.group;
