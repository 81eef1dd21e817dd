package io.github.keycloakjumpcloud.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A person who is signed in at the sample application.
 *
 * @param idToken  the token as received, for the logout request
 * @param claims   the claims of the ID token
 * @param userInfo the claims of the UserInfo endpoint
 */
record AppUser(String idToken, JsonNode claims, JsonNode userInfo) {}
