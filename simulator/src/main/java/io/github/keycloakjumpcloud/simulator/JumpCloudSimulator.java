package io.github.keycloakjumpcloud.simulator;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.portal.Portal;
import io.github.keycloakjumpcloud.simulator.saml.AuthnRequest;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.sso.Applications;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.WebServer;
import java.net.URI;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.UnaryOperator;

/**
 * A running stand-in for JumpCloud: portal at {@code /}, sign-on URLs at {@code /saml2/<slug>}, settings at
 * {@code /admin}. The simulator is safe for use by many threads and keeps its data in memory. The simulator asks for no
 * password and must not be reachable from other machines.
 */
public final class JumpCloudSimulator implements AutoCloseable {

    private final WebServer server;
    private final Applications applications;

    private JumpCloudSimulator(WebServer server, Applications applications) {
        this.server = server;
        this.applications = applications;
    }

    /**
     * Starts a simulator with the people of {@link SampleDirectory} and no application.
     *
     * @param port 0 for any free port
     * @throws io.github.keycloakjumpcloud.simulator.web.PortTakenException when the simulator cannot listen on the port
     */
    public static JumpCloudSimulator start(String host, int port) {
        return start(host, port, SampleDirectory.people());
    }

    /** Starts a simulator as {@link #start(String, int)} does, with these people to pick from. */
    public static JumpCloudSimulator start(String host, int port, List<Person> people) {
        WebServer server = WebServer.open("JumpCloud simulator", host, port);
        Applications applications = new Applications();
        server.serve(new Portal(applications, people, server.baseUri()));
        return new JumpCloudSimulator(server, applications);
    }

    /** {@code http://host:port}, without a slash at the end. */
    public URI baseUri() {
        return server.baseUri();
    }

    /** Adds an application; throws {@link IllegalStateException} when its slug is in use. */
    public void register(SsoApplication application) {
        applications.add(application);
    }

    /**
     * Replaces the application with the same slug; throws {@link NoSuchElementException} when no application has the
     * slug.
     */
    public void replace(SsoApplication application) {
        change(application.slug(), current -> application);
    }

    /**
     * Changes an application atomically and returns the changed application; throws {@link NoSuchElementException} when
     * no application has the slug.
     */
    public SsoApplication change(String slug, UnaryOperator<SsoApplication> change) {
        return applications.change(slug, change);
    }

    /** The application with the slug; throws {@link NoSuchElementException} when no application has the slug. */
    public SsoApplication application(String slug) {
        return applications.get(slug);
    }

    /** The sign-on URL of an application ("IdP URL" in JumpCloud). The application can be registered later. */
    public String ssoUrl(String slug) {
        return Portal.ssoUrl(baseUri(), slug);
    }

    /** The metadata file that the application exports (SAML Metadata 2.4.3). */
    public String metadata(String slug) {
        return application(slug).metadata(ssoUrl(slug)).xml();
    }

    /** The metadata file as {@link #metadata(String)}, with "Declare Redirect Endpoint" set for this file only. */
    public String metadata(String slug, boolean redirectDeclared) {
        return application(slug)
                .withRedirectDeclared(redirectDeclared)
                .metadata(ssoUrl(slug))
                .xml();
    }

    /**
     * The unsigned response that JumpCloud would send for the person. Sign the response with {@code
     * application(slug).key()}.
     *
     * @param request null for an unsolicited response
     */
    public SamlResponse response(String slug, Person person, AuthnRequest request) {
        return application(slug).answer(person, request);
    }

    @Override
    public void close() {
        server.close();
    }
}
