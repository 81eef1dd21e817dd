package io.github.keycloakjumpcloud.simulator.sso;

import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;

/**
 * What an admin can have typed wrong in an application's fields. The browser is still sent to the right ACS URL, as
 * with an address that differs in host name or scheme only, so that the service provider sees the mistake.
 */
public enum Mistake {
    WRONG_ACS_URL("ACS URL"),
    WRONG_SP_ENTITY_ID("SP Entity ID"),
    WRONG_IDP_ENTITY_ID("IdP Entity ID");

    private final String field;

    Mistake(String field) {
        this.field = field;
    }

    /** The field's name in JumpCloud. */
    public String field() {
        return field;
    }

    SamlResponse appliedTo(SamlResponse response) {
        return switch (this) {
            case WRONG_ACS_URL ->
                response.withDestination("https://wrong.example.com/saml/acs")
                        .withRecipient("https://wrong.example.com/saml/acs");
            case WRONG_SP_ENTITY_ID -> response.withAudience("https://wrong.example.com/sp");
            case WRONG_IDP_ENTITY_ID -> response.withIssuer("wrong-idp-entity-id");
        };
    }
}
