package io.github.keycloakjumpcloud.core.scim;

import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import io.github.keycloakjumpcloud.core.fact.Place;
import io.github.keycloakjumpcloud.core.fact.Remedy;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Why a SCIM request was refused, as its administrators are told. The slugs are stable, because they are stored. */
public enum ScimRefusal implements FactKind {
    SWITCHED_OFF(Place.KEYCLOAK),
    SWITCHED_OFF_AND_DISABLED(Place.KEYCLOAK),
    CONNECTION_DISABLED(Place.KEYCLOAK),
    ORGANIZATION_DISABLED(Place.KEYCLOAK),
    BRAKE_ENGAGED(Place.KEYCLOAK),
    /** The time of a rehearsal is over. */
    REHEARSAL_OVER(Place.KEYCLOAK),
    /** A rehearsal keeps no more than so many resources. */
    REHEARSAL_FULL(Place.KEYCLOAK),
    TOKEN_EXPIRED(Place.JUMPCLOUD),
    DOMAIN_NOT_TRUSTED(Place.JUMPCLOUD),
    /** The user name or the address is another account's. */
    TAKEN(Place.JUMPCLOUD),
    /** Something stands behind the base URL, or a part of it is missing. */
    NO_SUCH_ADDRESS(Place.JUMPCLOUD),
    /** Anything else; the detail is the SCIM answer's, which names attribute and rule and never a value that was sent. */
    OTHER(Place.KEYCLOAK, FactSlot.number("status"), FactSlot.text("detail"));

    private static final int NOT_FOUND = 404;
    private static final String UNKNOWN = "unknown";
    private static final String OF_USERS = "users.";

    private final Place place;
    private final List<FactSlot> slots;

    ScimRefusal(Place place, FactSlot... slots) {
        this.place = place;
        this.slots = List.of(slots);
    }

    /** What is refused with this permit; empty when nothing is. */
    public static Optional<ScimRefusal> of(ScimPermit permit) {
        return switch (permit) {
            case FULL, REHEARSAL -> Optional.empty();
            case REHEARSAL_OVER -> Optional.of(REHEARSAL_OVER);
            case CONNECTION_DISABLED -> Optional.of(CONNECTION_DISABLED);
            case ORGANIZATION_DISABLED -> Optional.of(ORGANIZATION_DISABLED);
            case SWITCHED_OFF -> Optional.of(SWITCHED_OFF);
            case SWITCHED_OFF_AND_DISABLED -> Optional.of(SWITCHED_OFF_AND_DISABLED);
        };
    }

    /**
     * Why an answer is a refusal.
     *
     * @param operation in the words of the metrics
     * @param scimType of RFC 7644, table 9; null for none
     * @param reason the slug of what the service itself says of it
     * @return empty for a success, and for somebody who is not there: clients look for those as well
     */
    public static Optional<ScimRefusal> ofAnswer(
            String operation, int status, String scimType, Optional<String> reason) {
        if (status < 400) {
            return Optional.empty();
        }
        Optional<ScimRefusal> known = reason.flatMap(ScimRefusal::ofSlug);
        if (known.isPresent()) {
            return known;
        }
        if (status == NOT_FOUND) {
            return operation.equals(UNKNOWN) ? Optional.of(NO_SUCH_ADDRESS) : Optional.empty();
        }
        return Optional.of("uniqueness".equals(scimType) && operation.startsWith(OF_USERS) ? TAKEN : OTHER);
    }

    /** Empty for a slug of a later version. */
    public static Optional<ScimRefusal> ofSlug(String slug) {
        return Arrays.stream(values()).filter(one -> one.slug().equals(slug)).findFirst();
    }

    /** What to change. */
    public Remedy remedy() {
        return new Remedy(place, FactKind.messageKey("jumpcloudScimRemedy", this));
    }

    @Override
    public List<FactSlot> slots() {
        return slots;
    }

    @Override
    public String messageKey() {
        return FactKind.messageKey("jumpcloudScimRefusal", this);
    }
}
