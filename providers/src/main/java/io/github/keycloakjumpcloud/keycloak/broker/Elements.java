package io.github.keycloakjumpcloud.keycloak.broker;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The elements of a message, by name. */
final class Elements {

    static final String XML_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    private Elements() {}

    /** All of this name, at any depth, in the order of the message; {@code *} stands for any namespace or name. */
    static Stream<Element> of(Document message, String namespace, String name) {
        NodeList found = message.getElementsByTagNameNS(namespace, name);
        return IntStream.range(0, found.getLength()).mapToObj(index -> (Element) found.item(index));
    }
}
