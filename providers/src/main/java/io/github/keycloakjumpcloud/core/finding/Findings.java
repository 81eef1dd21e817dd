package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Looks a connection through. */
public final class Findings {

    /** A certificate is worth a warning from then on. */
    public static final Duration SOON = Duration.ofDays(60);

    private final List<Finding> found = new ArrayList<>();

    private Findings() {}

    /** What there is to say of the connection at that time, the worst first. */
    public static List<Finding> of(ConnectionFacts facts, Instant now) {
        Findings findings = new Findings();
        findings.entityIds(facts);
        findings.signOn(facts);
        findings.certificates(facts, now);
        findings.access(facts);
        findings.portal(facts.portalClient());
        return findings.found.stream()
                .sorted(Comparator.comparing(finding -> finding.kind().severity()))
                .toList();
    }

    private void entityIds(ConnectionFacts facts) {
        Optional<String> idp = facts.idpEntityId();
        if (idp.isEmpty()) {
            add(FindingKind.IDP_ENTITY_ID_MISSING, "no IdP entity ID is set, so every login is refused");
        } else if (idp.get().equals(facts.spEntityId())) {
            add(FindingKind.ENTITY_IDS_EQUAL, "both entity IDs are " + idp.get());
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
        if (facts.redirectDeclared().filter(declared -> !declared).isPresent()) {
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
        if (facts.createsAccounts() && !facts.domainsVerified()) {
            add(
                    FindingKind.ANYONE_MAY_JOIN,
                    "without verified domains, JumpCloud's administrators can make accounts under any address");
        }
        if (facts.scim() == ConnectionFacts.Scim.ON_WITHOUT_TOKEN) {
            add(FindingKind.SCIM_WITHOUT_TOKEN, "SCIM is on, and no token is valid");
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

    private void add(FindingKind kind, String fact) {
        found.add(new Finding(kind, fact));
    }
}
