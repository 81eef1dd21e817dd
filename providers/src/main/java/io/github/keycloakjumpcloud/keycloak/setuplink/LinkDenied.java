package io.github.keycloakjumpcloud.keycloak.setuplink;

import io.github.keycloakjumpcloud.core.setuplink.LinkDenial;

/** An administrator does not get the set-up link that they ask for. */
public final class LinkDenied extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final LinkDenial denial;

    LinkDenied(LinkDenial denial) {
        super(denial.problem().toString(), null, false, false);
        this.denial = denial;
    }

    public LinkDenial denial() {
        return denial;
    }
}
