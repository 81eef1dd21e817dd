package io.github.keycloakjumpcloud.keycloak.scim.operation;

import org.keycloak.models.KeycloakSession;

/** What follows the commit of an operation, in a transaction of its own, perhaps several times. */
interface Afterwards {

    /** @return what is to be done once that transaction is committed */
    Runnable run(KeycloakSession session);

    /** It could not be done, and will not be tried again. */
    void failed();
}
