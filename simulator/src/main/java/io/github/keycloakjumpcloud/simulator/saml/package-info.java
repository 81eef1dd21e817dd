/** JumpCloud's SAML messages, written and signed with the JDK alone. */
package io.github.keycloakjumpcloud.simulator.saml;
