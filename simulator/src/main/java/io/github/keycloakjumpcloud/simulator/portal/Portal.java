package io.github.keycloakjumpcloud.simulator.portal;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.sso.Applications;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import io.github.keycloakjumpcloud.simulator.web.WebServer;
import java.net.URI;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All pages of the simulated JumpCloud. Method and path of the request decide which page answers. */
public final class Portal implements Function<WebRequest, Reply> {

    private static final Pattern APPLICATION =
            Pattern.compile("/(saml2|launch|admin)/([^/]+)(/metadata\\.xml|/certificate)?");

    private final Applications applications;
    private final URI baseUri;
    private final HomePage home;
    private final SsoEndpoint sso;
    private final AdminPage admin;

    /**
     * The pages for one organization.
     *
     * @param people  the people to pick from on the sign-in page
     * @param baseUri the address of the simulator, without a slash at the end
     */
    public Portal(Applications applications, List<Person> people, URI baseUri) {
        this.applications = applications;
        this.baseUri = baseUri;
        SignIns signIns = new SignIns(baseUri.getPort(), people);
        home = new HomePage(signIns, applications);
        sso = new SsoEndpoint(signIns);
        admin = new AdminPage(applications);
    }

    /** The sign-on URL of the application with the slug, for a simulator at {@code baseUri}. */
    public static String ssoUrl(URI baseUri, String slug) {
        return baseUri + "/saml2/" + slug;
    }

    @Override
    public Reply apply(WebRequest request) {
        return switch (request.method() + " " + request.path()) {
            case "GET /", "HEAD /" -> home.show(request);
            case "POST /sign-in" -> home.signIn(request);
            case "POST /sign-out" -> home.signOut(request);
            case "GET /admin" -> admin.show(request);
            case "GET /portal.css" -> file("portal.css", "text/css; charset=utf-8");
            case "GET /post.js" -> file("post.js", "text/javascript; charset=utf-8");
            default -> ofApplication(request);
        };
    }

    private Reply ofApplication(WebRequest request) {
        Matcher path = APPLICATION.matcher(request.path());
        if (!path.matches()) {
            return notFound();
        }
        String page = path.group(1) + (path.group(3) == null ? "" : path.group(3));
        return switch (request.method() + " " + page) {
            case "GET saml2", "POST saml2" -> with(path.group(2), request, sso::answer);
            case "GET saml2/metadata.xml" -> with(path.group(2), request, this::metadata);
            case "GET launch" -> with(path.group(2), request, sso::launch);
            case "POST admin" -> with(path.group(2), request, admin::save);
            case "POST admin/certificate" -> with(path.group(2), request, admin::changeCertificate);
            default -> notFound();
        };
    }

    private Reply with(String slug, WebRequest request, BiFunction<SsoApplication, WebRequest, Reply> page) {
        return applications
                .find(slug)
                .map(application -> page.apply(application, request))
                .orElseGet(() -> Layout.problem(404, "Application not found", "No application has the slug " + slug));
    }

    /** The exported file. The parameter {@code redirect}, true or false, overrules "Declare Redirect Endpoint". */
    private Reply metadata(SsoApplication application, WebRequest request) {
        String redirect = request.query().first("redirect");
        SsoApplication exported =
                redirect == null ? application : application.withRedirectDeclared(Boolean.parseBoolean(redirect));
        String xml = exported.metadata(ssoUrl(baseUri, application.slug())).xml();
        return Reply.of(200, "application/xml; charset=utf-8", xml)
                .withHeader(
                        "Content-Disposition",
                        "attachment; filename=\"JumpCloud-" + application.slug() + "-metadata.xml\"");
    }

    private static Reply notFound() {
        return Layout.problem(404, "Page not found", "The simulator has no page at this address.");
    }

    private static Reply file(String name, String contentType) {
        return Reply.of(200, contentType, WebServer.resource(Portal.class, name));
    }
}
