/** What is refused, what is merely strange, and that neither harms an account. */
package io.github.keycloakjumpcloud.it.refusal;
