package io.github.keycloakjumpcloud.core.refusal;

import io.github.keycloakjumpcloud.core.fact.Place;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import java.util.Arrays;
import java.util.Optional;

/**
 * Every reason for which a login is refused. The codes are stable, because admins' alerts and the troubleshooting page
 * rely on them.
 */
public enum RefusalReason {
    NOT_IN_ALLOWED_GROUP(101, "allowed-groups", Place.JUMPCLOUD),
    GROUP_ATTRIBUTE_ABSENT(102, "group-attribute", Place.JUMPCLOUD),
    EMAIL_MISSING(103, "email-present", Place.JUMPCLOUD),
    DOMAIN_NOT_TRUSTED(104, "trusted-domain", Place.JUMPCLOUD),
    NAME_ID_DIFFERS(105, "name-id", Place.JUMPCLOUD),
    REQUIRED_ATTRIBUTE_MISSING(106, "required-attribute", Place.JUMPCLOUD),
    CONNECTION_DISABLED(107, "connection-enabled", Place.KEYCLOAK),

    NO_ACCOUNT(201, "invited", Place.KEYCLOAK),
    NOT_PROVISIONED(202, "provisioned", Place.JUMPCLOUD),
    ACCOUNT_DISABLED(203, "account-enabled", Place.KEYCLOAK),
    LINKING_REFUSED(204, "account-linking", Place.KEYCLOAK),
    ACCOUNT_LOCKED(205, "account-lock", Place.KEYCLOAK),
    ACCOUNT_READ_ONLY(206, "account-writable", Place.KEYCLOAK),
    DIRECTORY_DOWN(207, "directory-answers", Place.KEYCLOAK),
    LOGIN_FAILED(208, "login-completed", Place.KEYCLOAK),

    SIGNATURE_INVALID(301, "signature", Place.JUMPCLOUD),
    UNSIGNED(302, "signed", Place.JUMPCLOUD),
    CERTIFICATE_EXPIRED(303, "certificate-validity", Place.JUMPCLOUD),
    ALGORITHM_TOO_WEAK(304, "signature-algorithm", Place.JUMPCLOUD),
    WRONG_AUDIENCE(305, "audience", Place.JUMPCLOUD),
    WRONG_DESTINATION(306, "destination", Place.JUMPCLOUD),
    WRONG_ISSUER(307, "issuer", Place.JUMPCLOUD),
    OUTSIDE_TIME_WINDOW(308, "time-window", Place.KEYCLOAK),
    USED_BEFORE(309, "replay", Place.KEYCLOAK),
    UNSOLICITED(310, "solicited", Place.JUMPCLOUD),
    NOT_A_SAML_RESPONSE(311, "saml-response", Place.JUMPCLOUD),
    JUMPCLOUD_ERROR(312, "status", Place.JUMPCLOUD),
    ANSWER_TO_ANOTHER_REQUEST(313, "in-response-to", Place.KEYCLOAK),
    NOT_ENCRYPTED(314, "encryption", Place.KEYCLOAK);

    private static final int FIRST_MESSAGE_NUMBER = 300;

    private final int number;
    private final String check;
    private final Place place;

    RefusalReason(int number, String check, Place place) {
        this.number = number;
        this.check = check;
        this.place = place;
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

    /** What to change, as a rule. A {@link Refusal} may know better. */
    public Remedy remedy() {
        return new Remedy(place, "jumpcloudField" + number);
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
