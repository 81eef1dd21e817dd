package io.github.keycloakjumpcloud.keycloak.broker;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.saml.processing.core.saml.v2.util.AssertionUtil;
import org.w3c.dom.Document;

/**
 * The signatures that a message carries. Whether they are good, Keycloak says.
 *
 * @param ofMessage whether the message itself is signed, and not only something within it
 * @param methods the algorithm URIs of all signatures
 * @param digests the algorithm URIs of their references
 */
record MessageSignature(boolean ofMessage, Set<String> methods, Set<String> digests) {

    /** Of a form field (SAML Bindings 3.5.4.1). */
    static MessageSignature posted(Document message) {
        return new MessageSignature(
                AssertionUtil.isSignedElement(message.getDocumentElement()),
                algorithms(message, "SignatureMethod").collect(Collectors.toSet()),
                algorithms(message, "DigestMethod").collect(Collectors.toSet()));
    }

    /** Of a query (SAML Bindings 3.4.4.1), where the message itself is signed by a parameter beside it. */
    static MessageSignature redirected(Document message, Optional<String> queryAlgorithm) {
        return new MessageSignature(
                queryAlgorithm.isPresent(),
                Stream.concat(queryAlgorithm.stream(), algorithms(message, "SignatureMethod"))
                        .collect(Collectors.toSet()),
                algorithms(message, "DigestMethod").collect(Collectors.toSet()));
    }

    private static Stream<String> algorithms(Document message, String elementName) {
        return Elements.of(message, Elements.XML_SIGNATURE, elementName)
                .map(element -> element.getAttribute("Algorithm"));
    }
}
