package io.github.keycloakjumpcloud.core.refusal;

import io.github.keycloakjumpcloud.core.fact.Place;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Every reason for which a login is refused. The codes are stable, because admins' alerts and the troubleshooting page
 * rely on them.
 */
public enum RefusalReason {
    NOT_IN_ALLOWED_GROUP(101, "allowed-groups", Place.JUMPCLOUD, WayOn.ANOTHER_ACCOUNT, WayOn.ASK_FOR_ACCESS),
    GROUP_ATTRIBUTE_ABSENT(102, "group-attribute", Place.JUMPCLOUD, WayOn.ANOTHER_ACCOUNT, WayOn.ASK_FOR_ACCESS),
    EMAIL_MISSING(103, "email-present", Place.JUMPCLOUD, WayOn.ANOTHER_ACCOUNT),
    DOMAIN_NOT_TRUSTED(104, "trusted-domain", Place.JUMPCLOUD, WayOn.ANOTHER_ACCOUNT),
    NAME_ID_DIFFERS(105, "name-id", Place.JUMPCLOUD, WayOn.ANOTHER_ACCOUNT),
    REQUIRED_ATTRIBUTE_MISSING(106, "required-attribute", Place.JUMPCLOUD, WayOn.ANOTHER_ACCOUNT),
    CONNECTION_DISABLED(107, "connection-enabled", Place.KEYCLOAK, WayOn.WITHOUT_JUMPCLOUD),

    NO_ACCOUNT(201, "invited", Place.KEYCLOAK, WayOn.ANOTHER_ACCOUNT, WayOn.ASK_FOR_ACCESS),
    NOT_PROVISIONED(202, "provisioned", Place.JUMPCLOUD, WayOn.AGAIN, WayOn.ANOTHER_ACCOUNT, WayOn.ASK_FOR_ACCESS),
    ACCOUNT_DISABLED(203, "account-enabled", Place.KEYCLOAK, WayOn.ANOTHER_ACCOUNT),
    LINKING_REFUSED(204, "account-linking", Place.KEYCLOAK, WayOn.ANOTHER_ACCOUNT, WayOn.WITHOUT_JUMPCLOUD),
    ACCOUNT_LOCKED(205, "account-lock", Place.KEYCLOAK, WayOn.AGAIN),
    ACCOUNT_READ_ONLY(206, "account-writable", Place.KEYCLOAK, WayOn.ANOTHER_ACCOUNT, WayOn.WITHOUT_JUMPCLOUD),
    DIRECTORY_DOWN(207, "directory-answers", Place.KEYCLOAK, WayOn.AGAIN),
    LOGIN_FAILED(208, "login-completed", Place.KEYCLOAK, WayOn.AGAIN),

    SIGNATURE_INVALID(301, "signature", Place.JUMPCLOUD, WayOn.AGAIN),
    UNSIGNED(302, "signed", Place.JUMPCLOUD),
    CERTIFICATE_EXPIRED(303, "certificate-validity", Place.JUMPCLOUD, WayOn.AGAIN),
    ALGORITHM_TOO_WEAK(304, "signature-algorithm", Place.JUMPCLOUD),
    WRONG_AUDIENCE(305, "audience", Place.JUMPCLOUD),
    WRONG_DESTINATION(306, "destination", Place.JUMPCLOUD),
    WRONG_ISSUER(307, "issuer", Place.JUMPCLOUD, WayOn.ANOTHER_ACCOUNT),
    OUTSIDE_TIME_WINDOW(308, "time-window", Place.KEYCLOAK, WayOn.AGAIN),
    USED_BEFORE(309, "replay", Place.KEYCLOAK, WayOn.AGAIN),
    UNSOLICITED(310, "solicited", Place.KEYCLOAK),
    NOT_A_SAML_RESPONSE(311, "saml-response", Place.JUMPCLOUD, WayOn.AGAIN),
    JUMPCLOUD_ERROR(312, "status", Place.JUMPCLOUD, WayOn.ANOTHER_ACCOUNT),
    ANSWER_TO_ANOTHER_REQUEST(313, "in-response-to", Place.KEYCLOAK, WayOn.AGAIN),
    NOT_ENCRYPTED(314, "encryption", Place.KEYCLOAK);

    private static final int FIRST_MESSAGE_NUMBER = 300;

    private final int number;
    private final String check;
    private final Place place;
    private final Set<WayOn> waysOn;

    RefusalReason(int number, String check, Place place, WayOn... waysOn) {
        this.number = number;
        this.check = check;
        this.place = place;
        this.waysOn = Set.of(waysOn);
    }

    /** The stable code, for example {@code JC-101}. */
    public String code() {
        return "JC-" + number;
    }

    /** The key of the sentence that the person reads as a rule, for example {@code jumpcloudRefusal101}. */
    public String messageKey() {
        return "jumpcloudRefusal" + number;
    }

    /** The key of the sentence that tells the person what to do as a rule, for example {@code jumpcloudHelp101}. */
    public String helpKey() {
        return "jumpcloudHelp" + number;
    }

    /** What the person can do as a rule; empty when only an administrator can help. A {@link Refusal} may know better. */
    public Set<WayOn> waysOn() {
        return waysOn;
    }

    /** Whether JumpCloud's side can mend it unheard: which groups somebody is in, only their next sign-in tells. */
    public boolean isMendedUnheard() {
        return this == NOT_IN_ALLOWED_GROUP || this == GROUP_ATTRIBUTE_ABSENT;
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
