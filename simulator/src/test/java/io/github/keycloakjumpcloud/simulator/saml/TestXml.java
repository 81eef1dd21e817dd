package io.github.keycloakjumpcloud.simulator.saml;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Reads messages as a receiver would, sharing no code with the writer. */
public final class TestXml {

    private TestXml() {}

    public static Document parse(String xml) throws Exception {
        return DocumentBuilderFactory.newNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
    }

    /** The only element of that local name. */
    public static Element only(Document document, String localName) {
        List<Element> found = all(document, localName);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " elements " + localName);
        }
        return found.get(0);
    }

    public static List<Element> all(Document document, String localName) {
        NodeList nodes = document.getElementsByTagNameNS("*", localName);
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    public static List<String> childNames(Element parent) {
        List<String> names = new ArrayList<>();
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            names.add(child.getNodeName());
        }
        return names;
    }

    /** Whether the element's own signature covers it and verifies with that key. */
    static boolean verifies(Element signed, PublicKey key, boolean secureValidation) throws Exception {
        signed.setIdAttribute("ID", true);
        for (Node child = signed.getFirstChild(); child != null; child = child.getNextSibling()) {
            if ("ds:Signature".equals(child.getNodeName())) {
                DOMValidateContext context = new DOMValidateContext(key, child);
                context.setProperty("org.jcp.xml.dsig.secureValidation", secureValidation);
                XMLSignature signature = XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context);
                String reference =
                        signature.getSignedInfo().getReferences().get(0).getURI();
                return reference.equals("#" + signed.getAttribute("ID")) && signature.validate(context);
            }
        }
        return false;
    }
}
