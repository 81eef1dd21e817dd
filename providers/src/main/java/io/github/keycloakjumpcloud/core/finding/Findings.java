package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.profile.FieldMatch;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks for faults of a connection. */
public final class Findings {

    /**
     * The time before the end of the last certificate from which {@link FindingKind#CERTIFICATE_EXPIRES} is reported.
     */
    public static final Duration SOON = Duration.ofDays(60);

    /** The largest difference of clocks that is not reported. Keycloak tolerates 60 seconds by default. */
    private static final Duration APART = Duration.ofSeconds(20);

    private final List<Finding> found = new ArrayList<>();

    private Findings() {}

    /**
     * The findings at this time, the worst first.
     *
     * @param facts how the connection is configured
     * @param received what recent responses contained; empty when nobody has signed in lately
     */
    public static List<Finding> of(ConnectionFacts facts, Optional<ReceivedFacts> received, Instant now) {
        Findings findings = new Findings();
        findings.entityIds(facts);
        findings.signOn(facts);
        findings.certificates(facts, now);
        findings.access(facts);
        findings.portal(facts.portalClient());
        findings.found.addAll(SwitchFindings.of(facts));
        received.ifPresent(findings::received);
        return findings.found.stream()
                .sorted(Comparator.comparing(finding -> finding.kind().severity()))
                .toList();
    }

    private void entityIds(ConnectionFacts facts) {
        ConnectionFacts.EntityIds ids = facts.entityIds();
        if (ids.idp().isEmpty()) {
            add(FindingKind.IDP_ENTITY_ID_MISSING, "no IdP entity ID is set, so every login is refused");
        } else if (ids.idp().get().equals(ids.sp())) {
            add(FindingKind.ENTITY_IDS_EQUAL, "both entity IDs are " + ids.sp());
        } else if (ids.idp().get().equals(ids.realm())) {
            add(
                    FindingKind.ENTITY_IDS_SWAPPED,
                    "the IdP entity ID is Keycloak's own, " + ids.realm() + ", and Keycloak's is " + ids.sp());
        }
        if (!facts.alsoUsedBy().isEmpty()) {
            add(
                    FindingKind.ENTITY_ID_SHARED,
                    "the IdP entity ID is also that of " + String.join(", ", facts.alsoUsedBy()));
        }
    }

    private void signOn(ConnectionFacts facts) {
        Optional<String> url = facts.signOnUrl();
        if (url.isEmpty()) {
            add(FindingKind.SIGN_ON_URL_MISSING, "no sign-on URL is set, so nobody is sent to JumpCloud");
        } else if (!url.get().toLowerCase(Locale.ROOT).startsWith("https:")) {
            add(FindingKind.SIGN_ON_URL_NOT_HTTPS, "the sign-on URL is " + url.get());
        }
        if (!facts.switches().asksByRedirect()
                && facts.redirectDeclared().filter(declared -> !declared).isPresent()) {
            add(FindingKind.REDIRECT_NOT_DECLARED, "the metadata names no redirect endpoint; sign-in uses HTTP-POST");
        }
        facts.requestAlgorithm()
                .filter(algorithm -> algorithm.toUpperCase(Locale.ROOT).contains("SHA1"))
                .ifPresent(
                        algorithm -> add(FindingKind.REQUESTS_SIGNED_BY_SHA1, "requests are signed by " + algorithm));
    }

    private void certificates(ConnectionFacts facts, Instant now) {
        Optional<Instant> lastEnd = CertificateValidity.lastEnd(facts.certificates());
        if (lastEnd.isEmpty()) {
            if (!facts.certificatesByUrl()) {
                add(FindingKind.CERTIFICATE_MISSING, "no certificate is set, so every login is refused");
            }
        } else if (now.isAfter(lastEnd.get())) {
            add(FindingKind.CERTIFICATE_EXPIRED, "the last certificate expired on " + lastEnd.get());
        } else if (now.plus(SOON).isAfter(lastEnd.get())) {
            add(FindingKind.CERTIFICATE_EXPIRES, "the last certificate expires on " + lastEnd.get());
        }
    }

