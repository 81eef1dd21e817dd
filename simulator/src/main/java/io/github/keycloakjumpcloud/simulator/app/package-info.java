/** A small application that signs people in through Keycloak by OpenID Connect and shows their claims. */
package io.github.keycloakjumpcloud.simulator.app;
