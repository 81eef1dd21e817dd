package io.github.keycloakjumpcloud.keycloak.broker;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Where the assertions and signatures of a response stand. Keycloak takes the first assertion of the document wherever it
 * stands; up to 26.5, any signature that is good for whatever it names makes up for one that is missing.
 */
final class Composition {

    private static final String SAML = JBossSAMLURIConstants.ASSERTION_NSURI.get();
    private static final String ASSERTION = "Assertion";

    private final Document response;

    Composition(Document response) {
        this.response = response;
    }

    /**
     * Whether assertions stand in the response itself only, and each signature in what it signs, as its only reference says
     * (SAML Core 5.4.2), by an id that there is once.
     */
    boolean isSound() {
        return Stream.of(ASSERTION, "EncryptedAssertion")
                        .flatMap(name -> Elements.of(response, SAML, name))
                        .allMatch(this::isOfResponse)
                && Elements.of(response, Elements.XML_SIGNATURE, "Signature").allMatch(this::signsItsParent)
                && areIdsUnique();
    }

    private boolean isOfResponse(Element part) {
        return part.getParentNode() == response.getDocumentElement();
    }

    private boolean signsItsParent(Element signature) {
        Node parent = signature.getParentNode();
        boolean signable = parent == response.getDocumentElement()
                || parent instanceof Element part
                        && SAML.equals(part.getNamespaceURI())
                        && ASSERTION.equals(part.getLocalName());
        NodeList references = signature.getElementsByTagNameNS(Elements.XML_SIGNATURE, "Reference");
        return signable
                && references.getLength() == 1
                && ((Element) references.item(0))
                        .getAttribute("URI")
                        .equals("#" + ((Element) parent).getAttribute("ID"));
    }

    private boolean areIdsUnique() {
        Set<String> seen = new HashSet<>();
        return Elements.of(response, "*", "*")
                .map(element -> element.getAttribute("ID"))
                .filter(id -> !id.isEmpty())
                .allMatch(seen::add);
    }
}
