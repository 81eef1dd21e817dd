package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.Slug;

/** Every fault and hint that is looked for. The slugs are stable, because admins' scripts rely on them. */
public enum FindingKind {
    IDP_ENTITY_ID_MISSING(Severity.ERROR, "SSO application > SSO > Export Metadata: upload the file to Keycloak"),
    ENTITY_IDS_EQUAL(
            Severity.ERROR,
            "SSO application > SSO > IdP Entity ID: enter a name of JumpCloud's own, and Keycloak's under SP Entity ID"),
    ENTITY_IDS_SWAPPED(
            Severity.ERROR,
            "SSO application > SSO > IdP Entity ID and SP Entity ID: swap the two values, then export again"),
    ENTITY_ID_SHARED(
            Severity.HINT, "SSO application > SSO > IdP Entity ID: choose one for each application, then export again"),
    SIGN_ON_URL_MISSING(Severity.ERROR, "SSO application > SSO > Export Metadata: upload the file to Keycloak"),
    SIGN_ON_URL_NOT_HTTPS(Severity.WARNING, "SSO application > SSO > IdP URL"),
    REDIRECT_NOT_DECLARED(
            Severity.HINT, "SSO application > SSO > Declare Redirect Endpoint: tick it, then export again"),
    REQUESTS_SIGNED_BY_SHA1(
            Severity.WARNING, "none: choose RSA_SHA256 as the signature algorithm of the connection in Keycloak"),
    CERTIFICATE_MISSING(Severity.ERROR, "SSO application > SSO > Export Metadata: upload the file to Keycloak"),
    CERTIFICATE_EXPIRED(
            Severity.ERROR, "SSO application > IDP Certificate Status: Regenerate Certificate, then Export Metadata"),
    CERTIFICATE_EXPIRES(
            Severity.WARNING, "SSO application > IDP Certificate Status: Regenerate Certificate, then Export Metadata"),
    FLOW_WITHOUT_STEP(
            Severity.WARNING, "none: choose 'jumpcloud first login' as the First login flow, or add its step to yours"),
    PORTAL_CLIENT_UNUSABLE(
            Severity.WARNING,
            "none: in Keycloak, give the portal client a Home URL (OIDC) or an IDP-Initiated SSO URL name (SAML)"),
    PORTAL_CLIENT_ABSENT(
            Severity.HINT, "General Info > User Portal: hide the tile, or set 'Portal client' in Keycloak"),
    SCIM_WITHOUT_TOKEN(
            Severity.WARNING, "SSO application > Identity Management > Token Key: enter a token made in Keycloak"),
    GROUP_ATTRIBUTE_NEVER_CAME(
            Severity.WARNING, "SSO application > SSO > Include group attribute: tick it, and enter the name"),
    DEPARTMENT_NEVER_CAME(
            Severity.HINT,
            "SSO application > SSO > Attributes: add the Service Provider Attribute Name of the department"),
    ATTRIBUTE_MISSPELT(
            Severity.HINT,
            "SSO application > SSO > Attributes > Service Provider Attribute Name: upper and lower case count"),
    RESPONSE_NOT_SIGNED(Severity.WARNING, "SSO application > SSO > Sign: choose both, the assertion and the response"),
    CLOCKS_APART(Severity.WARNING, "none: in Keycloak, synchronise the server's clock (NTP)"),
    ANYONE_MAY_JOIN(Severity.WARNING, "none: set verified domains, or another provisioning mode, in Keycloak"),
    NO_DOMAIN_TRUSTED(
            Severity.ERROR,
            "none: set verified domains in Keycloak ('*' for every domain), or verify a domain of the Organization"),
    PRINCIPAL_IS_AN_ATTRIBUTE(Severity.WARNING, "none: choose 'Subject NameID' as the Principal type in Keycloak"),
    ROOTS_OVERLAP(
            Severity.WARNING,
            "none: in Keycloak, choose roots for each connection so that no root lies within another one"),
    TARGET_MISSING(Severity.WARNING, "none: in Keycloak, create the role or group, or correct the setting or the rule"),
    DOMAIN_UNREADABLE(Severity.WARNING, "none: correct the domain of the Organization in Keycloak"),
    SETTING_REFUSED(Severity.ERROR, "none: correct the setting on the connection's page in Keycloak"),
    LINK_ONLY(Severity.ERROR, "none: switch Link only off in Keycloak"),
    ENCRYPTION_WANTED(Severity.ERROR, "none: switch Want Assertions encrypted off in Keycloak"),
    REDIRECT_NOT_OFFERED(
            Severity.ERROR,
            "SSO application > SSO > Declare Redirect Endpoint: tick it, then export again; or switch HTTP-POST binding for"
                    + " AuthnRequest on in Keycloak"),
    EVERY_ADDRESS_VERIFIED(Severity.WARNING, "none: switch Trust Email off, or set verified domains, in Keycloak"),
    RESPONSES_KEPT(Severity.WARNING, "none: switch Store tokens off in Keycloak"),
    CLOCK_SKEW_WIDE(Severity.WARNING, "none: set Allowed clock skew to 60 in Keycloak"),
    SYNC_MODE_NOT_FORCE(
            Severity.WARNING,
            "none: set Sync mode of the connection to Force, and that of its mappers to Inherit or Force"),
    LOGOUT_LEADS_AWAY(Severity.WARNING, "none: clear the Single logout service URL in Keycloak"),
    ANSWER_BY_REDIRECT(Severity.HINT, "none: switch HTTP-POST binding response on in Keycloak"),
    MEMBERS_ELSEWHERE(
            Severity.WARNING,
            "none: wait. Each person moves at the next sign-in or SCIM update; keep the old Organization until all have moved");

    private final Severity severity;
    private final String jumpcloudField;

    FindingKind(Severity severity, String jumpcloudField) {
        this.severity = severity;
        this.jumpcloudField = jumpcloudField;
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

    /**
     * The place in JumpCloud's admin portal to change, in English. Where the change is made elsewhere, the text begins
     * with "none: " and says what to do.
     */
    public String jumpcloudField() {
        return jumpcloudField;
    }
}
