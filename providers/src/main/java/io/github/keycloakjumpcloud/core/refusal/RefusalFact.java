package io.github.keycloakjumpcloud.core.refusal;

import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What is found when somebody is refused, and what the checks of the gate find otherwise. */
public enum RefusalFact implements FactKind {
    // What the gate found
    CERTIFICATE_EXPIRED(FactSlot.time("since")),
    STRICT_NAME_MISSING(FactSlot.text("field"), FactSlot.names("received")),
    EMAIL_ABSENT(FactSlot.names("received")),
    EMAIL_LETTERS,
    EMAIL_UNUSABLE,
    NAME_ID_OF_ANOTHER,
    NO_DOMAIN_LEFT,
    DOMAIN_NOT_TRUSTED(FactSlot.names("trusted")),
    GROUP_ATTRIBUTE_ABSENT(FactSlot.text("attribute"), FactSlot.names("received")),
    GROUPS_OF_PERSON_ABSENT(FactSlot.text("attribute"), FactSlot.names("received")),
    NO_ALLOWED_GROUP(FactSlot.number("count"), FactSlot.names("allowed")),
    NAME_ID_BLANK,
    NAME_ID_TOO_LONG(FactSlot.number("length"), FactSlot.number("longest")),

    // What the gate found good, or had nothing to check by
    CERTIFICATE_VALID,
    NAMES_COMPLETE,
    NAMES_NOT_REQUIRED,
    EMAIL_CAME,
    NAME_ID_AGREES,
    DOMAIN_TRUSTED,
    ANY_DOMAIN,
    GROUP_ALLOWED,
    ANY_GROUP,

    // What a response said
    NOT_READABLE,
    STATUS(FactSlot.quotes("status")),
    NOT_SIGNED_IN,
    NO_ISSUER_EXPECTED,
    WRONG_ISSUER(FactSlot.quote("expected"), FactSlot.quotes("received")),
    WRONG_DESTINATION(FactSlot.quote("expected"), FactSlot.quote("received")),
    ANSWER_AT_ANOTHER_ADDRESS(FactSlot.quote("expected"), FactSlot.quote("received")),
    WRONG_RECIPIENT(FactSlot.quote("expected"), FactSlot.quotes("received")),
    FOREIGN_RECIPIENTS(FactSlot.quotes("received")),
    WRONG_AUDIENCE(FactSlot.quote("expected"), FactSlot.quotes("received")),
    NOTHING_SIGNED,
    ASSERTION_NOT_SIGNED,
    NOT_ENCRYPTED,
    SEVERAL_ASSERTIONS(FactSlot.number("count")),
    MISPLACED,
    WEAK_ALGORITHMS(FactSlot.quotes("received")),
    LAST_CERTIFICATE_EXPIRED(FactSlot.time("since")),
    CERTIFICATE_NOT_YET_VALID(FactSlot.time("start")),
    SIGNATURE_FITS_NO_CERTIFICATE,
    VALID_LATER(FactSlot.time("start"), FactSlot.time("now")),
    VALID_EARLIER(FactSlot.time("end"), FactSlot.time("now")),
    CONFIRMED_FOR_ANOTHER_TIME(FactSlot.time("now")),
    NAME_ID_MISSING,
    PRINCIPAL_MISSING(FactSlot.quote("attribute"), FactSlot.quotes("received")),
    FRIENDLY_PRINCIPAL_MISSING(FactSlot.quote("attribute"), FactSlot.quotes("received")),
    USED_BEFORE,

    // Which login it answered
    ANSWERS_NO_REQUEST,
    ANSWERS_ANOTHER_REQUEST,
    CONFIRMED_FOR_ANOTHER_REQUEST,
    NO_REQUEST_PENDING,
    NOTHING_SAYS_WHICH_REQUEST,
    ISSUED_BEFORE_LOGIN(FactSlot.time("issued"), FactSlot.time("began")),
    NO_PORTAL_CLIENT,
    LINK_OPENS_NO_CLIENT,
    SEVERAL_MESSAGES,
    LOOP,
    NOBODY_WAITS,
    ADDRESS_OF_A_CLIENT,
    RELAY_STATE_MISSING,
    LOGIN_OF_ANOTHER_CONNECTION,
    LINKING_OF_ANOTHER_PROVIDER,

    // What a message about a logout said
    LOGOUT_WITHOUT_DESTINATION,
    LOGOUT_NOT_SIGNED,
    LOGOUT_WITHOUT_TIME,
    LOGOUT_OUT_OF_TIME(FactSlot.time("issued"), FactSlot.time("end"), FactSlot.time("now")),
    LOGOUT_OF_NOBODY,
    LOGOUT_CARRIED_OUT,
    NO_LOGOUT_WAITS,

    // What is with the account
    NO_ACCOUNT,
    NOT_PROVISIONED,
    NOT_OF_SCIM_CLIENT(FactSlot.account()),
    DELETED_OVER_SCIM(FactSlot.account()),
    ACCOUNT_DISABLED(FactSlot.account()),
    ACCOUNT_LOCKED(FactSlot.account()),
    ACCOUNT_READ_ONLY(FactSlot.account()),
    SEVERAL_ACCOUNTS,
    ANOTHER_HAS_ADDRESS,
    ANOTHER_HAS_NEW_ADDRESS,
    ANOTHER_HAS_THIS_ADDRESS,
    ANOTHER_IS_THE_PERSONS,
    NEVER_LINKED(FactSlot.account()),
    NOTHING_TO_PROVE_BY(FactSlot.account()),
    NO_MAIL_TO_PROVE_BY(FactSlot.account()),
    SEVERAL_NOT_FREE,
    ACCOUNT_NOT_FREE(FactSlot.account()),
    LINKED_UNDER_ANOTHER_NAME_ID(FactSlot.account()),
    HELD_ELSEWHERE(FactSlot.account()),
    HELD_AS_ANOTHER(FactSlot.account()),
    MANAGED_MEMBER,
    FIRST_SIGN_IN_IN_PROGRESS,
    OTHER_ACCOUNT_THAN_DECIDED,
    OTHER_ACCOUNT_THAN_NAMED,
    ACCOUNT_TAKEN_MEANWHILE(FactSlot.account()),
    ACCOUNT_DISABLED_MEANWHILE(FactSlot.account()),
    ACCOUNT_DELETED_MEANWHILE,
    ACCOUNT_LINKED_MEANWHILE,
    ACCOUNT_NOT_PROVEN,
    NAME_KEEPS_BEING_TAKEN,

    // What is with the connection and the server
    CONNECTION_DISABLED,
    CONNECTION_DISABLED_MEANWHILE,
    LINKING_ONLY,
    SETTING_WRONG,
    ROOT_UNUSABLE,
    MAPPER_FAILED,
    DIRECTORY_READ_ONLY,
    DIRECTORY_DOWN,
    SOMETHING_FAILED;

    private final List<FactSlot> slots;

    RefusalFact(FactSlot... slots) {
        this.slots = List.of(slots);
    }

    @Override
    public List<FactSlot> slots() {
        return slots;
    }

    @Override
    public String messageKey() {
        return FactKind.messageKey("jumpcloudFact", this);
    }

    /** The kind with this slug; empty when there is none, because another version has written it. */
    public static Optional<RefusalFact> ofSlug(String slug) {
        return Arrays.stream(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
