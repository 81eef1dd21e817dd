package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.access.AccessPolicy;
import io.github.keycloakjumpcloud.core.access.Gate;
import io.github.keycloakjumpcloud.core.access.GateAnswer;
import io.github.keycloakjumpcloud.core.access.GateDecision;
import io.github.keycloakjumpcloud.core.access.GateFacts;
import io.github.keycloakjumpcloud.keycloak.assertion.RecentResponses;
import io.github.keycloakjumpcloud.keycloak.assertion.VerifiedLogin;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.net.URI;
import java.util.List;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

/** {@link Gate}, asked about one verified login. */
record ConnectionGate(AccessPolicy policy, GateFacts facts) {

    private static final URI NAME_ID_EMAIL = JBossSAMLURIConstants.NAMEID_FORMAT_EMAIL.getUri();

    static ConnectionGate of(KeycloakSession session, ConnectionConfig config, VerifiedLogin login) {
        return new ConnectionGate(
                config.accessPolicy(login.domains()), facts(login, groupsCameForOthers(session, config, login)));
    }

    /** Compared is what names the person to Keycloak, whether that is the NameID or an attribute. */
    private static GateFacts facts(VerifiedLogin login, boolean groupsCameForOthers) {
        return new GateFacts(
                login.profile().email(),
                login.letters(),
                login.principal(),
                login.nameId()
                        .filter(nameId -> login.principal().equals(nameId.getValue()))
                        .map(NameIDType::getFormat)
                        .filter(NAME_ID_EMAIL::equals)
                        .isPresent(),
                login.attributes(),
                login.certificates().allExpiredSince(),
                login.names().strict(),
                login.names().firstMissing(login.attributes()),
                groupsCameForOthers);
    }

    /** Asked only where it matters: the memory is the cluster's. */
    private static boolean groupsCameForOthers(KeycloakSession session, ConnectionConfig config, VerifiedLogin login) {
        String name = config.groupsAttribute();
        return config.asksForGroups()
                && !login.attributes().has(name)
                && new RecentResponses(session, config)
                        .summary()
                        .filter(recent -> recent.attributes().has(name))
                        .isPresent();
    }

    GateDecision check() {
        return Gate.check(policy, facts);
    }

    /** What each check says by itself. */
    List<GateAnswer> examine() {
        return Gate.examine(policy, facts);
    }
}
