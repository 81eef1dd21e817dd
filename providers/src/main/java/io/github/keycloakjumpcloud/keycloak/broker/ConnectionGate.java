package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.access.AccessPolicy;
import io.github.keycloakjumpcloud.core.access.Gate;
import io.github.keycloakjumpcloud.core.access.GateAnswer;
import io.github.keycloakjumpcloud.core.access.GateDecision;
import io.github.keycloakjumpcloud.core.access.GateFacts;
import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.profile.AttributeNames;
import io.github.keycloakjumpcloud.core.profile.Profile;
import io.github.keycloakjumpcloud.keycloak.connection.AssertionAttributes;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionDomains;
import io.github.keycloakjumpcloud.keycloak.connection.ProfileNames;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

/** Collects the facts of a verified login and asks {@link Gate}. */
final class ConnectionGate {

    private static final URI NAME_ID_EMAIL = JBossSAMLURIConstants.NAMEID_FORMAT_EMAIL.getUri();

    private final KeycloakSession session;
    private final ConnectionConfig config;
    private final AccessPolicy policy;
    private final GateFacts facts;

    ConnectionGate(KeycloakSession session, ConnectionConfig config, BrokeredIdentityContext context) {
        this.session = session;
        this.config = config;
        this.policy = config.accessPolicy(ConnectionDomains.of(session, config));
        this.facts = facts(context);
    }

    GateDecision check() {
        return new Gate().check(policy, facts);
    }

    /** What each check says by itself. */
    List<GateAnswer> examine() {
        return new Gate().examine(policy, facts);
    }

    private GateFacts facts(BrokeredIdentityContext context) {
        ReceivedAttributes attributes = AssertionAttributes.of(context);
        AttributeNames names = ProfileNames.of(session, config.getAlias());
        Optional<NameIDType> nameId = AssertionAttributes.nameId(context);
        return new GateFacts(
                Profile.read(attributes, names).email(),
                nameId.map(NameIDType::getValue).orElse(context.getId()),
                nameId.map(NameIDType::getFormat).filter(NAME_ID_EMAIL::equals).isPresent(),
                attributes,
                CertificateValidity.of(certificates(), ServerTime.now()).allExpiredSince(),
                names.firstMissing(attributes));
    }

    private List<X509Certificate> certificates() {
        return new ConnectionCertificates(session, session.getContext().getRealm()).of(config);
    }
}
