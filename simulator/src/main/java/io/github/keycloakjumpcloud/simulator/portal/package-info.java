/** JumpCloud's pages in a browser: the user portal, the sign-in page and the admin's settings. */
package io.github.keycloakjumpcloud.simulator.portal;
