package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.account.AccountPolicy;
import io.github.keycloakjumpcloud.core.group.RootOverlap;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A connection as it is configured.
 *
 * @param entityIds JumpCloud's and Keycloak's entity IDs
 * @param signOnUrl the address to which login requests go
 * @param redirectDeclared whether the metadata file declared a redirect endpoint; empty when no file was uploaded
 * @param requestAlgorithm the signature algorithm of login requests; empty when they are not signed
 * @param certificates JumpCloud's certificates, expired ones included
 * @param certificatesByUrl whether Keycloak reads the certificates from a metadata URL
 * @param alsoUsedBy the aliases of other connections with the same IdP entity ID
 * @param firstLoginStep whether the first-login flow has the enabled step {@code jumpcloud-first-login}
 * @param portalClient the state of the portal client
 * @param scim the state of SCIM
 * @param rehearsal the rehearsal of a connection whose SCIM is on and not live; empty for any other
 * @param accounts what becomes of accounts; empty when the settings cannot be read
 * @param domains which e-mail domains are trusted
 * @param principalAttribute the attribute that identifies a person instead of the NameID
 * @param keptOff whether the connection is enabled and its Organization is not, so that nobody can sign in
 * @param membersElsewhere how many people of the connection are not members of its Organization
 * @param overlaps roots of departments and groups whose rules conflict
 * @param missingTargets roles and groups that settings or rules name and the realm does not have
 * @param unreadableDomains verified domains of the Organization that are no domain names
 * @param overwrittenEdits attributes that people may edit themselves, and that each login overwrites
 * @param switches Keycloak's own settings
 */
public record ConnectionFacts(
        EntityIds entityIds,
        Optional<String> signOnUrl,
        Optional<Boolean> redirectDeclared,
        Optional<String> requestAlgorithm,
        List<X509Certificate> certificates,
        boolean certificatesByUrl,
        List<String> alsoUsedBy,
        boolean firstLoginStep,
        PortalClient portalClient,
        Scim scim,
        Optional<Rehearsal> rehearsal,
        Optional<AccountPolicy> accounts,
        Domains domains,
        Optional<String> principalAttribute,
        boolean keptOff,
        long membersElsewhere,
        List<RootOverlap> overlaps,
        List<Finding> missingTargets,
        List<String> unreadableDomains,
        List<String> overwrittenEdits,
        ProviderSwitches switches) {

    /**
     * The entity IDs of both sides (SAML Core 8.3.6).
     *
     * @param idp JumpCloud's
     * @param sp Keycloak's, as this connection uses it
     * @param realm the entity ID that Keycloak uses unless a connection has another
     */
    public record EntityIds(Optional<String> idp, String sp, String realm) {}

    /** The client that the portal tile opens. */
    public enum PortalClient {
        ABSENT,
        /** Unknown, disabled, or without an address to open. */
        UNUSABLE,
        USABLE
    }

    /** The e-mail domains of the people who may come in. */
    public enum Domains {
        /** Every domain. */
        ANY,
        SOME,
        /** No domain is left, so nobody may come in. */
        NONE
    }

    /**
     * A rehearsal.
     *
     * @param end when it is over; empty when it was not begun
     */
    public record Rehearsal(Optional<Instant> end) {}

    /** The SCIM service. */
    public enum Scim {
        OFF,
        ON_WITHOUT_TOKEN,
        ON
    }

    public ConnectionFacts {
        certificates = List.copyOf(certificates);
        alsoUsedBy = List.copyOf(alsoUsedBy);
        overlaps = List.copyOf(overlaps);
        missingTargets = List.copyOf(missingTargets);
        unreadableDomains = List.copyOf(unreadableDomains);
        overwrittenEdits = List.copyOf(overwrittenEdits);
    }
}
