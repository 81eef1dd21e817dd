/**
 * What JumpCloud says about a person, as received: attribute names with their values. All text is cleaned here before
 * it is stored.
 */
package io.github.keycloakjumpcloud.core.attributes;
