package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.access.TrustedDomains;
import io.github.keycloakjumpcloud.core.account.AccountPolicy;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Domains;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.PortalClient;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Rehearsal;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Scim;
import io.github.keycloakjumpcloud.core.finding.Finding;
import io.github.keycloakjumpcloud.core.finding.Findings;
import io.github.keycloakjumpcloud.core.finding.ReceivedFacts;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.core.response.PrincipalAttribute;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.keycloak.assertion.RecentResponses;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionPrincipal;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.login.FirstLoginStep;
import io.github.keycloakjumpcloud.keycloak.login.PortalLogin;
import io.github.keycloakjumpcloud.keycloak.profile.ProfileNames;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalRow;
import io.github.keycloakjumpcloud.keycloak.setting.ConnectionSwitches;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Reads how a connection is set up and what it has received, and says what {@link Findings} finds in it. */
final class ConnectionInspection {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final RealmOverview overview;
    private final ConnectionConfig connection;

    ConnectionInspection(
            KeycloakSession session, RealmModel realm, RealmOverview overview, ConnectionConfig connection) {
        this.session = session;
        this.realm = realm;
        this.overview = overview;
        this.connection = connection;
    }

    /** Reads of the realm what concerns this one connection, as it is stored. */
    static ConnectionInspection ofOne(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        return new ConnectionInspection(
                session, realm, RealmOverview.of(session, realm, Optional.of(List.of(connection))), connection);
    }

    List<Finding> findings() {
        return findings(facts());
    }

    ConnectionSummary summary() {
        ConnectionFacts facts = facts();
        return ConnectionSummary.of(connection, findings(facts), facts.certificates());
    }

    private List<Finding> findings(ConnectionFacts facts) {
        return Findings.of(facts, received(), ServerTime.now());
    }

    private ConnectionFacts facts() {
        return new ConnectionFacts(
                new ConnectionFacts.EntityIds(
                        filled(connection.getIdpEntityId()),
                        ServiceProvider.of(session, realm, connection).entityId(),
                        ServiceProvider.ofNew(session, realm, connection.getAlias())
                                .entityId()),
                filled(connection.getSingleSignOnServiceUrl()),
                connection.redirectDeclared(),
                filled(connection.getSignatureAlgorithm()).filter(any -> connection.isWantAuthnRequestsSigned()),
                new ConnectionCertificates(session, realm).lastRead(connection),
                connection.isUseMetadataDescriptorUrl(),
                overview.sharingIssuerWith(connection),
                hasFirstLoginStep(),
                portalClient(),
                scim(),
                rehearsal(),
                accountPolicy(),
                domains(),
                ConnectionPrincipal.of(connection).map(PrincipalAttribute::name),
                isKeptOff(),
                overview.membersElsewhere(connection),
                overview.overlaps(connection),
                new MissingTargets(session, realm).of(connection, overview.groupRules(connection)),
                ConnectionDomains.unreadable(session, connection),
                overview.overwrittenEdits(connection),
                ConnectionSwitches.of(
                        session, realm, connection, overview.followsAtEachLogin(connection), overview.buttons()));
    }

    /** Empty when a setting is wrong, which is a finding of its own. */
    private Optional<AccountPolicy> accountPolicy() {
        try {
            return Optional.of(connection.accountPolicy(realm));
        } catch (WrongInput unreadable) {
            return Optional.empty();
        }
    }

    /** Empty when nobody has signed in lately. */
    private Optional<ReceivedFacts> received() {
        return new RecentResponses(session, connection)
                .summary()
                .map(recent -> new ReceivedFacts(
                        recent.attributes(),
                        ProfileNames.of(session, connection.getAlias()),
                        Optional.of(connection.groupsAttribute()).filter(any -> connection.asksForGroups()),
                        overview.hasDepartmentMapper(connection),
                        recent.age(),
                        recent.unproven()));
    }

    private static Optional<String> filled(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private String firstLoginFlowId() {
        String own = connection.getFirstBrokerLoginFlowId();
        AuthenticationFlowModel ofRealm = realm.getFirstBrokerLoginFlow();
        return own == null && ofRealm != null ? ofRealm.getId() : own;
    }

    private boolean hasFirstLoginStep() {
        return FirstLoginStep.isIn(
                realm,
                firstLoginFlowId(),
                step -> step.getRequirement() != AuthenticationExecutionModel.Requirement.DISABLED);
    }

    /** Keycloak shows a provider of a disabled Organization as disabled, whatever is stored. */
    private boolean isKeptOff() {
        return connection.isEnabled()
                && !session.identityProviders()
                        .getById(connection.getInternalId())
                        .isEnabled();
    }

    private PortalClient portalClient() {
        return connection
                .portalClient()
                .map(client -> new PortalLogin(session, connection.getAlias())
                                .addressOf(client)
                                .isPresent()
                        ? PortalClient.USABLE
                        : PortalClient.UNUSABLE)
                .orElse(PortalClient.ABSENT);
    }

    private Domains domains() {
        TrustedDomains trusted = ConnectionDomains.of(session, connection);
        if (trusted instanceof TrustedDomains.Any) {
            return Domains.ANY;
        }
        return trusted.verified().isEmpty() ? Domains.NONE : Domains.SOME;
    }

    private Optional<Rehearsal> rehearsal() {
        return connection.scimEnabled() && isRehearsed()
                ? Optional.of(new Rehearsal(
                        new RehearsalRow(session, connection).read().map(RehearsalTime::end)))
                : Optional.empty();
    }

    /** Not so where the stored mode is none, which is a finding of its own. */
    private boolean isRehearsed() {
        return connection
                .value(ConnectionSetting.SCIM_MODE)
                .filter(mode -> mode.equals(Slug.of(ScimMode.REHEARSE)))
                .isPresent();
    }

    private Scim scim() {
        if (!connection.scimEnabled()) {
            return Scim.OFF;
        }
        return overview.hasToken(connection) ? Scim.ON : Scim.ON_WITHOUT_TOKEN;
    }
}
