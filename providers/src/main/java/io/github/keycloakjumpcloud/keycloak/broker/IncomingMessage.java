package io.github.keycloakjumpcloud.keycloak.broker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.keycloak.dom.saml.v2.protocol.RequestAbstractType;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.web.util.PostBindingUtil;
import org.keycloak.saml.processing.web.util.RedirectBindingUtil;

/**
 * A message as it came to the endpoint (SAML Bindings 3.4 and 3.5). It is looked at before Keycloak reads it: Keycloak's
 * parser works recursively and fails on XML nested without end, and takes any message for the kind that it expects.
 */
final class IncomingMessage {

    /** A signed response is about ten levels deep. */
    private static final int DEEPEST = 50;

    /** The decoded XML; null when the text could not be decoded or is no XML of sound depth. */
    private final byte[] xml;

    private IncomingMessage(byte[] decoded) {
        this.xml = decoded != null && isSound(decoded) ? decoded : null;
    }

    /** The message of a form field; nothing when there is no such field. */
    static Optional<IncomingMessage> posted(String field) {
        return Optional.ofNullable(field).map(text -> {
            try {
                return new IncomingMessage(PostBindingUtil.base64Decode(text));
            } catch (IllegalArgumentException notBase64) {
                return new IncomingMessage(null);
            }
        });
    }

    /** The message of a query parameter; nothing when there is no such parameter. */
    static Optional<IncomingMessage> redirected(String parameter, long maxInflatingSize) {
        return Optional.ofNullable(parameter).map(text -> {
            try (InputStream inflated = RedirectBindingUtil.base64DeflateDecode(text, maxInflatingSize)) {
                return new IncomingMessage(inflated.readAllBytes());
            } catch (IllegalArgumentException | IOException notDeflated) {
                return new IncomingMessage(null);
            }
        });
    }

    /** The response; empty when it is none. */
    Optional<ReceivedResponse> response() {
        return xml == null ? Optional.empty() : ReceivedResponse.of(SAMLRequestParser.parseResponseDocument(xml));
    }

    /** Whether it is a request, for example for a logout. */
    boolean isRequest() {
        if (xml == null) {
            return false;
        }
        SAMLDocumentHolder holder =
                SAMLRequestParser.parseRequestPostBinding(Base64.getEncoder().encodeToString(xml));
        return holder != null && holder.getSamlObject() instanceof RequestAbstractType;
    }

    private static boolean isSound(byte[] xml) {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
            int depth = 0;
            while (reader.hasNext() && depth <= DEEPEST) {
                int event = reader.next();
                if (event == XMLStreamReader.START_ELEMENT) {
                    depth++;
                } else if (event == XMLStreamReader.END_ELEMENT) {
                    depth--;
                }
            }
            return depth <= DEEPEST;
        } catch (XMLStreamException notXml) {
            return false;
        }
    }
}
