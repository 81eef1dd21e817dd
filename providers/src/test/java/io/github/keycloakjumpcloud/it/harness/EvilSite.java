package io.github.keycloakjumpcloud.it.harness;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPOutputStream;

/** A site whose answer is endless or very slow. */
public final class EvilSite implements AutoCloseable {

    /** The kind of answer. */
    public enum Answer {
        NOTHING,
        HEADERS_BYTE_BY_BYTE,
        BODY_BYTE_BY_BYTE,
        ENDLESS_HEADER,
        ENDLESS_HEADERS,
        ENDLESS_BODY,
        ENDLESS_COMPRESSED_BODY,
        LARGE_BODY_OF_KNOWN_LENGTH
    }

    private static final byte[] BLOCK = " ".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/xml\r\n";

    private final ServerSocket server;
    private final Answer answer;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    public EvilSite(Answer answer) {
        this.answer = answer;
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        inBackground(this::accept);
    }

    private static void inBackground(Runnable work) {
        Thread thread = new Thread(work, "evil-site");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                inBackground(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedReader request =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            while (!request.readLine().isEmpty()) {}
            requests.incrementAndGet();
            answer(socket.getOutputStream());
        } catch (IOException e) {
            // The other side has had enough, as it should.
            return;
        }
    }

    private void answer(OutputStream out) throws IOException {
        switch (answer) {
            case NOTHING -> trickle(out, "");
            case HEADERS_BYTE_BY_BYTE -> trickle(out, OK);
            case BODY_BYTE_BY_BYTE -> {
                send(out, OK + "Content-Length: 100000\r\n\r\n");
                trickle(out, "<");
            }
            case ENDLESS_HEADER -> {
                send(out, OK + "X-Endless: ");
                flood(out);
            }
            case ENDLESS_HEADERS -> {
                send(out, OK);
                while (true) {
                    send(out, "X-Another: one\r\n".repeat(1000));
                }
            }
            case ENDLESS_BODY -> {
                send(out, OK + "\r\n<");
                flood(out);
            }
            case ENDLESS_COMPRESSED_BODY -> {
                send(out, OK + "Content-Encoding: gzip\r\n\r\n");
                GZIPOutputStream compressed = new GZIPOutputStream(counted(out));
                while (true) {
                    compressed.write(BLOCK);
                    compressed.flush();
                }
            }
            case LARGE_BODY_OF_KNOWN_LENGTH -> {
                send(out, OK + "Content-Length: " + 600_000_000 + "\r\n\r\n");
                flood(out);
            }
        }
    }

    /** A byte a second, blanks after the text. */
    private void trickle(OutputStream out, String text) throws IOException {
        for (int i = 0; !isClosedAfterASecond(); i++) {
            if (answer != Answer.NOTHING) {
                send(out, i < text.length() ? text.substring(i, i + 1) : " ");
            }
        }
    }

    private boolean isClosedAfterASecond() throws IOException {
        try {
            return closed.await(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void flood(OutputStream out) throws IOException {
        while (true) {
            out.write(BLOCK);
            bytes.addAndGet(BLOCK.length);
        }
    }

    private void send(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.US_ASCII));
        out.flush();
        bytes.addAndGet(text.length());
    }

    private OutputStream counted(OutputStream out) {
        return new ByteArrayOutputStream() {
            @Override
            public void flush() throws IOException {
                bytes.addAndGet(size());
                writeTo(out);
                reset();
            }
        };
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/metadata.xml";
    }

    public int requests() {
        return requests.get();
    }

    /** The sent bytes, including the bytes that the network still holds. */
    public long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
