package io.github.keycloakjumpcloud.core.finding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.account.ExistingAccountLinking;
import io.github.keycloakjumpcloud.core.certificate.TestCertificate;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Domains;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.PortalClient;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Scim;
import io.github.keycloakjumpcloud.core.finding.ProviderSwitches.Encryption;
import io.github.keycloakjumpcloud.core.finding.ProviderSwitches.LoginPage;
import io.github.keycloakjumpcloud.core.group.GroupRoot;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FindingsTest {

    private static final Instant NOW = TestCertificate.NOW;

    static Stream<Arguments> faults() {
        return Stream.of(
                Arguments.of(FindingKind.IDP_ENTITY_ID_MISSING, sound().idpEntityId(null)),
                Arguments.of(FindingKind.ENTITY_IDS_EQUAL, sound().idpEntityId(TestFacts.SP_ENTITY_ID)),
                Arguments.of(
                        FindingKind.ENTITY_IDS_SWAPPED,
                        sound().idpEntityId(TestFacts.SP_ENTITY_ID).spEntityId("JumpCloud")),
                Arguments.of(FindingKind.ENTITY_ID_SHARED, sound().alsoUsedBy("globex", "initech")),
                Arguments.of(FindingKind.SIGN_ON_URL_MISSING, sound().signOnUrl(null)),
                Arguments.of(
                        FindingKind.SIGN_ON_URL_NOT_HTTPS, sound().signOnUrl("http://sso.jumpcloud.com/saml2/app")),
                Arguments.of(FindingKind.REDIRECT_NOT_DECLARED, sound().redirectDeclared(false)),
                Arguments.of(FindingKind.REQUESTS_SIGNED_BY_SHA1, sound().requestAlgorithm("RSA_SHA1")),
                Arguments.of(FindingKind.CERTIFICATE_MISSING, sound().certificates()),
                Arguments.of(FindingKind.CERTIFICATE_EXPIRED, sound().certificates(TestCertificate.expired())),
                Arguments.of(FindingKind.CERTIFICATE_EXPIRES, sound().certificates(endsOn("2026-08-14T11:59:59Z"))),
                Arguments.of(FindingKind.FLOW_WITHOUT_STEP, sound().firstLoginStep(false)),
                Arguments.of(FindingKind.PORTAL_CLIENT_ABSENT, sound().portalClient(PortalClient.ABSENT)),
                Arguments.of(FindingKind.PORTAL_CLIENT_UNUSABLE, sound().portalClient(PortalClient.UNUSABLE)),
                Arguments.of(FindingKind.SCIM_WITHOUT_TOKEN, sound().scim(Scim.ON_WITHOUT_TOKEN)),
                Arguments.of(FindingKind.SCIM_REHEARSAL, sound().rehearsedUntil(Optional.empty())),
                Arguments.of(FindingKind.SCIM_REHEARSAL, sound().rehearsedUntil(Optional.of(NOW.plusSeconds(1)))),
                Arguments.of(FindingKind.SCIM_REHEARSAL_OVER, sound().rehearsedUntil(Optional.of(NOW))),
                Arguments.of(FindingKind.GROUP_ATTRIBUTE_NEVER_CAME, sound().withoutAttribute("memberOf")),
                Arguments.of(FindingKind.DEPARTMENT_NEVER_CAME, sound().withoutAttribute("department")),
                Arguments.of(
                        FindingKind.ATTRIBUTE_MISSPELT,
                        sound().withoutAttribute("FirstName").withAttribute("firstname")),
                Arguments.of(FindingKind.RESPONSE_NOT_SIGNED, sound().unproven()),
                Arguments.of(FindingKind.CLOCKS_APART, sound().clockSkew(-21)),
                Arguments.of(FindingKind.ANYONE_MAY_JOIN, sound().domains(Domains.ANY)),
                Arguments.of(FindingKind.PROOF_IMPOSSIBLE, sound().sendsNoMail()),
                Arguments.of(
                        FindingKind.PROOF_IMPOSSIBLE, sound().sendsNoMail().linking(ExistingAccountLinking.CONFIRM)),
                Arguments.of(FindingKind.NO_DOMAIN_TRUSTED, sound().domains(Domains.NONE)),
                Arguments.of(
                        FindingKind.NO_DOMAIN_TRUSTED,
                        sound().domains(Domains.NONE).createsAccounts(false)),
                Arguments.of(FindingKind.PRINCIPAL_IS_AN_ATTRIBUTE, sound().principalAttribute("employeeId")),
                Arguments.of(FindingKind.TARGET_MISSING, sound().missingTarget("gone")),
                Arguments.of(FindingKind.DOMAIN_UNREADABLE, sound().unreadableDomain("not a domain")),
                Arguments.of(FindingKind.ORGANIZATION_DISABLED, sound().keptOff()),
                Arguments.of(FindingKind.MEMBERS_ELSEWHERE, sound().membersElsewhere(16)),
                Arguments.of(
                        FindingKind.SETTING_REFUSED,
                        sound().switches(on -> on.refused(ProblemKind.NOT_A_URI.problem()))),
                Arguments.of(FindingKind.LINK_ONLY, sound().switches(TestSwitches::linkOnly)),
                Arguments.of(FindingKind.ENCRYPTION_WANTED, sound().switches(on -> on.encryption(Encryption.WANTED))),
                Arguments.of(
                        FindingKind.ENCRYPTION_WANTED,
                        sound().switches(on -> on.encryption(Encryption.WANTED_WITHOUT_KEY))),
                Arguments.of(
                        FindingKind.REDIRECT_NOT_OFFERED,
                        sound().redirectDeclared(false).switches(TestSwitches::asksByRedirect)),
                Arguments.of(
                        FindingKind.EVERY_ADDRESS_VERIFIED,
                        sound().createsAccounts(false).domains(Domains.ANY).switches(TestSwitches::trustsEmail)),
                Arguments.of(FindingKind.RESPONSES_KEPT, sound().switches(TestSwitches::keepsResponses)),
                Arguments.of(FindingKind.CLOCK_SKEW_WIDE, sound().switches(on -> on.clockSkew(301))),
                Arguments.of(FindingKind.SYNC_MODE_NOT_FORCE, sound().switches(TestSwitches::followsNot)),
                Arguments.of(FindingKind.EDITS_OVERWRITTEN, sound().overwrittenEdits("firstName")),
                Arguments.of(
                        FindingKind.LOGOUT_LEADS_AWAY,
                        sound().switches(on -> on.logoutUrl("https://sso.jumpcloud.com/logout"))),
                Arguments.of(
                        FindingKind.BUTTON_AMONG_MANY,
                        sound().switches(switches -> switches.loginPage(LoginPage.AMONG_MANY))),
                Arguments.of(
                        FindingKind.LOGIN_PAGE_WITHOUT_WAY,
                        sound().switches(switches -> switches.loginPage(LoginPage.NOT_AT_ALL))),
                Arguments.of(FindingKind.ANSWER_BY_REDIRECT, sound().switches(TestSwitches::wantsAnswersByRedirect)),
                Arguments.of(
                        FindingKind.ROOTS_OVERLAP,
                        sound().overlap(
                                        new GroupRoot("acme", GroupRoot.Kind.GROUPS, List.of("Departments", "Acme")),
                                        new GroupRoot("globex", GroupRoot.Kind.DEPARTMENTS, List.of("Departments")))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void findingsWhenOneThingIsWrongThenItIsFoundAndNothingElse(FindingKind kind, TestFacts facts) {
        // when
        List<Finding> findings = Findings.of(facts.build(), facts.received(), NOW);

        // then
        assertThat(findings).extracting(Finding::kind).containsExactly(kind);
        assertThat(((FindingFact) findings.get(0).fact().kind()).finding()).isEqualTo(kind);
    }

    @Test
    void findingsWhenNoLoginFollowsJumpCloudThenNoEditIsOverwritten() {
        // given
        TestFacts facts = sound().overwrittenEdits("email").switches(TestSwitches::followsNot);

        // then
        assertThat(Findings.of(facts.build(), facts.received(), NOW))
                .extracting(Finding::kind)
                .containsExactly(FindingKind.SYNC_MODE_NOT_FORCE);
    }

    @Test
    void findingsWhenEveryKindIsTriedThenNoneIsLeftOut() {
        assertThat(faults().map(fault -> fault.get()[0]).distinct())
                .containsExactlyInAnyOrder((Object[]) FindingKind.values());
    }

    static Stream<TestFacts> soundOnes() {
        return Stream.of(
                sound(),
                sound().redirectDeclared(true),
                sound().requestAlgorithm("RSA_SHA256"),
                sound().certificates().certificatesByUrl(),
                sound().certificates(TestCertificate.expired(), TestCertificate.valid(1)),
                sound().certificates(endsOn("2026-08-14T12:00:00Z")),
                sound().signOnUrl("HTTPS://sso.jumpcloud.com/saml2/app"),
                sound().scim(Scim.OFF),
                sound().spEntityId("urn:acme:keycloak"),
                sound().nobodySignedIn(),
                sound().withoutAttribute("memberOf").groupsExpected(null),
                sound().withoutAttribute("department").departmentExpected(false),
                sound().withAttribute("firstname"),
                sound().clockSkew(20),
                sound().domains(Domains.ANY).createsAccounts(false),
                sound().linking(ExistingAccountLinking.CONFIRM),
                sound().sendsNoMail().linking(ExistingAccountLinking.NEVER),
                sound().redirectDeclared(true).switches(TestSwitches::asksByRedirect),
                sound().switches(TestSwitches::asksByRedirect),
                sound().switches(TestSwitches::trustsEmail),
                sound().switches(on -> on.clockSkew(300)));
    }

    @ParameterizedTest
    @MethodSource("soundOnes")
    void findingsWhenNothingIsWrongThenThereAreNone(TestFacts facts) {
        assertThat(Findings.of(facts.build(), facts.received(), NOW)).isEmpty();
    }

    @Test
    void findingsWhenMuchIsWrongThenTheWorstComesFirst() {
        // given
        TestFacts facts = sound().portalClient(PortalClient.ABSENT)
                .domains(Domains.ANY)
                .idpEntityId(null)
                .certificates();

        // when
        List<Finding> findings = Findings.of(facts.build(), facts.received(), NOW);

        // then
        assertThat(findings)
                .extracting(finding -> finding.kind().severity())
                .containsExactly(Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.HINT);
    }

    @Test
    void slugsWhenShownThenTheyAreStableAndOfTheirOwn() {
        List<String> slugs =
                Arrays.stream(FindingKind.values()).map(FindingKind::slug).toList();

        assertThat(slugs).doesNotHaveDuplicates().allMatch(slug -> slug.matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(FindingKind.CERTIFICATE_EXPIRES.slug()).isEqualTo("certificate-expires");
    }

    private static TestFacts sound() {
        return new TestFacts();
    }

    private static X509Certificate endsOn(String end) {
        return TestCertificate.of(1, "2026-01-01T00:00:00Z", end);
    }
}
