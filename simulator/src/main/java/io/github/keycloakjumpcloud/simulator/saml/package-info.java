/** JumpCloud's SAML messages, written and signed by the JDK's own XML classes. */
package io.github.keycloakjumpcloud.simulator.saml;
