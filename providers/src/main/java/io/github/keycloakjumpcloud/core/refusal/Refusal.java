package io.github.keycloakjumpcloud.core.refusal;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.Place;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import java.util.Objects;
import java.util.Set;

/**
 * A refusal with the fact that caused it.
 *
 * @param reason the reason; not null
 * @param fact for the admin: names of attributes, allowed groups, dates, ids; not null
 */
public record Refusal(RefusalReason reason, Fact fact) {

    private static final Remedy GROUPS_OF_PERSON = new Remedy(Place.JUMPCLOUD, "jumpcloudFieldGroupsOfPerson");

    /** The sign-in link has sentences of its own: nobody pressed a tile. */
    private static final String OF_LINK = "Link";

    /** What came of two things at once, or of a form that was left: the next sign-in finds it settled. */
    private static final Set<FactKind> PASSING = Set.of(
            RefusalFact.FIRST_SIGN_IN_IN_PROGRESS,
            RefusalFact.OTHER_ACCOUNT_THAN_DECIDED,
            RefusalFact.OTHER_ACCOUNT_THAN_NAMED,
            RefusalFact.ACCOUNT_TAKEN_MEANWHILE,
            RefusalFact.ACCOUNT_DELETED_MEANWHILE,
            RefusalFact.ACCOUNT_LINKED_MEANWHILE,
            RefusalFact.ACCOUNT_NOT_PROVEN,
            RefusalFact.NAME_KEEPS_BEING_TAKEN);

    public Refusal {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(fact, "fact");
    }

    /** @throws IllegalArgumentException when the arguments are not those of the kind */
    public Refusal(RefusalReason reason, RefusalFact kind, FactArgument... arguments) {
        this(reason, Fact.of(kind, arguments));
    }

    /** What to change. */
    public Remedy remedy() {
        return remedy(reason, fact.kind());
    }

    /** What to change after a refusal for this reason, with a fact of this kind. */
    public static Remedy remedy(RefusalReason reason, FactKind kind) {
        if (kind == RefusalFact.GROUPS_OF_PERSON_ABSENT) {
            return GROUPS_OF_PERSON;
        }
        return reason.remedy();
    }

    /** What the person can do; empty when only an administrator can help. */
    public Set<WayOn> waysOn() {
        return PASSING.contains(fact.kind()) ? Set.of(WayOn.AGAIN) : reason.waysOn();
    }

    /** The key of the sentence that the person reads. */
    public String messageKey() {
        return messageKey(reason, fact.kind());
    }

    /** The key of the sentence that the person reads for this reason, with a fact of this kind. */
    public static String messageKey(RefusalReason reason, FactKind kind) {
        return reason.messageKey() + suffix(kind);
    }

    /** The key of the sentence that tells the person what to do. */
    public String helpKey() {
        return reason.helpKey() + suffix(fact.kind());
    }

    private static String suffix(FactKind kind) {
        return kind == RefusalFact.LINK_OPENS_NO_CLIENT ? OF_LINK : "";
    }
}
