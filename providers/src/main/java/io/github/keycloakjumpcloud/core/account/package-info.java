/**
 * Whose account it is. First and later SAML sign-ins, SCIM creates, linking from the account console and trial logins
 * all ask {@link io.github.keycloakjumpcloud.core.account.AccountRule}. Nothing else decides.
 */
package io.github.keycloakjumpcloud.core.account;
