/** A small web server on the JDK's own: requests in, replies out, HTML that escapes by itself. */
package io.github.keycloakjumpcloud.simulator.web;
