/** What the customer's own administrator reaches by a set-up link: its page, its session, and the steps of the set-up. */
package io.github.keycloakjumpcloud.keycloak.customer;
