/** A small application that signs people in through Keycloak with OpenID Connect and shows what it learns of them. */
package io.github.keycloakjumpcloud.simulator.app;
