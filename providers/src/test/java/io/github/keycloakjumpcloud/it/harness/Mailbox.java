package io.github.keycloakjumpcloud.it.harness;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpState;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A mail server on 127.0.0.1 that keeps what it is sent, or refuses every recipient, or keeps senders waiting. */
public final class Mailbox implements AutoCloseable {

    /** What arrived. */
    public record Mail(String to, String subject, String text, String html) {}

    private static final String HOST = "127.0.0.1";
    private static final String FROM = "keycloak@example.com";

    /** A realm's setting {@code smtpServer} by which it could send mail, where a test sends none. */
    public static final Map<String, String> SOMEWHERE = Map.of("host", HOST, "from", FROM);

    private final Server server = new Server(new Reception());
    private final List<Mail> mails = new CopyOnWriteArrayList<>();
    private volatile boolean refusing;
    private volatile CountDownLatch taking = new CountDownLatch(0);
    private volatile boolean waitedFor;

    private Mailbox() {}

    public static Mailbox open() {
        Mailbox mailbox = new Mailbox();
        mailbox.server.start();
        mailbox.keepAll();
        return mailbox;
    }

    /** The realm's setting {@code smtpServer}. */
    public Map<String, String> smtpServer() {
        return Map.of("host", HOST, "port", Integer.toString(server.getSmtp().getPort()), "from", FROM);
    }

    /** In the order in which they arrived. */
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

    /** Reads a mail when it arrives. GreenMail's folders, one for each recipient, do not show the order of all mails. */
    private void keepAll() {
        GreenMailUser everybody = server.setUser("everybody", "secret");
        server.getUserManager().setMessageDeliveryHandler((message, to) -> {
            mails.add(mail(to.getEmail(), message.getMessage()));
            return everybody;
        });
    }

    private static Mail mail(String to, MimeMessage message) throws MessagingException {
        try {
            Multipart parts = (Multipart) message.getContent();
            return new Mail(to, message.getSubject(), text(parts, 0), text(parts, 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Multipart parts, int index) throws IOException, MessagingException {
        return (String) parts.getBodyPart(index).getContent();
    }

    private void awaitTaking() {
        waitedFor = taking.getCount() > 0;
        try {
            taking.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop();
        // GreenMail closes the connection of a sender who waits; the thread that serves it waits on.
        take();
    }

    /** Refuses and keeps waiting at RCPT (RFC 5321 §4.1.1.3). A failing delivery would be answered 451, without the address. */
    private final class Gate extends SmtpManager {

        private Gate(Managers managers) {
            super(managers.getImapHostManager(), managers.getUserManager());
        }

        @Override
        public String checkRecipient(SmtpState state, MailAddress recipient) {
            awaitTaking();
            return refusing ? "550 no such mailbox <" + recipient.getEmail() + ">" : null;
        }
    }

    private final class Reception extends Managers {

        private final SmtpManager gate = new Gate(this);

        @Override
        public SmtpManager getSmtpManager() {
            return gate;
        }
    }

    /** On a free port. */
    private static final class Server extends GreenMail {

        private Server(Managers managers) {
            super(setup());
            this.managers = managers;
        }

        private static ServerSetup setup() {
            ServerSetup setup = new ServerSetup(0, HOST, ServerSetup.PROTOCOL_SMTP);
            // The default of two seconds can pass while Keycloak starts on the same cores.
            setup.setServerStartupTimeout(Duration.ofSeconds(30).toMillis());
            return setup;
        }
    }
}
