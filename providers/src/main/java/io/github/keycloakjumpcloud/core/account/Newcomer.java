package io.github.keycloakjumpcloud.core.account;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;

/**
 * The person who comes in, fixed when the message was verified. A form, a mapper or a step of a flow may change what
 * the account is called, never who the person is.
 *
 * @param subject the id under which the connection links the person: the NameID (SAML Core 2.2.3); an address is in
 *     lower case
 * @param address the asserted e-mail address
 * @param trusted whether the connection is trusted for the domain of that address
 */
public record Newcomer(String subject, EmailAddress address, boolean trusted) {}
