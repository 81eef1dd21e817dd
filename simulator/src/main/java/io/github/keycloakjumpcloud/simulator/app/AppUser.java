package io.github.keycloakjumpcloud.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Someone who is signed in.
 *
 * @param idToken  as received; the logout names it
 * @param claims   of the ID token
 * @param userInfo what the UserInfo endpoint adds
 */
record AppUser(String idToken, JsonNode claims, JsonNode userInfo) {}
