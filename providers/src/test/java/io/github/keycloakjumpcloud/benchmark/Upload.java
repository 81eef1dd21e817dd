package io.github.keycloakjumpcloud.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/**
 * A POST over a plain socket, which keeps sending whatever the server answers meanwhile, as a careless client does, or
 * stops in the middle.
 */
final class Upload implements AutoCloseable {

    private static final int PIECE = 65_536;
    private static final Duration LIMIT = Duration.ofSeconds(15);

    private final Socket socket;

    private Upload(Socket socket) {
        this.socket = socket;
    }

    /**
     * Sends the head of a request and the first bytes of its body, an object that never ends.
     *
     * @param announced length of the body; negative for a body in chunks, whose length nobody knows before
     */
    static Upload begin(Endpoint endpoint, String path, long announced, long sent) throws IOException {
        URI uri = URI.create(endpoint.base() + path);
        Socket socket = new Socket(uri.getHost(), uri.getPort());
        socket.setSoTimeout((int) LIMIT.toMillis());
        Upload upload = new Upload(socket);
        String length = announced < 0 ? "Transfer-Encoding: chunked" : "Content-Length: " + announced;
        String head =
                "POST " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\nAuthorization: Bearer "
                        + endpoint.token() + "\r\nContent-Type: " + endpoint.mediaType() + "\r\n" + length
                        + "\r\nConnection: close\r\n\r\n";
        upload.send(head.getBytes(StandardCharsets.US_ASCII), announced < 0, sent);
        return upload;
    }

    private void send(byte[] head, boolean chunked, long size) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(head);
        byte[] piece = new byte[PIECE];
        Arrays.fill(piece, (byte) ' ');
        piece[0] = '{';
        try {
            for (long sent = 0; sent < size; sent += piece.length) {
                int length = (int) Math.min(piece.length, size - sent);
                if (chunked) {
                    out.write((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
                }
                out.write(piece, 0, length);
                if (chunked) {
                    out.write("\r\n".getBytes(StandardCharsets.US_ASCII));
                }
                piece[0] = ' ';
            }
            if (chunked) {
                out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException refused) {
            // The server has answered and closed; what it said is read next.
            return;
        }
        out.flush();
    }

    /** The status of the answer; 0 when there was none. */
    int status() throws IOException {
        try {
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String line = reader.readLine();
            return line == null ? 0 : Integer.parseInt(line.split(" ")[1]);
        } catch (SocketException | SocketTimeoutException none) {
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
