package io.github.keycloakjumpcloud.simulator.sso;

import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;

/**
 * A field of an application that the admin has filled in wrong. The browser still goes to the right ACS URL, so that
 * the service provider receives the message with the mistake.
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
