package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.protocol.saml.SAMLDecryptionKeysLocator;
import org.keycloak.saml.common.exceptions.ConfigurationException;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.common.exceptions.ProcessingException;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.w3c.dom.Element;

/**
 * An assertion that came unsolicited is used up by that: nobody can take it out and put it into a response that says it
 * answers a login. Only a genuine one is remembered, since no other is accepted anyway, and anybody can send those.
 */
final class UnsolicitedAssertions {

    private static final Logger LOG = Logger.getLogger(UnsolicitedAssertions.class);

    private final KeycloakSession session;
    private final ConnectionConfig connection;
    private final Predicate<Element> genuine;

    /** @param genuine whether the assertion's own signature is one of the connection's */
    UnsolicitedAssertions(KeycloakSession session, ConnectionConfig connection, Predicate<Element> genuine) {
        this.session = session;
        this.connection = connection;
        this.genuine = genuine;
    }

    void useUp(ReceivedResponse received) {
        List<Element> signed = elements(received).stream()
                .filter(AssertionUtil::isSignedElement)
                .filter(genuine)
                .toList();
        AcceptedAssertions accepted = new AcceptedAssertions(session, connection);
        received.message().getAssertions().stream()
                .map(ResponseType.RTChoiceType::getAssertion)
                .filter(Objects::nonNull)
                .filter(assertion -> signed.stream()
                        .anyMatch(element -> element.getAttribute("ID").equals(assertion.getID())))
                .forEach(accepted::acceptOnce);
    }

    private List<Element> elements(ReceivedResponse received) {
        try {
            if (!AssertionUtil.isAssertionEncrypted(received.message())) {
                return received.assertionElements();
            }
            return List.of(AssertionUtil.decryptAssertion(
                    received.message(),
                    new SAMLDecryptionKeysLocator(
                            session, session.getContext().getRealm(), connection.getEncryptionAlgorithm())));
        } catch (ParsingException | ProcessingException | ConfigurationException e) {
            LOG.debugf(e, "An unsolicited assertion cannot be decrypted");
            return List.of();
        }
    }
}
