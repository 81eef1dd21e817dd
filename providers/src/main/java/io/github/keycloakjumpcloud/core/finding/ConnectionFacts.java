package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.group.RootOverlap;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * A connection as it is set up.
 *
 * @param entityIds JumpCloud's and Keycloak's
 * @param signOnUrl where login requests go
 * @param redirectDeclared what the metadata file said; empty when none was uploaded
 * @param requestAlgorithm of the signature of requests; empty when they are not signed
 * @param certificates JumpCloud's, expired ones included
 * @param certificatesByUrl whether Keycloak reads the certificates from a metadata URL
 * @param alsoUsedBy other connections with the same IdP entity id
 * @param firstLoginStep whether the first-login flow has the step {@code jumpcloud-first-login}
 * @param portalClient how the portal client stands
 * @param scim how SCIM stands
 * @param createsAccounts whether a first sign-in makes an account
 * @param domains which e-mail domains are trusted
 * @param principalAttribute the attribute that says who a person is, instead of the NameID
 * @param membersElsewhere how many people of the connection are not members of its Organization
 * @param overlaps roots of departments and groups whose rules work against each other
 * @param missingTargets what settings and rules give and the realm has not, each as a fact
 * @param unreadableDomains verified domains of the Organization that are none
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
        boolean createsAccounts,
        Domains domains,
        Optional<String> principalAttribute,
        long membersElsewhere,
        List<RootOverlap> overlaps,
        List<String> missingTargets,
        List<String> unreadableDomains,
        ProviderSwitches switches) {

    /**
     * The names of both sides (SAML Core 8.3.6).
     *
     * @param idp JumpCloud's
     * @param sp Keycloak's, as the connection has it
     * @param realm the one that Keycloak has unless a connection has another
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
        /** Every one. */
        ANY,
        SOME,
        /** None is left, so nobody may come in. */
        NONE
    }

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
    }
}
