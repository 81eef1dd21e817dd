package io.github.keycloakjumpcloud.scim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.utils.ScimJsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * Reads the body of a request: one JSON object in UTF-8 (RFC 7644 §3.1, RFC 8259). Attribute names are found in any
 * letter case.
 */
public final class RequestBody {

    /** The largest body, in bytes. */
    public static final int MAX_SIZE = 1_048_576;

    private static final int MAX_DEPTH = 64;
    // No resource has that many; colliding names by the thousand would make the look-up of names slow.
    private static final int MAX_MEMBERS = 1_000;
    private static final int MAX_NUMBER_LENGTH = 40;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private static final JsonNodeFactory NODES = new ScimJsonNodeFactory();

    // Names come from outside: they are not kept in tables that outlive the request.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .build())
            .build();

    private RequestBody() {}

    /**
     * Reads the body.
     *
     * @throws ScimProblem 413 above {@link #MAX_SIZE}, without reading on; 400 {@code invalidSyntax} when the body is
     *     not exactly one JSON object in UTF-8, breaks off, has a member twice, has an object of more than 1,000
     *     members, or is nested more than 64 deep
     */
    public static ObjectNode read(InputStream body) {
        return parse(text(bytes(body)));
    }

    private static byte[] bytes(InputStream body) {
        try {
            byte[] bytes = body.readNBytes(MAX_SIZE + 1);
            if (bytes.length > MAX_SIZE) {
                throw ScimProblem.tooLarge("The body is larger than " + MAX_SIZE + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw ScimProblem.invalidSyntax("The body ends too early");
        }
    }

    private static String text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw ScimProblem.invalidSyntax("The body is not UTF-8");
        }
    }

    private static ObjectNode parse(String text) {
        try (JsonParser parser = JSON.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ScimProblem.invalidSyntax("The body is not a JSON object");
            }
            ObjectNode object = object(parser);
            if (parser.nextToken() != null) {
                throw ScimProblem.invalidSyntax("Something follows the JSON object");
            }
            return object;
        } catch (JsonProcessingException e) {
            throw ScimProblem.invalidSyntax(
                    "The body is not valid JSON: " + ScimProblem.withoutQuotes(e.getOriginalMessage()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // The depth of the calls is that of the text, which the factory limits.
    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            if (object.replace(name, value(parser)) != null) {
                throw ScimProblem.invalidSyntax("An object has the same member twice");
            }
            if (object.size() > MAX_MEMBERS) {
                throw ScimProblem.invalidSyntax("An object has more than " + MAX_MEMBERS + " members");
            }
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode value(JsonParser parser) throws IOException {
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE, VALUE_FALSE -> NODES.booleanNode(parser.getBooleanValue());
            case VALUE_NULL -> NODES.nullNode();
            default -> throw ScimProblem.invalidSyntax("The body is not valid JSON");
        };
    }
}
