package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.Place;
import io.github.keycloakjumpcloud.core.fact.Remedy;

/** Every fault and hint that is looked for. The slugs are stable, because admins' scripts rely on them. */
public enum FindingKind {
    IDP_ENTITY_ID_MISSING(Severity.ERROR, Place.JUMPCLOUD),
    ENTITY_IDS_EQUAL(Severity.ERROR, Place.JUMPCLOUD),
    ENTITY_IDS_SWAPPED(Severity.ERROR, Place.JUMPCLOUD),
    ENTITY_ID_SHARED(Severity.HINT, Place.JUMPCLOUD),
    SIGN_ON_URL_MISSING(Severity.ERROR, Place.JUMPCLOUD),
    SIGN_ON_URL_NOT_HTTPS(Severity.WARNING, Place.JUMPCLOUD),
    REDIRECT_NOT_DECLARED(Severity.HINT, Place.JUMPCLOUD),
    REQUESTS_SIGNED_BY_SHA1(Severity.WARNING, Place.KEYCLOAK),
    CERTIFICATE_MISSING(Severity.ERROR, Place.JUMPCLOUD),
    CERTIFICATE_EXPIRED(Severity.ERROR, Place.JUMPCLOUD),
    CERTIFICATE_EXPIRES(Severity.WARNING, Place.JUMPCLOUD),
    FLOW_WITHOUT_STEP(Severity.WARNING, Place.KEYCLOAK),
    PORTAL_CLIENT_UNUSABLE(Severity.WARNING, Place.KEYCLOAK),
    PORTAL_CLIENT_ABSENT(Severity.HINT, Place.JUMPCLOUD),
    SCIM_WITHOUT_TOKEN(Severity.WARNING, Place.JUMPCLOUD),
    SCIM_REHEARSAL(Severity.HINT, Place.KEYCLOAK),
    SCIM_REHEARSAL_OVER(Severity.WARNING, Place.KEYCLOAK),
    GROUP_ATTRIBUTE_NEVER_CAME(Severity.WARNING, Place.JUMPCLOUD),
    DEPARTMENT_NEVER_CAME(Severity.HINT, Place.JUMPCLOUD),
    ATTRIBUTE_MISSPELT(Severity.HINT, Place.JUMPCLOUD),
    RESPONSE_NOT_SIGNED(Severity.WARNING, Place.JUMPCLOUD),
    CLOCKS_APART(Severity.WARNING, Place.KEYCLOAK),
    ANYONE_MAY_JOIN(Severity.WARNING, Place.KEYCLOAK),
    PROOF_IMPOSSIBLE(Severity.HINT, Place.KEYCLOAK),
    NO_DOMAIN_TRUSTED(Severity.ERROR, Place.KEYCLOAK),
    PRINCIPAL_IS_AN_ATTRIBUTE(Severity.WARNING, Place.KEYCLOAK),
    ROOTS_OVERLAP(Severity.WARNING, Place.KEYCLOAK),
    TARGET_MISSING(Severity.WARNING, Place.KEYCLOAK),
    DOMAIN_UNREADABLE(Severity.WARNING, Place.KEYCLOAK),
    SETTING_REFUSED(Severity.ERROR, Place.KEYCLOAK),
    ORGANIZATION_DISABLED(Severity.ERROR, Place.KEYCLOAK),
    LINK_ONLY(Severity.ERROR, Place.KEYCLOAK),
    ENCRYPTION_WANTED(Severity.ERROR, Place.KEYCLOAK),
    REDIRECT_NOT_OFFERED(Severity.ERROR, Place.JUMPCLOUD),
    EVERY_ADDRESS_VERIFIED(Severity.WARNING, Place.KEYCLOAK),
    RESPONSES_KEPT(Severity.WARNING, Place.KEYCLOAK),
    CLOCK_SKEW_WIDE(Severity.WARNING, Place.KEYCLOAK),
    SYNC_MODE_NOT_FORCE(Severity.WARNING, Place.KEYCLOAK),
    EDITS_OVERWRITTEN(Severity.HINT, Place.KEYCLOAK),
    LOGOUT_LEADS_AWAY(Severity.WARNING, Place.KEYCLOAK),
    ANSWER_BY_REDIRECT(Severity.HINT, Place.KEYCLOAK),
    BUTTON_AMONG_MANY(Severity.HINT, Place.KEYCLOAK),
    LOGIN_PAGE_WITHOUT_WAY(Severity.HINT, Place.KEYCLOAK),
    MEMBERS_ELSEWHERE(Severity.WARNING, Place.KEYCLOAK);

    private final Severity severity;
    private final Place place;

    FindingKind(Severity severity, Place place) {
        this.severity = severity;
        this.place = place;
    }

    /** Whether the customer's own administrator may see it: it is about their JumpCloud, and names nothing of others. */
    public boolean isForCustomer() {
        return switch (this) {
            case IDP_ENTITY_ID_MISSING,
                    ENTITY_IDS_EQUAL,
                    ENTITY_IDS_SWAPPED,
                    SIGN_ON_URL_MISSING,
                    SIGN_ON_URL_NOT_HTTPS,
                    REDIRECT_NOT_DECLARED,
                    CERTIFICATE_MISSING,
                    CERTIFICATE_EXPIRED,
                    CERTIFICATE_EXPIRES,
                    GROUP_ATTRIBUTE_NEVER_CAME,
                    DEPARTMENT_NEVER_CAME,
                    ATTRIBUTE_MISSPELT,
                    RESPONSE_NOT_SIGNED -> true;
            default -> false;
        };
    }

    /** The stable name, for example {@code certificate-expires}. */
    public String slug() {
        return Slug.of(this);
    }

    /** How much the finding matters. */
    public Severity severity() {
        return severity;
    }

    /** What to change. */
    public Remedy remedy() {
        return new Remedy(place, FactKind.messageKey("jumpcloudField", this));
    }
}
