package io.github.keycloakjumpcloud.keycloak.scim.brake;

import io.github.keycloakjumpcloud.core.scim.BrakeRecord;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which brakes are engaged, of all realms.
 *
 * @param owners those whose rows say so
 */
public record EngagedBrakes(Set<Owner> owners) {

    /** A record begins with the time since when the brake is engaged; which people it counts does not matter. */
    private static final int SINCE = 20;

    /** Reads them by one statement. */
    public static EngagedBrakes read(EntityManager entities) {
        return new EngagedBrakes(
                ConnectionRow.readStarts(entities, DeactivationBrake.RECORD.name(), SINCE).entrySet().stream()
                        .filter(row ->
                                BrakeRecord.read(row.getValue()).engagedSince().isPresent())
                        .map(Map.Entry::getKey)
                        .collect(Collectors.toSet()));
    }

    /** @param connection its internal id */
    public boolean contain(String realmId, String connection) {
        return owners.contains(new Owner(realmId, connection));
    }
}
