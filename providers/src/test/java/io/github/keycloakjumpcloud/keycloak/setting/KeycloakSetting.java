package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.finding.FindingKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What each setting that Keycloak has for a SAML provider does to a connection. The table in
 * docs/configuration/keycloak-settings.md is made of it.
 */
record KeycloakSetting(String key, String text, List<FindingKind> findings, List<String> refused) {

    static final List<KeycloakSetting> ALL = List.of(
            refused("entityId", "SP Entity ID. 400 unless a URI; blank: the realm's address", "not a uri", "{acme}"),
            found(
                    "idpEntityId",
                    "Must be JumpCloud's IdP Entity ID; any text",
                    FindingKind.IDP_ENTITY_ID_MISSING,
                    FindingKind.ENTITY_IDS_EQUAL,
                    FindingKind.ENTITY_IDS_SWAPPED,
                    FindingKind.ENTITY_ID_SHARED),
            refused(
                            "singleSignOnServiceUrl",
                            "Where login requests go. 400 unless an http(s) URL",
                            "https://sso.jumpcloud.com/saml2/a b")
                    .and(FindingKind.SIGN_ON_URL_MISSING, FindingKind.SIGN_ON_URL_NOT_HTTPS),
            refused(
                            "singleLogoutServiceUrl",
                            "People who sign out of Keycloak are sent there, and JumpCloud has no single logout",
                            "https://sso.jumpcloud.com/a b")
                    .and(FindingKind.LOGOUT_LEADS_AWAY),
            right("backchannelSupported", "Keycloak calls the logout URL itself, without the browser"),
            right("postBindingLogout", "How people are sent to the logout URL"),
            found(
                    "postBindingAuthnRequest",
                    "Off: requests go by HTTP-Redirect, which needs Declare Redirect Endpoint",
                    FindingKind.REDIRECT_NOT_OFFERED),
            found("postBindingResponse", "Off: requests ask for what SAML forbids", FindingKind.ANSWER_BY_REDIRECT),
            refused("artifactBindingResponse", "400 when on: JumpCloud sends no artifacts", "true"),
            right("artifactResolutionServiceUrl", "Nothing asks for it: artifacts are refused"),
            found(
                    "signingCertificate",
                    "The certificates for checking signatures. 400 unless certificates",
                    FindingKind.CERTIFICATE_MISSING,
                    FindingKind.CERTIFICATE_EXPIRED,
                    FindingKind.CERTIFICATE_EXPIRES),
            right("useMetadataDescriptorUrl", "Certificates come from the URL. 400 without one"),
            right("metadataDescriptorUrl", "400 unless a URL that the realm's Require SSL allows"),
            right("validateSignature", "Always on; saving turns it on again"),
            right("wantAssertionsSigned", "On: the assertion itself must be signed, else JC-302"),
            found(
                    "wantAssertionsEncrypted",
                    "On: every login ends in JC-314, because JumpCloud does not encrypt",
                    FindingKind.ENCRYPTION_WANTED),
            refused("encryptionAlgorithm", "400 unless one that Keycloak decrypts by", "AES"),
            right("encryptionPublicKey", "Not used"),
            right("wantAuthnRequestsSigned", "On: give JumpCloud the SP certificate first"),
            refused("signatureAlgorithm", "For requests. 400 unless Keycloak knows it", "SHA256", "rsa_sha256")
                    .and(FindingKind.REQUESTS_SIGNED_BY_SHA1),
            right("xmlSigKeyInfoKeyNameTransformer", "How a signature names its key"),
            right("addExtensionsElementWithKeyInfo", "Names the key in redirected requests"),
            right("signSpMetadata", "Signs Keycloak's own metadata"),
            right("descriptorCacheSeconds", "How long others may keep Keycloak's metadata"),
            right("attributeConsumingServiceIndex", "Sent to JumpCloud, which ignores it"),
            right("attributeConsumingServiceName", "In Keycloak's own metadata"),
            refused("principalType", "400 unless Subject NameID, or as adopted", "ATTRIBUTE", "FRIENDLY_ATTRIBUTE")
                    .and(FindingKind.PRINCIPAL_IS_AN_ATTRIBUTE),
            right("principalAttribute", "Only on an adopted provider; cannot be changed or left blank"),
            refused(
                    "nameIDPolicyFormat",
                    "400 for transient, and unless a URI. JumpCloud sends the format that is chosen there",
                    "e-mail address"),
            right("allowCreate", "Sent to JumpCloud, which ignores it"),
            right("forceAuthn", "On: JumpCloud is asked to let people sign in anew each time"),
            right("loginHint", "On: the request names the person as the application does"),
            refused(
                    "authnContextClassRefs",
                    "Sent to JumpCloud; nobody checks the answer. 400 unless a list",
                    "Password"),
            refused("authnContextDeclRefs", "As `authnContextClassRefs`", "{}"),
            refused("authnContextComparisonType", "400 unless one of SAML's four words", "strongest"),
            refused(
                            "allowedClockSkew",
                            "Seconds. 400 unless a whole number to 3600",
                            "-1",
                            "1 h",
                            "3601",
                            "99999999999")
                    .and(FindingKind.CLOCK_SKEW_WIDE),
            refused("syncMode", "Should be Force. 400 unless Force, Import or Legacy", "force", "ALWAYS")
                    .and(FindingKind.SYNC_MODE_NOT_FORCE),
            refused("doNotStoreUsers", "400 when on: SCIM could not deactivate such an account", "true"),
            refused("filteredByClaim", "400 when on: Keycloak looks at no SAML claim. Use `allowedGroups`", "true"),
            right("claimFilterName", "Not used without `filteredByClaim`"),
            right("claimFilterValue", "Not used without `filteredByClaim`"),
            refused(
                    "showInAccountConsole",
                    "400 unless Keycloak knows the word: the account console would fail",
                    "yes"),
            found(
                    "linkOnly",
                    "On: nobody can sign in through the connection; people who are signed in can link",
                    FindingKind.LINK_ONLY),
            found(
                    "trustEmail",
                    "On: addresses of any domain count as verified; where domains are verified, it changes nothing",
                    FindingKind.EVERY_ADDRESS_VERIFIED),
            found(
                    "storeToken",
                    "On: the last response of each person is stored with the link",
                    FindingKind.RESPONSES_KEPT),
            right("storeTokenInSession", "On: the session keeps the assertion until it ends"),
            right("addReadTokenRoleOnCreate", "Lets people read the response that Store tokens keeps"),
            right("enabled", "Off: JC-107; SCIM reads and takes away only"),
            found(
                    "hideOnLogin",
                    "The button goes; tile, sign-in link and a typed address work",
                    FindingKind.BUTTON_AMONG_MANY,
                    FindingKind.LOGIN_PAGE_WITHOUT_WAY),
            right("hideOnLoginPage", "As `hideOnLogin`; older versions stored it"),
            right("guiOrder", "Order of the buttons"),
            right("alias", "400 for an address of this extension; cannot be changed"),
            right("displayName", "On the button"),
            right("displayIconClasses", "Not stored"),
            right("internalId", "Made by Keycloak; people, tokens and groups belong to this id"),
            right("providerId", "`jumpcloud-saml`; Keycloak ignores a change"),
            right("types", "Shown only"),
            right("config", "Holds the other settings"),
            found(
                    "firstBrokerLoginFlowId",
                    "Any flow: the account rule is asked before it and at its end",
                    FindingKind.FLOW_WITHOUT_STEP),
            right("firstBrokerLoginFlowAlias", "The name of the flow in `firstBrokerLoginFlowId`"),
            right("postBrokerLoginFlowId", "Any flow: the account rule is asked once more at its end"),
            right("postBrokerLoginFlowAlias", "The name of the flow in `postBrokerLoginFlowId`"),
            found(
                    "organizationId",
                    "Its verified domains count: see [Organizations](several-connections.md#organizations)",
                    FindingKind.NO_DOMAIN_TRUSTED,
                    FindingKind.ORGANIZATION_DISABLED,
                    FindingKind.MEMBERS_ELSEWHERE),
            right("kc.org.domain", "Which domain of the Organization is redirected"),
            right("kc.org.broker.redirect.mode.email-matches", "A typed address of that domain leads to JumpCloud"),
            right(
                    "kc.org.broker.login.hide-when-org-unknown",
                    "The button comes once the Organization is known, whatever `buttonOnFirstPage` says"),
            right("kc.org.broker.login.show-when-linked-elsewhere", "The button also for people of other providers"),
            right("caseSensitiveOriginalUsername", "Only how the link shows the name"),
            right("authenticateByDefault", "Keycloak no longer uses it"),
            right("updateProfileFirstLogin", "Keycloak no longer uses it"),
            right("updateProfileFirstLoginMode", "Keycloak no longer uses it"),
            right("enabledFromMetadata", "Used by Keycloak's own import only"),
            right("issuer", "Not used for SAML"),
            right("minValidityToken", "Not used for SAML"),
            right("passMaxAge", "Not used for SAML"),
            right("fedClientAssertionMaxExp", "Not used for SAML"));

