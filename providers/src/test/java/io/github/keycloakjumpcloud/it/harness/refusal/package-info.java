/** What attackers and broken senders make of messages, and what a refusal leaves as evidence. */
package io.github.keycloakjumpcloud.it.harness.refusal;
