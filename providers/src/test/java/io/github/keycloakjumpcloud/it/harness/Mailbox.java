package io.github.keycloakjumpcloud.it.harness;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A mail server on 127.0.0.1 that keeps what it is sent (RFC 5321), or refuses every recipient. */
public final class Mailbox implements AutoCloseable {

    /** What arrived. */
    public record Mail(String to, String subject, String text, String html) {}

    /** A realm's setting {@code smtpServer} by which it could send mail, where a test sends none. */
    public static final Map<String, String> SOMEWHERE = Map.of("host", "127.0.0.1", "from", "keycloak@example.com");

    private final ServerSocket socket;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private volatile CountDownLatch taking = new CountDownLatch(0);
    private volatile boolean waitedFor;

    private Mailbox(ServerSocket socket) {
        this.socket = socket;
    }

    public static Mailbox open() {
        try {
            Mailbox mailbox = new Mailbox(new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1")));
            mailbox.threads.execute(mailbox::accept);
            return mailbox;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The realm's setting {@code smtpServer}. */
    public Map<String, String> smtpServer() {
        return Map.of(
                "host", "127.0.0.1", "port", Integer.toString(socket.getLocalPort()), "from", "keycloak@example.com");
    }

    public List<Mail> mails() {
        return List.copyOf(mails);
    }

    public void refuse(boolean value) {
        refusing = value;
    }

    /** Keeps whoever sends waiting until {@link #take}. */
    public void hold() {
        taking = new CountDownLatch(1);
    }

    public void take() {
        taking.countDown();
    }

    /** Whether somebody wanted to send while it was held. */
    public boolean isWaitedFor() {
        return waitedFor;
    }

    private void awaitTaking() throws IOException {
        waitedFor = taking.getCount() > 0;
        try {
            taking.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket caller = socket.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1));
            answer(caller, "220 mailbox");
            String recipient = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT")) {
                    awaitTaking();
                    recipient = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    answer(caller, refusing ? "550 no such mailbox <" + recipient + ">" : "250 yes");
                } else if (command.equals("DATA")) {
                    answer(caller, "354 go on");
                    mails.add(mail(recipient, data(lines)));
                    answer(caller, "250 kept");
                } else if (command.equals("QUIT")) {
                    answer(caller, "221 bye");
                    return;
                } else {
                    answer(caller, "250 yes");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(Socket caller, String line) throws IOException {
        caller.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        caller.getOutputStream().flush();
    }

    private static String data(BufferedReader lines) throws IOException {
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null && !line.equals("."); line = lines.readLine()) {
            data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        return data.toString();
    }

    private static Mail mail(String to, String data) throws IOException {
        try {
            MimeMessage message = new MimeMessage(
                    Session.getInstance(new Properties()),
                    new ByteArrayInputStream(data.getBytes(StandardCharsets.ISO_8859_1)));
            Multipart parts = (Multipart) message.getContent();
            return new Mail(to, message.getSubject(), text(parts.getBodyPart(0)), text(parts.getBodyPart(1)));
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static String text(BodyPart part) throws IOException, MessagingException {
        return new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
