package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.account.AccountPolicy;
import io.github.keycloakjumpcloud.core.account.ProvisioningMode;
import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.profile.FieldMatch;
import io.github.keycloakjumpcloud.core.profile.ProfileField;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        findings.access(facts, now);
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
            add(FindingFact.IDP_ENTITY_ID_MISSING);
        } else if (ids.idp().get().equals(ids.sp())) {
            add(FindingFact.ENTITY_IDS_EQUAL, FactArgument.text(ids.sp()));
        } else if (ids.idp().get().equals(ids.realm())) {
            add(FindingFact.ENTITY_IDS_SWAPPED, FactArgument.text(ids.realm()), FactArgument.text(ids.sp()));
        }
        if (!facts.alsoUsedBy().isEmpty()) {
            add(FindingFact.ENTITY_ID_SHARED, FactArgument.texts(facts.alsoUsedBy()));
        }
    }

    private void signOn(ConnectionFacts facts) {
        Optional<String> url = facts.signOnUrl();
        if (url.isEmpty()) {
            add(FindingFact.SIGN_ON_URL_MISSING);
        } else if (!url.get().toLowerCase(Locale.ROOT).startsWith("https:")) {
            add(FindingFact.SIGN_ON_URL_NOT_HTTPS, FactArgument.text(url.get()));
        }
        if (!facts.switches().asksByRedirect()
                && facts.redirectDeclared().filter(declared -> !declared).isPresent()) {
            add(FindingFact.REDIRECT_NOT_DECLARED);
        }
        facts.requestAlgorithm()
                .filter(algorithm -> algorithm.toUpperCase(Locale.ROOT).contains("SHA1"))
                .ifPresent(algorithm -> add(FindingFact.REQUESTS_SIGNED_BY_SHA1, FactArgument.text(algorithm)));
    }

    private void certificates(ConnectionFacts facts, Instant now) {
        Optional<Instant> lastEnd = CertificateValidity.lastEnd(facts.certificates());
        if (lastEnd.isEmpty()) {
            if (!facts.certificatesByUrl()) {
                add(FindingFact.CERTIFICATE_MISSING);
            }
        } else if (now.isAfter(lastEnd.get())) {
            add(FindingFact.CERTIFICATE_EXPIRED, FactArgument.time(lastEnd.get()));
        } else if (now.plus(SOON).isAfter(lastEnd.get())) {
            add(FindingFact.CERTIFICATE_EXPIRES, FactArgument.time(lastEnd.get()));
        }
    }

    private void access(ConnectionFacts facts, Instant now) {
        if (!facts.firstLoginStep()) {
            add(FindingFact.FLOW_WITHOUT_STEP);
        }
        domains(facts);
        if (facts.keptOff()) {
            add(FindingFact.ORGANIZATION_DISABLED);
        }
        if (facts.accounts().filter(AccountPolicy::lacksMailForProof).isPresent()) {
            add(FindingFact.PROOF_IMPOSSIBLE);
        }
        facts.principalAttribute()
                .ifPresent(attribute -> add(FindingFact.PRINCIPAL_IS_AN_ATTRIBUTE, FactArgument.text(attribute)));
        if (facts.membersElsewhere() > 0) {
            add(FindingFact.MEMBERS_ELSEWHERE, FactArgument.number(facts.membersElsewhere()));
        }
        facts.overlaps()
                .forEach(overlap -> add(
                        FindingFact.ROOTS_OVERLAP,
                        FactArgument.text(overlap.root().text()),
                        FactArgument.text(overlap.other().text()),
                        FactArgument.text(overlap.other().connection())));
        found.addAll(facts.missingTargets());
        if (facts.scim() == ConnectionFacts.Scim.ON_WITHOUT_TOKEN) {
            add(FindingFact.SCIM_WITHOUT_TOKEN);
        }
        facts.rehearsal().ifPresent(rehearsal -> rehearsal(rehearsal, now));
    }

    private void rehearsal(ConnectionFacts.Rehearsal rehearsal, Instant now) {
        rehearsal
                .end()
                .filter(end -> !now.isBefore(end))
                .ifPresentOrElse(
                        end -> add(FindingFact.SCIM_REHEARSAL_OVER, FactArgument.time(end)),
                        () -> add(FindingFact.SCIM_REHEARSAL));
    }

    private void domains(ConnectionFacts facts) {
        facts.unreadableDomains().forEach(domain -> add(FindingFact.DOMAIN_UNREADABLE, FactArgument.text(domain)));
        if (facts.domains() == ConnectionFacts.Domains.NONE) {
            add(FindingFact.NO_DOMAIN_TRUSTED);
        } else if (facts.accounts()
                        .map(AccountPolicy::mode)
                        .filter(ProvisioningMode.JIT::equals)
                        .isPresent()
                && facts.domains() == ConnectionFacts.Domains.ANY) {
            add(FindingFact.ANYONE_MAY_JOIN);
        }
    }

    private void portal(ConnectionFacts.PortalClient client) {
        switch (client) {
            case ABSENT -> add(FindingFact.PORTAL_CLIENT_ABSENT);
            case UNUSABLE -> add(FindingFact.PORTAL_CLIENT_UNUSABLE);
            case USABLE -> {
                // Nothing to say.
            }
        }
    }

    private void received(ReceivedFacts received) {
        received.groupsExpected()
                .filter(name -> !received.attributes().has(name))
                .ifPresent(name -> add(FindingFact.GROUP_ATTRIBUTE_NEVER_CAME, FactArgument.text(name)));
        if (received.departmentExpected()
                && received.names().match(ProfileField.DEPARTMENT, received.attributes())
                        instanceof FieldMatch.Absent absent) {
            add(FindingFact.DEPARTMENT_NEVER_CAME, FactArgument.text(absent.expected()));
        }
        List<FieldMatch.NearMiss> misspelt = received.names().nearMisses(received.attributes());
        if (!misspelt.isEmpty()) {
            add(
                    FindingFact.ATTRIBUTE_MISSPELT,
                    new FactArgument.NearMisses(misspelt.stream()
                            .map(miss -> new FactArgument.NearMiss(miss.received(), miss.expected()))
                            .toList()));
        }
        if (received.unproven()) {
            add(FindingFact.RESPONSE_NOT_SIGNED);
        }
        if (received.clockSkew().abs().compareTo(APART) > 0) {
            add(
                    FindingFact.CLOCKS_APART,
                    FactArgument.number(received.clockSkew().toSeconds()));
        }
    }

    private void add(FindingFact kind, FactArgument... arguments) {
        found.add(Finding.of(kind, arguments));
    }
}
