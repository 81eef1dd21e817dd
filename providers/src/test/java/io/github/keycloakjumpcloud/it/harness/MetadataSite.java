package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A site where Keycloak reads an application's metadata. Tests can change the metadata, and make the site slow. */
public final class MetadataSite implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WebServer server = WebServer.open("metadata", "127.0.0.1", 0);
    private final CountDownLatch visit = new CountDownLatch(1);
    private volatile CountDownLatch answers = new CountDownLatch(0);
    private volatile String metadata;

    private MetadataSite() {
        server.serve(request -> {
            visit.countDown();
            await(answers);
            return Reply.of(200, "application/xml; charset=utf-8", metadata);
        });
    }

    /** A site for the metadata of the application, with this sign-on URL. */
    public static MetadataSite of(SsoApplication application, String signOnUrl) {
        MetadataSite site = new MetadataSite();
        site.publish(application, signOnUrl);
        return site;
    }

    public void publish(SsoApplication application, String signOnUrl) {
        metadata = application.metadata(signOnUrl).xml();
    }

    /** Nobody gets an answer before {@link #answer}. */
    public void hold() {
        answers = new CountDownLatch(1);
    }

    /** Returns once somebody asks for the metadata, or has. */
    public void awaitVisit() {
        await(visit);
    }

    public void answer() {
        answers.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("Nothing happened within " + PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    public String url() {
        return server.baseUri() + "/metadata.xml";
    }

    @Override
    public void close() {
        server.close();
    }
}
