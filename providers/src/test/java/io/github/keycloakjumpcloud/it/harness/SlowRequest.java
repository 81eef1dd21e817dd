package io.github.keycloakjumpcloud.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request over a plain socket (RFC 9112) whose head and first byte are sent, and the rest when the test says so. */
public final class SlowRequest implements AutoCloseable {

    /** The status and whatever followed it. */
    public record Reply(int status, String text) {}

    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final byte[] body;

    private SlowRequest(Socket socket, byte[] body) {
        this.socket = socket;
        this.body = body;
    }

    /** Sends all but the rest of the body. */
    public static SlowRequest begin(String method, URI address, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        StringBuilder head = new StringBuilder(method + " " + address.getRawPath() + " HTTP/1.1\r\n");
        head.append("Host: ").append(address.getAuthority()).append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        head.append("Content-Length: ").append(bytes.length).append("\r\nConnection: close\r\n\r\n");
        try {
            Socket socket = new Socket(address.getHost(), address.getPort());
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().write(bytes, 0, 1);
            socket.getOutputStream().flush();
            return new SlowRequest(socket, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends the rest, and reads the answer. */
    public Reply finish() {
        try {
            socket.getOutputStream().write(body, 1, body.length - 1);
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Reply(Integer.parseInt(answer.split(" ", 3)[1]), answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
