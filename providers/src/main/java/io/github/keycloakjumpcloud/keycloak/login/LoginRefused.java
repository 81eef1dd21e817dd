package io.github.keycloakjumpcloud.keycloak.login;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/** Ends a login in the midst of Keycloak's code with our page. The refusal is told already. */
final class LoginRefused extends WebApplicationException {

    private static final long serialVersionUID = 1L;

    LoginRefused(Response page) {
        super(page);
    }

    /** Keycloak logs what it catches; this is no failure, and the line of the refusal is in the log. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
