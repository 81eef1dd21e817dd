package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.account.AccountPolicy;
import io.github.keycloakjumpcloud.core.account.ExistingAccountLinking;
import io.github.keycloakjumpcloud.core.account.ProvisioningMode;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.certificate.TestCertificate;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Domains;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.PortalClient;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Rehearsal;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Scim;
import io.github.keycloakjumpcloud.core.group.GroupRoot;
import io.github.keycloakjumpcloud.core.group.RootOverlap;
import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A connection without a fault, to which one can be given. */
final class TestFacts {

    static final String SP_ENTITY_ID = "https://login.example.com/realms/staff";

    private String idpEntityId = "JumpCloud";
    private String spEntityId = SP_ENTITY_ID;
    private String signOnUrl = "https://sso.jumpcloud.com/saml2/app";
    private Boolean redirectDeclared;
    private String requestAlgorithm;
    private List<X509Certificate> certificates = List.of(TestCertificate.valid(1));
    private boolean certificatesByUrl;
    private List<String> alsoUsedBy = List.of();
    private boolean firstLoginStep = true;
    private PortalClient portalClient = PortalClient.USABLE;
    private Scim scim = Scim.ON;
    private Rehearsal rehearsal;
    private ProvisioningMode mode = ProvisioningMode.JIT;
    private ExistingAccountLinking linking = ExistingAccountLinking.VERIFIED_DOMAIN;
    private boolean mailWorks = true;
    private Domains domains = Domains.SOME;
    private String principalAttribute;
    private boolean keptOff;
    private long membersElsewhere;
    private List<RootOverlap> overlaps = List.of();
    private List<Finding> missingTargets = List.of();
    private List<String> unreadableDomains = List.of();
    private List<String> overwrittenEdits = List.of();
    private TestSwitches switches = new TestSwitches();

    private final Set<String> attributes = new LinkedHashSet<>(
            List.of("email", "FirstName", "LastName", "username", "jobTitle", "department", "memberOf"));
    private boolean anybodySignedIn = true;
    private String groupsExpected = "memberOf";
    private boolean departmentExpected = true;
    private long clockSkew = 1;
    private boolean unproven;

    TestFacts withAttribute(String name) {
        attributes.add(name);
        return this;
    }

    TestFacts withoutAttribute(String name) {
        attributes.remove(name);
        return this;
    }

    TestFacts nobodySignedIn() {
        anybodySignedIn = false;
        return this;
    }

    TestFacts groupsExpected(String value) {
        groupsExpected = value;
        return this;
    }

    TestFacts departmentExpected(boolean value) {
        departmentExpected = value;
        return this;
    }

    TestFacts clockSkew(long seconds) {
        clockSkew = seconds;
        return this;
    }

    TestFacts unproven() {
        unproven = true;
        return this;
    }

    Optional<ReceivedFacts> received() {
        ReceivedAttributes received =
                ReceivedAttributes.of(attributes.stream().collect(Collectors.toMap(name -> name, name -> List.of())));
        return Optional.of(new ReceivedFacts(
                        received,
                        AttributeNames.defaults(),
                        Optional.ofNullable(groupsExpected),
                        departmentExpected,
                        Duration.ofSeconds(clockSkew),
                        unproven))
                .filter(facts -> anybodySignedIn);
    }

    TestFacts idpEntityId(String value) {
        idpEntityId = value;
        return this;
    }

    TestFacts spEntityId(String value) {
        spEntityId = value;
        return this;
    }

    TestFacts signOnUrl(String value) {
        signOnUrl = value;
        return this;
    }

    TestFacts redirectDeclared(boolean value) {
        redirectDeclared = value;
        return this;
    }

    TestFacts requestAlgorithm(String value) {
        requestAlgorithm = value;
        return this;
    }

    TestFacts certificates(X509Certificate... values) {
        certificates = List.of(values);
        return this;
    }

    TestFacts certificatesByUrl() {
        certificatesByUrl = true;
        return this;
    }

    TestFacts alsoUsedBy(String... aliases) {
        alsoUsedBy = List.of(aliases);
        return this;
    }

    TestFacts firstLoginStep(boolean value) {
        firstLoginStep = value;
        return this;
    }

    TestFacts portalClient(PortalClient value) {
        portalClient = value;
        return this;
    }

    TestFacts scim(Scim value) {
        scim = value;
        return this;
    }

    TestFacts rehearsedUntil(Optional<Instant> end) {
        rehearsal = new Rehearsal(end);
        return this;
    }

    TestFacts createsAccounts(boolean value) {
        mode = value ? ProvisioningMode.JIT : ProvisioningMode.INVITE_ONLY;
        return this;
    }

    TestFacts linking(ExistingAccountLinking value) {
        linking = value;
        return this;
    }

    TestFacts sendsNoMail() {
        mailWorks = false;
        return this;
    }

    TestFacts domains(Domains value) {
        domains = value;
        return this;
    }

    TestFacts principalAttribute(String value) {
        principalAttribute = value;
        return this;
    }

    TestFacts keptOff() {
        keptOff = true;
        return this;
    }

    TestFacts membersElsewhere(long value) {
        membersElsewhere = value;
        return this;
    }

    TestFacts overlap(GroupRoot root, GroupRoot other) {
        overlaps = List.of(new RootOverlap(root, other));
        return this;
    }

    TestFacts missingTarget(String role) {
        missingTargets = List.of(Finding.of(FindingFact.DEFAULT_ROLE_MISSING, FactArgument.text(role)));
        return this;
    }

    TestFacts unreadableDomain(String domain) {
        unreadableDomains = List.of(domain);
        return this;
    }

    TestFacts overwrittenEdits(String... attributes) {
        overwrittenEdits = List.of(attributes);
        return this;
    }

    TestFacts switches(UnaryOperator<TestSwitches> change) {
        switches = change.apply(switches);
        return this;
    }

    ConnectionFacts build() {
        return new ConnectionFacts(
                new ConnectionFacts.EntityIds(Optional.ofNullable(idpEntityId), spEntityId, SP_ENTITY_ID),
                Optional.ofNullable(signOnUrl),
                Optional.ofNullable(redirectDeclared),
                Optional.ofNullable(requestAlgorithm),
                certificates,
                certificatesByUrl,
                alsoUsedBy,
                firstLoginStep,
                portalClient,
                scim,
                Optional.ofNullable(rehearsal),
                Optional.of(new AccountPolicy(mode, linking, mailWorks)),
                domains,
                Optional.ofNullable(principalAttribute),
                keptOff,
                membersElsewhere,
                overlaps,
                missingTargets,
                unreadableDomains,
                overwrittenEdits,
                switches.build());
    }
}
