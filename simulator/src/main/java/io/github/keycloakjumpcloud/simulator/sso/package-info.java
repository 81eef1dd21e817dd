/** JumpCloud's "SSO Applications": their settings, and the responses that follow from the settings. */
package io.github.keycloakjumpcloud.simulator.sso;
