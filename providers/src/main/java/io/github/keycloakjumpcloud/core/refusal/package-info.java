/** Refusals as data. Each reason for a refusal has a stable code, which page, event, log and documentation share. */
package io.github.keycloakjumpcloud.core.refusal;
