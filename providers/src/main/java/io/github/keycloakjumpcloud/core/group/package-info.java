/**
 * Groups follow JumpCloud at each login: mirrored under one root, or mapped by rules. What the mapper did not grant it
 * does not take away.
 */
package io.github.keycloakjumpcloud.core.group;
