package io.github.keycloakjumpcloud.it.scim.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bodies that are no JSON object in UTF-8, or not one that is read. */
final class BadBodies {

    private static final int DEPTH = 3_000;

    private BadBodies() {}

    static Map<String, byte[]> byName() {
        Map<String, byte[]> bodies = new LinkedHashMap<>();
        texts().forEach((name, text) -> bodies.put(name, text.getBytes(StandardCharsets.UTF_8)));
        bodies.put("no bytes", new byte[0]);
        bodies.put("invalid UTF-8", bytes("{\"userName\":\"", 0xC3, 0x28, "\"}"));
        bodies.put("overlong UTF-8", bytes("{\"userName\":\"", 0xC0, 0x80, "\"}"));
        bodies.put("surrogate in UTF-8", bytes("{\"userName\":\"", 0xED, 0xA0, 0x80, "\"}"));
        bodies.put("UTF-8 that breaks off", bytes("{\"userName\":\"", 0xF0, 0x9F));
        bodies.put("UTF-16", user().getBytes(StandardCharsets.UTF_16));
        bodies.put("UTF-16 without a mark", user().getBytes(StandardCharsets.UTF_16LE));
        bodies.put("UTF-32", user().getBytes(Charset.forName("UTF-32")));
        bodies.put("Latin-1", "{\"userName\":\"é\"}".getBytes(StandardCharsets.ISO_8859_1));
        bodies.put("zeros", new byte[1_000]);
        return bodies;
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("blank", " \r\n\t ");
        texts.put("null", "null");
        texts.put("a boolean", "true");
        texts.put("a number", "7");
        texts.put("a string", "\"text\"");
        texts.put("an array", "[]");
        texts.put("an array of one", "[" + user() + "]");
        texts.put("two objects", user() + user());
        texts.put("an object and more", user() + " x");
        texts.put("no end", user().substring(0, user().length() - 1));
        texts.put("no end of a string", "{\"userName\":\"ad");
        texts.put("an end too many", user() + "}");
        texts.put("single quotes", "{'userName':'ada'}");
        texts.put("no quotes", "{userName:\"ada\"}");
        texts.put("comma at the end", "{\"userName\":\"ada\",}");
        texts.put("no colon", "{\"userName\" \"ada\"}");
        texts.put("comment", "{\"userName\":\"ada\"/* */}");
        texts.put("XML", "<user/>");
        texts.put("form", "userName=ada&active=true");
        texts.put("NaN", "{\"active\":NaN}");
        texts.put("number with a zero", "{\"active\":01}");
        texts.put("number with a plus", "{\"active\":+1}");
        texts.put("number without digits", "{\"active\":1e}");
        texts.put("number of 1,000 digits", "{\"active\":" + "9".repeat(1_000) + "}");
        texts.put("control character in a string", "{\"userName\":\"a\u0001b\"}");
        texts.put("line break in a string", "{\"userName\":\"a\nb\"}");
        texts.put("unknown escape", "{\"userName\":\"\\x41\"}");
        texts.put("short escape", "{\"userName\":\"\\u12\"}");
        texts.put("member twice", "{\"userName\":\"ada\",\"userName\":\"bob\"}");
        texts.put("member twice, in another letter case", "{\"userName\":\"ada\",\"USERNAME\":\"bob\"}");
        texts.put("member twice, further in", "{\"name\":{\"givenName\":\"a\",\"givenName\":\"b\"}}");
        texts.put("1,001 members", members(1_001));
        texts.put("objects 3,000 deep", "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH));
        texts.put("arrays 3,000 deep", "{\"a\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH) + "}");
        texts.put("3,000 deep without an end", "{\"Operations\":[".repeat(DEPTH));
        return texts;
    }

    private static String user() {
        return "{\"userName\":\"ada@example.com\"}";
    }

    private static String members(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"a" + i + "\":1").collect(Collectors.joining(",", "{", "}"));
    }

    /** Texts and single bytes, one after the other. */
    private static byte[] bytes(Object... parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (Object part : parts) {
            if (part instanceof Integer single) {
                bytes.write(single);
            } else {
                bytes.writeBytes(part.toString().getBytes(StandardCharsets.UTF_8));
            }
        }
        return bytes.toByteArray();
    }
}
