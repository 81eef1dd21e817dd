/**
 * A stand-in for JumpCloud: the SAML identity provider with its user portal, and the SCIM client. Messages have
 * JumpCloud's shape on the wire.
 *
 * <p>{@code saml} writes and reads the messages, {@code directory} holds the people, {@code sso} holds the
 * applications, {@code portal} shows the pages, {@code scim} provisions people. {@code app} is an application that
 * signs people in through Keycloak, {@code keycloak} starts a Keycloak, {@code demo} runs all of them. {@code web} is
 * the HTTP server, {@code value} is the base of values that are copied. No package uses a Keycloak class: a message
 * that Keycloak's own classes would both write and read wrong cannot pass unseen.
 */
package io.github.keycloakjumpcloud.simulator;
