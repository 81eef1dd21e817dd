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

/** {@link Gate}, asked about one verified login. */
record ConnectionGate(AccessPolicy policy, GateFacts facts) {

    private static final URI NAME_ID_EMAIL = JBossSAMLURIConstants.NAMEID_FORMAT_EMAIL.getUri();

    /** Collects the facts. */
    static ConnectionGate of(KeycloakSession session, ConnectionConfig config, BrokeredIdentityContext context) {
        return new ConnectionGate(
                config.accessPolicy(ConnectionDomains.of(session, config)), facts(session, config, context));
    }

    private static GateFacts facts(KeycloakSession session, ConnectionConfig config, BrokeredIdentityContext context) {
        ReceivedAttributes attributes = AssertionAttributes.of(context);
        AttributeNames names = ProfileNames.of(session, config.getAlias());
        Optional<NameIDType> nameId = AssertionAttributes.nameId(context);
        List<X509Certificate> certificates =
                new ConnectionCertificates(session, session.getContext().getRealm()).of(config);
        return new GateFacts(
                Profile.read(attributes, names).email(),
                nameId.map(NameIDType::getValue).orElse(context.getId()),
                nameId.map(NameIDType::getFormat).filter(NAME_ID_EMAIL::equals).isPresent(),
                attributes,
                CertificateValidity.of(certificates, ServerTime.now()).allExpiredSince(),
                names.firstMissing(attributes));
    }

    GateDecision check() {
        return new Gate().check(policy, facts);
    }

    /** What each check says by itself. */
    List<GateAnswer> examine() {
        return new Gate().examine(policy, facts);
    }
}
