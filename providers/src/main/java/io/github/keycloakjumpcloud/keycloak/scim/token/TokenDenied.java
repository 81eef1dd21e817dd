package io.github.keycloakjumpcloud.keycloak.scim.token;

import io.github.keycloakjumpcloud.core.scim.TokenDenial;

/** A token was not made. */
public final class TokenDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final TokenDenial denial;

    TokenDenied(TokenDenial denial) {
        super(denial.problem().toString());
        this.denial = denial;
    }

    public TokenDenial denial() {
        return denial;
    }
}
