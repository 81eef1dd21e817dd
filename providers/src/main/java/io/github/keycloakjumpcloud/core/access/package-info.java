/**
 * Who may come in, and to which account. The gate is asked at every login; the first-login rule only when a person has
 * no linked account yet.
 */
package io.github.keycloakjumpcloud.core.access;
