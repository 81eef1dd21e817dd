package io.github.keycloakjumpcloud.core.refusal;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.Place;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import java.util.Objects;

/**
 * A refusal with the fact that caused it.
 *
 * @param reason the reason; not null
 * @param fact for the admin: names of attributes, allowed groups, dates, ids; not null
 */
public record Refusal(RefusalReason reason, Fact fact) {

    private static final Remedy GROUPS_OF_PERSON = new Remedy(Place.JUMPCLOUD, "jumpcloudFieldGroupsOfPerson");

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
        return kind == RefusalFact.GROUPS_OF_PERSON_ABSENT ? GROUPS_OF_PERSON : reason.remedy();
    }
}
