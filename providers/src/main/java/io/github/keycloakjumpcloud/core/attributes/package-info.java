/**
 * What JumpCloud says about a person, as received: attribute names with their values, and the one way in which such
 * text is cleaned before anything is stored.
 */
package io.github.keycloakjumpcloud.core.attributes;
