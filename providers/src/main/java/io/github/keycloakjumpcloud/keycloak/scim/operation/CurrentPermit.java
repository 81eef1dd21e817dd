package io.github.keycloakjumpcloud.keycloak.scim.operation;

import io.github.keycloakjumpcloud.core.scim.ScimPermit;
import io.github.keycloakjumpcloud.core.scim.ScimRefusal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalRow;
import io.github.keycloakjumpcloud.scim.ScimProblem;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.OrganizationModel;
import org.keycloak.organization.OrganizationProvider;

/** What a connection's SCIM client may do now, and how it is told. */
public final class CurrentPermit {

    private CurrentPermit() {}

    public static ScimPermit of(KeycloakSession session, ConnectionConfig connection) {
        return of(session, connection, connection.scimEnabled(), connection.isEnabled())
                .in(RehearsalRow.mode(connection), RehearsalRow.isOver(session, connection));
    }

    /** For whoever has read the connection's switches from the database. */
    static ScimPermit of(
            KeycloakSession session, ConnectionConfig connection, boolean scimEnabled, boolean connectionEnabled) {
        return ScimPermit.of(scimEnabled, connectionEnabled, isOrganizationEnabled(session, connection));
    }

    /** 403. */
    public static ScimProblem refusal(ScimPermit permit) {
        String sentence =
                switch (permit) {
                    case FULL, REHEARSAL -> throw new IllegalArgumentException("nothing is refused");
                    case CONNECTION_DISABLED -> "the connection is disabled: SCIM reads and takes away only";
                    case ORGANIZATION_DISABLED ->
                        "the connection's Organization is disabled: SCIM reads and takes away only";
                    case REHEARSAL_OVER ->
                        "the rehearsal of this connection is over: SCIM reads and takes away only, until an administrator"
                                + " of the realm chooses the mode live";
                    case SWITCHED_OFF -> "SCIM is switched off for this connection";
                    case SWITCHED_OFF_AND_DISABLED ->
                        "SCIM is switched off for this connection, and the connection or its Organization is disabled";
                };
        return ScimRefusal.of(permit)
                .map(kind -> ScimProblem.forbidden(sentence).because(kind.slug()))
                .orElseThrow();
    }

    private static boolean isOrganizationEnabled(KeycloakSession session, ConnectionConfig connection) {
        OrganizationProvider organizations = session.getProvider(OrganizationProvider.class);
        String id = connection.getOrganizationId();
        if (id == null || organizations == null || !organizations.isEnabled()) {
            return true;
        }
        OrganizationModel organization = organizations.getById(id);
        return organization == null || organization.isEnabled();
    }
}
