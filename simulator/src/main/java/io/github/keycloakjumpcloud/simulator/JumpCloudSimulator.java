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
 * {@code /admin}. Safe for use by many threads. Everything is kept in memory. Asks for no password: never let others
 * reach it.
 */
public final class JumpCloudSimulator implements AutoCloseable {

    private final WebServer server;
    private final Applications applications;

    private JumpCloudSimulator(WebServer server, Applications applications) {
        this.server = server;
        this.applications = applications;
    }

    /**
     * Starts with the people of {@link SampleDirectory}.
     *
     * @param port 0 for any free one
     * @throws io.github.keycloakjumpcloud.simulator.web.PortTakenException when something else listens there
     */
    public static JumpCloudSimulator start(String host, int port) {
        return start(host, port, SampleDirectory.people());
    }

    /** Starts with these people to pick from. */
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

    /** Puts the application in the place of the one with its slug; throws {@link NoSuchElementException} without one. */
    public void replace(SsoApplication application) {
        change(application.slug(), current -> application);
    }

    /** Changes an application in one step, and returns what it has become. */
    public SsoApplication change(String slug, UnaryOperator<SsoApplication> change) {
        return applications.change(slug, change);
    }

    /** Throws {@link NoSuchElementException} when there is none of that slug. */
    public SsoApplication application(String slug) {
        return applications.get(slug);
    }

    /** The sign-on URL, "IdP URL" in JumpCloud. The application need not be registered yet. */
    public String ssoUrl(String slug) {
        return Portal.ssoUrl(baseUri(), slug);
    }

    /** The metadata file as the application exports it. */
    public String metadata(String slug) {
        return application(slug).metadata(ssoUrl(slug)).xml();
    }

    /** The metadata file with "Declare Redirect Endpoint" on or off, whatever the application is set to. */
    public String metadata(String slug, boolean redirectDeclared) {
        return application(slug)
                .withRedirectDeclared(redirectDeclared)
                .metadata(ssoUrl(slug))
                .xml();
    }

    /**
     * What would be sent, to be changed and then signed with {@code application(slug).key()}.
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
