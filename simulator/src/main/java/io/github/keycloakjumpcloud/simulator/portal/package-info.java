/** What JumpCloud shows in a browser: the user portal, the sign-in on the way to an application, the admin's settings. */
package io.github.keycloakjumpcloud.simulator.portal;
