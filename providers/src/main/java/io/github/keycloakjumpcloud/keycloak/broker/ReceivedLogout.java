package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.response.LogoutFacts;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.datatype.XMLGregorianCalendar;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;

/** A request for a logout, or the answer to one, parsed by Keycloak and not verified (SAML Core 3.7). */
record ReceivedLogout(LogoutFacts facts) {

    static ReceivedLogout of(LogoutRequestType request, MessageSignature signature) {
        return new ReceivedLogout(new LogoutFacts(
                text(request.getIssuer()),
                Optional.ofNullable(request.getDestination()).map(URI::toString),
                instant(request.getIssueInstant()),
                instant(request.getNotOnOrAfter()),
                signature.ofMessage(),
                algorithms(signature)));
    }

    static ReceivedLogout of(StatusResponseType response, MessageSignature signature) {
        return new ReceivedLogout(new LogoutFacts(
                text(response.getIssuer()),
                Optional.ofNullable(response.getDestination()),
                instant(response.getIssueInstant()),
                Optional.empty(),
                signature.ofMessage(),
                algorithms(signature)));
    }

    private static Set<String> algorithms(MessageSignature signature) {
        return Stream.of(signature.methods(), signature.digests())
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
    }

    private static Optional<String> text(NameIDType issuer) {
        return Optional.ofNullable(issuer).map(NameIDType::getValue);
    }

    private static Optional<Instant> instant(XMLGregorianCalendar time) {
        return Optional.ofNullable(time).map(t -> t.toGregorianCalendar().toInstant());
    }
}