    private void access(ConnectionFacts facts) {
        if (!facts.firstLoginStep()) {
            add(
                    FindingKind.FLOW_WITHOUT_STEP,
                    "the first-login flow has no enabled step jumpcloud-first-login, so provisioningMode, linkExisting"
                            + " and defaultRole have no effect");
        }
        domains(facts);
        facts.principalAttribute()
                .ifPresent(attribute -> add(
                        FindingKind.PRINCIPAL_IS_AN_ATTRIBUTE,
                        "the attribute " + attribute + " says who a person is, and the NameID does not"));
        if (facts.membersElsewhere() > 0) {
            add(
                    FindingKind.MEMBERS_ELSEWHERE,
                    "people who are not members of the connection's Organization yet: " + facts.membersElsewhere());
        }
        facts.overlaps()
                .forEach(overlap -> add(
                        FindingKind.ROOTS_OVERLAP,
                        overlap.root().text() + " and " + overlap.other().text() + " of connection "
                                + overlap.other().connection() + " are one group or lie within each other"));
        facts.missingTargets().forEach(fact -> add(FindingKind.TARGET_MISSING, fact));
        if (facts.scim() == ConnectionFacts.Scim.ON_WITHOUT_TOKEN) {
            add(FindingKind.SCIM_WITHOUT_TOKEN, "SCIM is on, and no token is valid");
        }
    }

    private void domains(ConnectionFacts facts) {
        facts.unreadableDomains()
                .forEach(domain -> add(
                        FindingKind.DOMAIN_UNREADABLE,
                        "the Organization's domain " + domain + " is no domain name, and lets nobody in"));
        if (facts.domains() == ConnectionFacts.Domains.NONE) {
            add(
                    FindingKind.NO_DOMAIN_TRUSTED,
                    "the connection trusts no e-mail domain, so every login is refused: those of its Organization are"
                            + " unverified or gone");
        } else if (facts.createsAccounts() && facts.domains() == ConnectionFacts.Domains.ANY) {
            add(
                    FindingKind.ANYONE_MAY_JOIN,
                    "every e-mail domain is let in, so JumpCloud's administrators can make accounts under any address");
        }
    }

    private void portal(ConnectionFacts.PortalClient client) {
        switch (client) {
            case ABSENT -> add(FindingKind.PORTAL_CLIENT_ABSENT, "no portal client is set: the tile ends in JC-310");
            case UNUSABLE ->
                add(
                        FindingKind.PORTAL_CLIENT_UNUSABLE,
                        "the portal client is unknown, disabled or without an address to open: the tile ends in JC-310");
            case USABLE -> {
                // Nothing to say.
            }
        }
    }

    private void received(ReceivedFacts received) {
        received.groupsExpected()
                .filter(name -> !received.attributes().has(name))
                .ifPresent(name -> add(
                        FindingKind.GROUP_ATTRIBUTE_NEVER_CAME,
                        "allowed groups are set, and no recent response had the attribute " + name));
        if (received.departmentExpected()
                && received.names().match(ProfileField.DEPARTMENT, received.attributes())
                        instanceof FieldMatch.Absent absent) {
            add(
                    FindingKind.DEPARTMENT_NEVER_CAME,
                    "the department mapper is on, and no recent response had the attribute " + absent.expected());
        }
        List<FieldMatch.NearMiss> misspelt = received.names().nearMisses(received.attributes());
        if (!misspelt.isEmpty()) {
            add(
                    FindingKind.ATTRIBUTE_MISSPELT,
                    misspelt.stream()
                            .map(miss -> miss.received() + " came, " + miss.expected() + " is expected")
                            .collect(Collectors.joining("; ")));
        }
        if (received.unproven()) {
            add(
                    FindingKind.RESPONSE_NOT_SIGNED,
                    "JumpCloud signs the assertion alone, and it does not say which request it answers: only the time"
                            + " tells an answer from an assertion that was taken elsewhere");
        }
        if (received.clockSkew().abs().compareTo(APART) > 0) {
            add(
                    FindingKind.CLOCKS_APART,
                    "recent responses came " + received.clockSkew().toSeconds()
                            + " seconds after the time that JumpCloud put on them");
        }
    }

    private void add(FindingKind kind, String fact) {
        found.add(new Finding(kind, fact));
    }
}
