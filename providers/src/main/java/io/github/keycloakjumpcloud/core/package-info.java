/**
 * The rules. Plain Java that knows neither Keycloak nor XML: facts go in, a decision comes out, and the adapters in
 * {@code keycloak} gather the ones and apply the other.
 */
package io.github.keycloakjumpcloud.core;
