package io.github.keycloakjumpcloud.it.scim.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A connection that is kept alive, and sends what no HTTP client would send. A new one is made when the server has closed
 * the old one. For one thread.
 */
public final class RawConnection implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TIMEOUT_MILLIS = 300_000;
    private static final int CHUNK = 0x10000;

    private final URI server;
    private Socket socket;
    private InputStream in;

    public RawConnection(URI server) {
        this.server = server;
    }

    /** @throws UncheckedIOException when there is no answer */
    ScimAnswer exchange(RawRequest request) {
        try {
            if (socket == null) {
                return attempt(request);
            }
            try {
                return attempt(request);
            } catch (EOFException | SocketException e) {
                // The server may close a connection that is idle.
                close();
                return attempt(request);
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("No answer to " + request, e);
        }
    }

    /**
     * Sends a head that announces chunks, and then so many bytes as long as the server takes them.
     *
     * @throws UncheckedIOException when there is no answer
     */
    ScimAnswer exchange(RawRequest head, long size) {
        byte[] chunk = ("10000\r\n" + " ".repeat(CHUNK) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        try {
            connect();
            OutputStream out = socket.getOutputStream();
            out.write(head.bytes(server.getAuthority()));
            try {
                for (long sent = 0; sent < size; sent += CHUNK) {
                    out.write(chunk);
                }
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (SocketException e) {
                // It has answered and closed before it had everything.
                if (in.available() == 0) {
                    throw e;
                }
            }
            return read(head);
        } catch (IOException e) {
            close();
            throw new UncheckedIOException("No answer to " + head, e);
        }
    }

    /** Sends a request but for the last byte of its body, which {@link #finish} sends. */
    public void hold(RawRequest request) {
        try {
            connect();
            byte[] bytes = request.bytes(server.getAuthority());
            socket.getOutputStream().write(bytes, 0, bytes.length - 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Sends the byte that is missing.
     *
     * @throws UncheckedIOException when there is no answer
     */
    public ScimAnswer finish(RawRequest request) {
        try {
            byte[] bytes = request.bytes(server.getAuthority());
            socket.getOutputStream().write(bytes[bytes.length - 1]);
            return read(request);
        } catch (IOException e) {
            throw new UncheckedIOException("No answer to " + request, e);
        }
    }

    /** Sends a request that announces more than it has, and is gone. */
    void hangUpAfter(RawRequest request) {
        try {
            connect();
            socket.getOutputStream().write(request.bytes(server.getAuthority()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            close();
        }
    }

    private void connect() throws IOException {
        if (socket == null) {
            socket = new Socket(server.getHost(), server.getPort());
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
    }

    private ScimAnswer attempt(RawRequest request) throws IOException {
        connect();
        try {
            socket.getOutputStream().write(request.bytes(server.getAuthority()));
        } catch (SocketException e) {
            // It may have answered and closed before it had everything; the answer is read below.
            if (in.available() == 0) {
                throw e;
            }
        }
        return read(request);
    }

    private ScimAnswer read(RawRequest request) throws IOException {
        String[] statusLine = line().split(" ", 3);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        int status = Integer.parseInt(statusLine[1]);
        byte[] body = body(request, status, headers);
        if (statusLine[0].equals("HTTP/1.0") || first(headers, "Connection").equalsIgnoreCase("close")) {
            close();
        }
        String text = new String(body, StandardCharsets.UTF_8);
        return new ScimAnswer(status, headers, text, parse(text), 1);
    }

    private byte[] body(RawRequest request, int status, Map<String, List<String>> headers) throws IOException {
        if (request.method().equals("HEAD") || status == 204 || status == 304) {
            return new byte[0];
        }
        if (first(headers, "Transfer-Encoding").equalsIgnoreCase("chunked")) {
            return chunks();
        }
        String length = first(headers, "Content-Length");
        return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        int radix = 16;
        for (int length = Integer.parseInt(line(), radix); length > 0; length = Integer.parseInt(line(), radix)) {
            body.writeBytes(in.readNBytes(length));
            line();
        }
        line();
        return body.toByteArray();
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The server has closed the connection");
            }
            if (b != '\r') {
                line.append((char) b);
            }
        }
        return line.toString();
    }

    private static String first(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of("")).get(0);
    }

    private static JsonNode parse(String text) {
        try {
            return text.isBlank() ? MissingNode.getInstance() : JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            socket = null;
        }
    }
}
