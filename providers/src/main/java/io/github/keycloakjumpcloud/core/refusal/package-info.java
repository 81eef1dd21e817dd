/**
 * Refusals as data: each reason why a person is not let in has a stable code, which the page, the event, the log and
 * the documentation share.
 */
package io.github.keycloakjumpcloud.core.refusal;
