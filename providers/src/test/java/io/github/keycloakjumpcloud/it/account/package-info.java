/** Which account a person gets at a sign-in, and how nobody gets the account of another. */
package io.github.keycloakjumpcloud.it.account;
