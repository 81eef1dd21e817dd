package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebServer;

/** A site where Keycloak reads an application's metadata. Tests can change the metadata. */
public final class MetadataSite implements AutoCloseable {

    private final WebServer server = WebServer.open("metadata", "127.0.0.1", 0);
    private volatile String metadata;

    private MetadataSite() {
        server.serve(request -> Reply.of(200, "application/xml; charset=utf-8", metadata));
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

    public String url() {
        return server.baseUri() + "/metadata.xml";
    }

    @Override
    public void close() {
        server.close();
    }
}
