package io.github.keycloakjumpcloud.it.scim.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A request as its bytes go over the wire (RFC 9112), right or wrong.
 *
 * @param target path and query, as they are sent
 * @param headers whole lines; {@code Host} is added, and what the framing needs
 */
public record RawRequest(String method, String target, List<String> headers, byte[] body, Framing framing) {

    private static final int CHUNK = 1_000;

    /** How the end of the body is told. */
    public enum Framing {
        LENGTH,
        CHUNKED,
        /** As the headers say. */
        AS_IT_IS
    }

    public RawRequest {
        headers = List.copyOf(headers);
    }

    public static RawRequest of(String method, String target) {
        return new RawRequest(method, target, List.of(), new byte[0], Framing.LENGTH);
    }

    public RawRequest withMethod(String value) {
        return new RawRequest(value, target, headers, body, framing);
    }

    public RawRequest withTarget(String value) {
        return new RawRequest(method, value, headers, body, framing);
    }

    public RawRequest withHeader(String line) {
        List<String> all = new ArrayList<>(headers);
        all.add(line);
        return new RawRequest(method, target, all, body, framing);
    }

    /** Without the headers of this name. */
    public RawRequest withoutHeader(String name) {
        List<String> others = headers.stream()
                .filter(line -> !line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .toList();
        return new RawRequest(method, target, others, body, framing);
    }

    public RawRequest withBody(String text) {
        return withBody(text.getBytes(StandardCharsets.UTF_8));
    }

    public RawRequest withBody(byte[] bytes) {
        return new RawRequest(method, target, headers, bytes, framing);
    }

    public RawRequest framed(Framing value) {
        return new RawRequest(method, target, headers, body, value);
    }

    public byte[] bytes(String host) {
        StringBuilder head = new StringBuilder(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach(line -> head.append(line).append("\r\n"));
        if (framing == Framing.CHUNKED) {
            head.append("Transfer-Encoding: chunked\r\n");
        } else if (framing == Framing.LENGTH && body.length > 0) {
            head.append("Content-Length: ").append(body.length).append("\r\n");
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
        if (framing == Framing.CHUNKED) {
            writeChunks(bytes);
        } else {
            bytes.writeBytes(body);
        }
        return bytes.toByteArray();
    }

    private void writeChunks(ByteArrayOutputStream bytes) {
        for (int start = 0; start < body.length; start += CHUNK) {
            int length = Math.min(CHUNK, body.length - start);
            bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.write(body, start, length);
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    /** For the message of a failed test: bytes beyond ASCII are shown by number, long requests shortened. */
    @Override
    public String toString() {
        StringBuilder shown = new StringBuilder(method + " " + target + " " + headers + " " + framing + " ");
        for (byte b : body) {
            shown.append(b >= ' ' && b < 0x7F ? String.valueOf((char) b) : String.format("<%02x>", b));
        }
        int most = 4_000;
        String text = shown.toString().replaceAll("Bearer [^,\\]]*", "Bearer …");
        return text.length() > most ? text.substring(0, most) + "… (" + body.length + " bytes)" : text;
    }
}
