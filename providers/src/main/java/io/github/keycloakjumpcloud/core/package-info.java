/**
 * The rules. This package is plain Java that knows neither Keycloak nor XML: facts go in, a decision comes out. The
 * adapters in {@code keycloak} gather the facts and apply the decisions.
 */
package io.github.keycloakjumpcloud.core;
