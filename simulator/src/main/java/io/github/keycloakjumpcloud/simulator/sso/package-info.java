/** JumpCloud's "SSO Applications": their settings, and what JumpCloud answers for a person. */
package io.github.keycloakjumpcloud.simulator.sso;
