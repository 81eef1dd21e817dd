package io.github.keycloakjumpcloud.core.refusal;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every reason for which a login is refused. The codes are stable, because admins' alerts and the troubleshooting page
 * rely on them.
 */
public enum RefusalReason {
    NOT_IN_ALLOWED_GROUP(
            101,
            "allowed-groups",
            "SSO application > User Groups: tick one of the allowed groups, and make the person its member"),
    GROUP_ATTRIBUTE_ABSENT(
            102,
            "group-attribute",
            "SSO application > SSO > Group Attributes: tick 'include group attribute' and enter the expected name"),
    EMAIL_MISSING(
            103,
            "email-present",
            "SSO application > SSO > User Attribute Mapping: map the expected name to 'email'; or Users > the person:"
                    + " Company Email"),
    DOMAIN_NOT_TRUSTED(104, "trusted-domain", "Users > the person: Company Email"),
    NAME_ID_DIFFERS(105, "name-id", "SSO application > SSO > SAMLSubject NameID: choose 'email'"),
    REQUIRED_ATTRIBUTE_MISSING(
            106,
            "required-attribute",
            "SSO application > SSO > User Attribute Mapping: spell the Service Provider Attribute Name exactly as"
                    + " expected"),
    CONNECTION_DISABLED(
            107,
            "connection-enabled",
            "none: in Keycloak, enable the connection and its Organization, and mend what its findings say"),

    NO_ACCOUNT(201, "invited", "none: invite the person in Keycloak, or set the provisioning mode to 'jit'"),
    NOT_PROVISIONED(
            202,
            "provisioned",
            "SSO application > Identity Management: activate it, and assign the person by a User Group"),
    ACCOUNT_DISABLED(
            203,
            "account-enabled",
            "none: enable the account in Keycloak; if SCIM manages it, activate the person in JumpCloud (Users > the person)"),
    LINKING_REFUSED(204, "account-linking", "none: link the account in Keycloak, or change 'Link existing accounts'"),
    ACCOUNT_LOCKED(
            205,
            "account-lock",
            "none: wait, or unlock the person in Keycloak (Users > the person > Clear login failures)"),
    ACCOUNT_READ_ONLY(
            206, "account-writable", "none: make the directory of the account writable in Keycloak (User federation)"),
    DIRECTORY_DOWN(207, "directory-answers", "none: in Keycloak, repair or disable the directory (User federation)"),
    LOGIN_FAILED(208, "login-completed", "none: see the log of Keycloak's server"),

    SIGNATURE_INVALID(
            301, "signature", "SSO application > SSO > Export Metadata: upload the file to Keycloak once more"),
    UNSIGNED(302, "signed", "SSO application > SSO > Sign: choose 'Assertion', 'Response' or both"),
    CERTIFICATE_EXPIRED(
            303,
            "certificate-validity",
            "SSO application > IDP Certificate Status: Regenerate Certificate, then Export Metadata and upload it to"
                    + " Keycloak"),
    ALGORITHM_TOO_WEAK(304, "signature-algorithm", "SSO application > SSO > Signature Algorithm: choose 'RSA-SHA256'"),
    WRONG_AUDIENCE(305, "audience", "SSO application > SSO > SP Entity ID"),
    WRONG_DESTINATION(306, "destination", "SSO application > SSO > ACS URLs: Default URL"),
    WRONG_ISSUER(307, "issuer", "SSO application > SSO > IdP Entity ID"),
    OUTSIDE_TIME_WINDOW(308, "time-window", "none: compare the clock of the Keycloak server with the true time"),
    USED_BEFORE(309, "replay", "none: start the login again"),
    UNSOLICITED(
            310,
            "solicited",
            "SSO application > SSO > Login URL: enter the sign-in link, or set 'Portal client' in" + " Keycloak"),
    NOT_A_SAML_RESPONSE(311, "saml-response", "SSO application > SSO > ACS URLs: Default URL"),
    JUMPCLOUD_ERROR(
            312, "status", "SSO application > User Groups: assign a group of the person; General Info: app active"),
    ANSWER_TO_ANOTHER_REQUEST(313, "in-response-to", "none: start the login again, in one browser tab"),
    NOT_ENCRYPTED(
            314,
            "encryption",
            "none: JumpCloud does not encrypt; switch 'Want Assertions encrypted' off on the connection in Keycloak");

    private static final int FIRST_MESSAGE_NUMBER = 300;

    private final int number;
    private final String check;
    private final String jumpcloudField;

    RefusalReason(int number, String check, String jumpcloudField) {
        this.number = number;
        this.check = check;
        this.jumpcloudField = jumpcloudField;
    }

    /** The stable code, for example {@code JC-101}. */
    public String code() {
        return "JC-" + number;
    }

    /** The key of the sentence that the person reads, for example {@code jumpcloudRefusal101}. */
    public String messageKey() {
        return "jumpcloudRefusal" + number;
    }

    /** The key of the sentence that tells the person what to do, for example {@code jumpcloudHelp101}. */
    public String helpKey() {
        return "jumpcloudHelp" + number;
    }

    /** Whether the person has lost access. Sessions from earlier logins must then end. */
    public boolean endsSessions() {
        return this == NOT_IN_ALLOWED_GROUP || this == GROUP_ATTRIBUTE_ABSENT || this == DOMAIN_NOT_TRUSTED;
    }

    /** A stable slug of the check that failed, for events and metrics. */
    public String check() {
        return check;
    }

    /**
     * The place in JumpCloud's admin portal to change, in English. Where the change is made elsewhere, the text begins
     * with "none: " and says what to do.
     */
    public String jumpcloudField() {
        return jumpcloudField;
    }

    /**
     * The status of the answer: 403 when the person may not come in, 400 when the message is faulty, 500 for
     * {@link #LOGIN_FAILED}.
     */
    public int httpStatus() {
        if (this == LOGIN_FAILED) {
            return 500;
        }
        return number < FIRST_MESSAGE_NUMBER ? 403 : 400;
    }

    /** The reason with this code; empty when there is none. */
    public static Optional<RefusalReason> ofCode(String code) {
        return Arrays.stream(values())
                .filter(refusal -> refusal.code().equals(code))
                .findFirst();
    }
}
