package io.github.keycloakjumpcloud.keycloak.broker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.keycloak.dom.saml.v2.protocol.LogoutRequestType;
import org.keycloak.dom.saml.v2.protocol.ResponseType;
import org.keycloak.dom.saml.v2.protocol.StatusResponseType;
import org.keycloak.saml.SAMLRequestParser;
import org.keycloak.saml.processing.core.saml.v2.common.SAMLDocumentHolder;
import org.keycloak.saml.processing.web.util.PostBindingUtil;
import org.w3c.dom.Document;

/**
 * A message as it came to the endpoint (SAML Bindings 3.4 and 3.5). It is looked at before Keycloak reads it: Keycloak's
 * parser works recursively and fails on XML nested without end, and takes any message for the kind that it expects.
 */
final class IncomingMessage {

    /** A signed response is about ten levels deep. */
    private static final int DEEPEST = 50;

    /** Bytes of a message of a query parameter: Keycloak's limit, where it has one. */
    private static final int LONGEST = 128 * 1024;

    private static final String LOGOUT_RESPONSE = "LogoutResponse";

    private final SAMLDocumentHolder parsed;
    private final MessageSignature signature;

    private IncomingMessage(SAMLDocumentHolder parsed, MessageSignature signature) {
        this.parsed = parsed;
        this.signature = signature;
    }

    /** The request of a form field; nothing when there is no such field. */
    static Optional<IncomingMessage> request(String field) {
        return posted(field, IncomingMessage::parseRequest);
    }

    /** The response of a form field; nothing when there is no such field. */
    static Optional<IncomingMessage> response(String field) {
        return posted(field, SAMLRequestParser::parseResponseDocument);
    }

    /** The request of a query parameter; nothing when there is no such parameter. */
    static Optional<IncomingMessage> request(String parameter, SignedQuery query) {
        return redirected(parameter, IncomingMessage::parseRequest, query);
    }

    /** The response of a query parameter; nothing when there is no such parameter. */
    static Optional<IncomingMessage> response(String parameter, SignedQuery query) {
        return redirected(parameter, SAMLRequestParser::parseResponseDocument, query);
    }

    private static Optional<IncomingMessage> posted(String field, Function<byte[], SAMLDocumentHolder> parser) {
        return Optional.ofNullable(field).map(text -> of(unposted(text), parser, MessageSignature::posted));
    }

    private static Optional<IncomingMessage> redirected(
            String parameter, Function<byte[], SAMLDocumentHolder> parser, SignedQuery query) {
        return Optional.ofNullable(parameter)
                .map(text ->
                        of(inflated(text), parser, message -> MessageSignature.redirected(message, query.algorithm())));
    }

    private static IncomingMessage of(
            Optional<byte[]> decoded,
            Function<byte[], SAMLDocumentHolder> parser,
            Function<Document, MessageSignature> signature) {
        return decoded.filter(IncomingMessage::isSound)
                .map(parser)
                .map(parsed -> new IncomingMessage(parsed, signature.apply(parsed.getSamlDocument())))
                .orElseGet(() -> new IncomingMessage(null, null));
    }

    private static Optional<byte[]> unposted(String text) {
        try {
            return Optional.ofNullable(PostBindingUtil.base64Decode(text));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Keycloak 26.4, and some releases after it, inflate without a limit. */
    private static Optional<byte[]> inflated(String text) {
        // Without the header of zlib; it holds memory outside of the heap until it ends.
        Inflater inflater = new Inflater(true);
        try (InputStream deflated =
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(text))) {
            byte[] message = new InflaterInputStream(deflated, inflater).readNBytes(LONGEST + 1);
            return message.length > LONGEST ? Optional.empty() : Optional.of(message);
        } catch (IllegalArgumentException | IOException notDeflated) {
            return Optional.empty();
        } finally {
            inflater.end();
        }
    }

    private static SAMLDocumentHolder parseRequest(byte[] xml) {
        return SAMLRequestParser.parseRequestPostBinding(Base64.getEncoder().encodeToString(xml));
    }

    /** The answer to a login request; empty when it is none. */
    Optional<ReceivedResponse> loginResponse() {
        return is(ResponseType.class).map(response -> new ReceivedResponse(parsed, response, signature));
    }

    /** The answer to a logout request; empty when it is none. Keycloak takes any status response for one. */
    Optional<ReceivedLogout> logoutResponse() {
        return is(StatusResponseType.class)
                .filter(any -> LOGOUT_RESPONSE.equals(
                        parsed.getSamlDocument().getDocumentElement().getLocalName()))
                .map(response -> ReceivedLogout.of(response, signature));
    }

    /** The request for a logout; empty when it is none. */
    Optional<ReceivedLogout> logoutRequest() {
        return is(LogoutRequestType.class).map(request -> ReceivedLogout.of(request, signature));
    }

    private <T> Optional<T> is(Class<T> type) {
        return Optional.ofNullable(parsed)
                .map(SAMLDocumentHolder::getSamlObject)
                .filter(type::isInstance)
                .map(type::cast);
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
