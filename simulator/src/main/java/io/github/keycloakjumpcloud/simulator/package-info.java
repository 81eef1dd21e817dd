/**
 * A stand-in for JumpCloud: the SAML identity provider with its user portal, and the SCIM client, as seen on the wire.
 *
 * <p>{@code saml} writes and reads the messages, {@code directory} holds the people, {@code sso} the applications they
 * may open, {@code portal} the pages; {@code scim} provisions people; {@code app} is an application that signs in through
 * Keycloak; {@code value} has the one way of changing a copy. Nothing here uses a Keycloak class, so that a mistake shared by signer and verifier shows.
 */
package io.github.keycloakjumpcloud.simulator;
