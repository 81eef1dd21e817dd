/** A small web server on the JDK's HTTP server, with HTML templates that escape their values. */
package io.github.keycloakjumpcloud.simulator.web;