    private static KeycloakSetting right(String key, String text) {
        return new KeycloakSetting(key, text, List.of(), List.of());
    }

    private static KeycloakSetting found(String key, String text, FindingKind... findings) {
        return new KeycloakSetting(key, text, List.of(findings), List.of());
    }

    private static KeycloakSetting refused(String key, String text, String... values) {
        return new KeycloakSetting(key, text, List.of(), List.of(values));
    }

    private KeycloakSetting and(FindingKind... kinds) {
        return new KeycloakSetting(key, text, List.of(kinds), refused);
    }

    private String outcome() {
        List<String> outcomes = new ArrayList<>();
        if (!refused.isEmpty()) {
            outcomes.add("refused");
        }
        findings.forEach(kind -> outcomes.add("`" + kind.slug() + "`"));
        return outcomes.isEmpty() ? "right" : String.join(", ", outcomes);
    }

    /** The table in Markdown. */
    static String markdown() {
        return ALL.stream()
                .sorted(Comparator.comparing(KeycloakSetting::key))
                .map(setting -> "| `" + setting.key + "` | " + setting.outcome() + " | " + setting.text + " |\n")
                .collect(Collectors.joining(
                        "", "| setting | outcome | what it does to a connection |\n|---|---|---|\n", ""));
    }

    @Override
    public String toString() {
        return key;
    }
}
