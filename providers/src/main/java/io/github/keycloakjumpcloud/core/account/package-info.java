/**
 * Whose account is it. A first and a returning SAML sign-in, a SCIM create, linking from the account console and the trial
 * login ask {@link io.github.keycloakjumpcloud.core.account.AccountRule}, and nothing else decides.
 */
package io.github.keycloakjumpcloud.core.account;
