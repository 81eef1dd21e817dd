/** What has come of sign-ins, day by day. */
package io.github.keycloakjumpcloud.core.activity;
