package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import java.util.List;

/** What can be found on a connection. Most findings have one fact, some have several. */
public enum FindingFact implements FactKind {
    IDP_ENTITY_ID_MISSING(FindingKind.IDP_ENTITY_ID_MISSING),
    ENTITY_IDS_EQUAL(FindingKind.ENTITY_IDS_EQUAL, FactSlot.text("entityId")),
    ENTITY_IDS_SWAPPED(FindingKind.ENTITY_IDS_SWAPPED, FactSlot.text("idpEntityId"), FactSlot.text("spEntityId")),
    ENTITY_ID_SHARED(FindingKind.ENTITY_ID_SHARED, FactSlot.names("connections")),
    SIGN_ON_URL_MISSING(FindingKind.SIGN_ON_URL_MISSING),
    SIGN_ON_URL_NOT_HTTPS(FindingKind.SIGN_ON_URL_NOT_HTTPS, FactSlot.text("url")),
    REDIRECT_NOT_DECLARED(FindingKind.REDIRECT_NOT_DECLARED),
    REQUESTS_SIGNED_BY_SHA1(FindingKind.REQUESTS_SIGNED_BY_SHA1, FactSlot.text("algorithm")),
    CERTIFICATE_MISSING(FindingKind.CERTIFICATE_MISSING),
    CERTIFICATE_EXPIRED(FindingKind.CERTIFICATE_EXPIRED, FactSlot.time("end")),
    CERTIFICATE_EXPIRES(FindingKind.CERTIFICATE_EXPIRES, FactSlot.time("end")),
    FLOW_WITHOUT_STEP(FindingKind.FLOW_WITHOUT_STEP),
    PORTAL_CLIENT_UNUSABLE(FindingKind.PORTAL_CLIENT_UNUSABLE),
    PORTAL_CLIENT_ABSENT(FindingKind.PORTAL_CLIENT_ABSENT),
    SCIM_WITHOUT_TOKEN(FindingKind.SCIM_WITHOUT_TOKEN),
    SCIM_REHEARSAL(FindingKind.SCIM_REHEARSAL),
    SCIM_REHEARSAL_OVER(FindingKind.SCIM_REHEARSAL_OVER, FactSlot.time("end")),
    GROUP_ATTRIBUTE_NEVER_CAME(FindingKind.GROUP_ATTRIBUTE_NEVER_CAME, FactSlot.text("attribute")),
    DEPARTMENT_NEVER_CAME(FindingKind.DEPARTMENT_NEVER_CAME, FactSlot.text("attribute")),
    ATTRIBUTE_MISSPELT(FindingKind.ATTRIBUTE_MISSPELT, FactSlot.nearMisses("nearMisses")),
    RESPONSE_NOT_SIGNED(FindingKind.RESPONSE_NOT_SIGNED),
    CLOCKS_APART(FindingKind.CLOCKS_APART, FactSlot.number("seconds")),
    ANYONE_MAY_JOIN(FindingKind.ANYONE_MAY_JOIN),
    PROOF_IMPOSSIBLE(FindingKind.PROOF_IMPOSSIBLE),
    NO_DOMAIN_TRUSTED(FindingKind.NO_DOMAIN_TRUSTED),
    PRINCIPAL_IS_AN_ATTRIBUTE(FindingKind.PRINCIPAL_IS_AN_ATTRIBUTE, FactSlot.text("attribute")),
    ROOTS_OVERLAP(
            FindingKind.ROOTS_OVERLAP,
            FactSlot.text("root"),
            FactSlot.text("otherRoot"),
            FactSlot.text("otherConnection")),
    DEFAULT_ROLE_MISSING(FindingKind.TARGET_MISSING, FactSlot.quote("role")),
    MAPPER_TARGET_MISSING(FindingKind.TARGET_MISSING, FactSlot.name("mapper"), FactSlot.quote("target")),
    MAPPER_RULES_UNREADABLE(FindingKind.TARGET_MISSING, FactSlot.name("mapper"), FactSlot.facts("problems")),
    DOMAIN_UNREADABLE(FindingKind.DOMAIN_UNREADABLE, FactSlot.text("domain")),
    SETTING_REFUSED(FindingKind.SETTING_REFUSED, FactSlot.facts("problems")),
    ORGANIZATION_DISABLED(FindingKind.ORGANIZATION_DISABLED),
    LINK_ONLY(FindingKind.LINK_ONLY),
    ENCRYPTION_WANTED(FindingKind.ENCRYPTION_WANTED),
    ENCRYPTION_WITHOUT_KEY(FindingKind.ENCRYPTION_WANTED),
    REDIRECT_NOT_OFFERED(FindingKind.REDIRECT_NOT_OFFERED),
    EVERY_ADDRESS_VERIFIED(FindingKind.EVERY_ADDRESS_VERIFIED),
    RESPONSES_KEPT(FindingKind.RESPONSES_KEPT),
    CLOCK_SKEW_WIDE(FindingKind.CLOCK_SKEW_WIDE, FactSlot.number("seconds")),
    SYNC_MODE_NOT_FORCE(FindingKind.SYNC_MODE_NOT_FORCE),
    EDITS_OVERWRITTEN(FindingKind.EDITS_OVERWRITTEN, FactSlot.names("attributes")),
    LOGOUT_LEADS_AWAY(FindingKind.LOGOUT_LEADS_AWAY, FactSlot.text("url")),
    ANSWER_BY_REDIRECT(FindingKind.ANSWER_BY_REDIRECT),
    BUTTON_AMONG_MANY(FindingKind.BUTTON_AMONG_MANY),
    LOGIN_PAGE_WITHOUT_WAY(FindingKind.LOGIN_PAGE_WITHOUT_WAY),
    MEMBERS_ELSEWHERE(FindingKind.MEMBERS_ELSEWHERE, FactSlot.number("people"));

    private final FindingKind finding;
    private final List<FactSlot> slots;

    FindingFact(FindingKind finding, FactSlot... slots) {
        this.finding = finding;
        this.slots = List.of(slots);
    }

    /** The finding that has this fact. */
    public FindingKind finding() {
        return finding;
    }

    @Override
    public List<FactSlot> slots() {
        return slots;
    }

    @Override
    public String messageKey() {
        return FactKind.messageKey("jumpcloudFinding", this);
    }
}
