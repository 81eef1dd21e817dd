package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.core.access.ProvisioningMode;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.PortalClient;
import io.github.keycloakjumpcloud.core.finding.ConnectionFacts.Scim;
import io.github.keycloakjumpcloud.core.finding.ReceivedFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.connection.ProfileNames;
import io.github.keycloakjumpcloud.keycloak.connection.RecentResponses;
import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import io.github.keycloakjumpcloud.keycloak.login.FirstLoginAuthenticatorFactory;
import io.github.keycloakjumpcloud.keycloak.login.PortalLogin;
import io.github.keycloakjumpcloud.keycloak.mapper.DepartmentMapper;
import io.github.keycloakjumpcloud.keycloak.scim.token.ScimTokens;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderQuery;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Reads how a connection is set up, for {@link io.github.keycloakjumpcloud.core.finding.Findings}. */
final class ConnectionInspection {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionConfig connection;

    ConnectionInspection(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this.session = session;
        this.realm = realm;
        this.connection = connection;
    }

    ConnectionFacts facts(Instant now) {
        return new ConnectionFacts(
                new ConnectionFacts.EntityIds(
                        filled(connection.getIdpEntityId()),
                        ServiceProvider.of(session, realm, connection).entityId(),
                        ServiceProvider.ofNew(session, realm, connection.getAlias())
                                .entityId()),
                filled(connection.getSingleSignOnServiceUrl()),
                connection.redirectDeclared(),
                filled(connection.getSignatureAlgorithm()).filter(any -> connection.isWantAuthnRequestsSigned()),
                new ConnectionCertificates(session, realm).of(connection),
                connection.isUseMetadataDescriptorUrl(),
                connectionsOfTheSameIssuer(),
                hasFirstLoginStep(firstLoginFlowId()),
                portalClient(),
                scim(now),
                connection.provisioningMode() == ProvisioningMode.JIT,
                !ConnectionDomains.of(session, connection).isEmpty());
    }

    /** Empty when nobody has signed in lately. */
    Optional<ReceivedFacts> received() {
        RecentResponses recent = new RecentResponses(session, connection);
        return recent.attributes()
                .map(attributes -> new ReceivedFacts(
                        attributes,
                        ProfileNames.of(session, connection.getAlias()),
                        Optional.of(connection.groupsAttribute()).filter(any -> connection.asksForGroups()),
                        hasDepartmentMapper(),
                        recent.age()));
    }

    private boolean hasDepartmentMapper() {
        return session.identityProviders()
                .getMappersByAliasStream(connection.getAlias())
                .anyMatch(mapper -> DepartmentMapper.ID.equals(mapper.getIdentityProviderMapper()));
    }

    private static Optional<String> filled(String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    private List<String> connectionsOfTheSameIssuer() {
        return filled(connection.getIdpEntityId()).stream()
                .map(issuer -> IdentityProviderQuery.userAuthentication().with(ConnectionConfig.IDP_ENTITY_ID, issuer))
                .flatMap(session.identityProviders()::getAllStream)
                .filter(ConnectionConfig::isConnection)
                .map(IdentityProviderModel::getAlias)
                .filter(alias -> !alias.equals(connection.getAlias()))
                .sorted()
                .toList();
    }

    private String firstLoginFlowId() {
        String own = connection.getFirstBrokerLoginFlowId();
        return own == null ? realm.getFirstBrokerLoginFlow().getId() : own;
    }

    private boolean hasFirstLoginStep(String flowId) {
        return realm.getAuthenticationExecutionsStream(flowId)
                .filter(step -> step.getRequirement() != AuthenticationExecutionModel.Requirement.DISABLED)
                .anyMatch(step -> FirstLoginAuthenticatorFactory.ID.equals(step.getAuthenticator())
                        || step.isAuthenticatorFlow() && hasFirstLoginStep(step.getFlowId()));
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

    private Scim scim(Instant now) {
        if (!connection.scimEnabled()) {
            return Scim.OFF;
        }
        boolean token = new ScimTokens(session, realm).list(connection).stream().anyMatch(made -> !made.isExpired(now));
        return token ? Scim.ON : Scim.ON_WITHOUT_TOKEN;
    }
}
