package io.github.keycloakjumpcloud.core.problem;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Everything that can be wrong with what an administrator typed, uploaded or sent. */
public enum ProblemKind implements FactKind {
    /** Any problem, and the setting or member that it was found at. */
    AT_FIELD(FactSlot.text("field"), FactSlot.facts("problem")),
    // A setting.
    NOT_ALLOWED_VALUE(FactSlot.names("allowed")),
    BLANK,
    TOO_LONG(FactSlot.number("limit")),
    TOO_MANY_VALUES(FactSlot.number("limit")),
    CONTROL_CHARACTERS,
    SETTING_NAME_TOO_LONG(FactSlot.number("limit")),
    SETTING_NAME_CONTROL_CHARACTERS,
    NOT_A_NUMBER(FactSlot.number("least"), FactSlot.number("most")),
    NOT_A_DOMAIN(FactSlot.text("entry")),
    NOT_AN_EMAIL_ADDRESS,
    NOT_A_URI,
    NOT_A_WEB_ADDRESS,
    HTTPS_NEEDED,
    NOT_A_LIST,
    NOT_A_GROUP_PATH(FactSlot.text("path")),
    GROUP_PATH_TOO_DEEP(FactSlot.number("limit")),
    GROUP_NAME_TOO_LONG(FactSlot.number("limit")),
    GROUP_NAME_CONTROL_CHARACTERS,
    ROOTS_OVERLAP(FactSlot.text("root"), FactSlot.text("otherSetting"), FactSlot.text("otherRoot")),
    ROOTS_OF_CONNECTIONS_OVERLAP(
            FactSlot.text("root"),
            FactSlot.text("otherSetting"),
            FactSlot.text("otherRoot"),
            FactSlot.name("connection")),
    GROUP_NOT_YOURS(FactSlot.text("path")),
    NAME_ID_NEEDED,
    PRINCIPAL_ATTRIBUTE_NEEDED,
    NAME_ID_TRANSIENT,
    ARTIFACTS_ON,
    CLAIM_FILTER_ON,
    TRANSIENT_USERS_ON,
    ALIAS_RESERVED(FactSlot.text("alias")),
    ALIAS_CHARACTERS,
    ROLE_UNKNOWN(FactSlot.text("role")),
    CLIENT_UNKNOWN(FactSlot.text("client")),
    SETTING_OF_OTHERS,
    SETTING_UNKNOWN(FactSlot.names("known")),
    IDP_ENTITY_ID_MISSING,
    SIGN_ON_URL_MISSING,
    METADATA_URL_MISSING,
    METADATA_URL_UNREADABLE,
    // A certificate.
    CERTIFICATE_MISSING,
    CERTIFICATE_EMPTY,
    CERTIFICATE_TOO_LARGE(FactSlot.number("limit")),
    CERTIFICATE_IS_PRIVATE_KEY,
    CERTIFICATE_IS_REQUEST,
    CERTIFICATE_IS_PUBLIC_KEY,
    NOT_A_CERTIFICATE,
    CERTIFICATE_EXPIRED(FactSlot.time("since")),
    CERTIFICATE_CURRENT,
    SEVERAL_CERTIFICATES,
    CERTIFICATES_COME_BY_URL,
    // JumpCloud’s metadata file.
    METADATA_EMPTY,
    METADATA_TOO_LARGE(FactSlot.number("kilobytes")),
    METADATA_IS_WEB_PAGE,
    METADATA_HAS_DTD,
    METADATA_NOT_XML,
    METADATA_NOT_SAML,
    METADATA_OF_SERVICE_PROVIDER,
    METADATA_WITHOUT_CERTIFICATE,
    METADATA_CERTIFICATE_EXPIRED(FactSlot.time("since")),
    METADATA_CERTIFICATE_UNREADABLE,
    METADATA_WITHOUT_SIGN_ON_URL,
    METADATA_WITHOUT_ENTITY_ID,
    METADATA_OF_SEVERAL,
    METADATA_FINGERPRINT,
    // A line of the group rules.
    RULE_WITHOUT_ARROW(FactSlot.number("line")),
    RULE_TARGET_WRONG(FactSlot.number("line")),
    RULE_GROUP_MISSING(FactSlot.number("line")),
    RULE_GROUP_TOO_LONG(FactSlot.number("line"), FactSlot.number("limit")),
    RULE_PATH_WRONG(FactSlot.number("line")),
    RULE_ROLE_WRONG(FactSlot.number("line")),
    NOT_ONE_MAPPER(FactSlot.number("count")),
    // The body of a request.
    NOT_JSON,
    BODY_TOO_LARGE(FactSlot.number("kilobytes")),
    NOT_AN_OBJECT,
    MEMBER_UNKNOWN(FactSlot.names("known")),
    NOT_A_TEXT,
    NOT_A_FLAG,
    NOT_A_VALUE,
    NOT_SECONDS,
    JUMPCLOUD_TOLD_TWICE,
    NOTHING_NAMED(FactSlot.text("member")),
    HOLDS_DELIMITER(FactSlot.text("delimiter")),
    // A SCIM token or a set-up link.
    TOKEN_NAME_BLANK,
    TOKEN_NAME_TAKEN,
    LIFETIME_OUT_OF_RANGE(FactSlot.number("least"), FactSlot.number("most")),
    TOO_MANY_TOKENS(FactSlot.number("limit")),
    LINK_NAME_TAKEN,
    LINK_NEEDS_CONNECTION,
    LINK_TO_EXISTING,
    TOO_MANY_LINKS(FactSlot.number("limit")),
    TOO_MANY_LINK_MAILS(FactSlot.number("limit")),
    // What is there, or is not.
    NO_SUCH_CONNECTION,
    NO_SUCH_PROVIDER,
    NO_SUCH_REFUSAL,
    REFUSAL_WITHOUT_FACTS,
    NO_SUCH_CONFLICT,
    CONFLICT_NOT_DECIDABLE,
    NO_SUCH_TOKEN,
    NO_SUCH_TRIAL,
    NO_SUCH_LINK,
    ALIAS_OF_ANOTHER_TYPE,
    MADE_AT_THE_SAME_MOMENT,
    CHANGED_AT_THE_SAME_MOMENT,
    NOT_ADOPTABLE,
    SETUP_PAGES_OFF,
    FIRST_LOGIN_FLOW_GONE,
    POST_LOGIN_FLOW_GONE;

    private final List<FactSlot> slots;

    ProblemKind(FactSlot... slots) {
        this.slots = List.of(slots);
    }

    @Override
    public List<FactSlot> slots() {
        return slots;
    }

    @Override
    public String messageKey() {
        return FactKind.messageKey("jumpcloudProblem", this);
    }

    /**
     * A problem of this kind that belongs to no field yet.
     *
     * @param values whole numbers, moments, lists of texts, and texts, as the slots say
     */
    public Problem problem(Object... values) {
        return new Problem(
                Fact.of(this, Arrays.stream(values).map(ProblemKind::argument).toArray(FactArgument[]::new)),
                Optional.empty());
    }

    private static FactArgument argument(Object value) {
        if (value instanceof Number number) {
            return FactArgument.number(number.longValue());
        }
        if (value instanceof Instant moment) {
            return FactArgument.time(moment);
        }
        return value instanceof Collection<?> texts
                ? FactArgument.texts(texts.stream().map(String::valueOf).toList())
                : FactArgument.text(value.toString());
    }

    /** What is thrown for a problem of this kind. */
    public WrongInput thrown(Object... values) {
        return new WrongInput(problem(values));
    }
}
