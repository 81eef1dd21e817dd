package io.github.keycloakjumpcloud.simulator.app;

import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import io.github.keycloakjumpcloud.simulator.web.WebServer;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A running OpenID Connect application: a public client with PKCE. The redirect URI is {@code <base>/callback}, the
 * post-logout redirect URI is {@code <base>/}. {@code /login} starts a login at once and hands on the parameters {@code
 * kc_idp_hint}, {@code login_hint} and {@code prompt}. The application keeps sessions in memory.
 */
public final class SampleApp implements AutoCloseable {

    private static final List<String> HINTS = List.of("kc_idp_hint", "login_hint", "prompt");

    private final WebServer server;
    private final OpenIdProvider provider;
    private final String cookieName;
    private final Map<String, LoginSecrets> attempts = new ConcurrentHashMap<>();
    private final Map<String, AppUser> users = new ConcurrentHashMap<>();

    private SampleApp(WebServer server, OpenIdProvider provider) {
        this.server = server;
        this.provider = provider;
        // Browsers share cookies among the ports of a host.
        cookieName = "sample_app_" + server.baseUri().getPort();
    }

    /**
     * Starts the application. The provider can start later.
     *
     * @param port 0 for any free port
     * @param issuerUrl the issuer of the realm's tokens
     * @throws io.github.keycloakjumpcloud.simulator.web.PortTakenException when the application cannot listen on
     *     the port
     */
    public static SampleApp start(String host, int port, String issuerUrl, String clientId) {
        WebServer server = WebServer.open("Sample app", host, port);
        SampleApp app = new SampleApp(server, new OpenIdProvider(issuerUrl, clientId));
        server.serve(app::answer);
        return app;
    }

    /** {@code http://host:port}, without a slash at the end. */
    public URI baseUri() {
        return server.baseUri();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(WebRequest request) {
        if (!request.isGet()) {
            return AppPages.notFound();
        }
        try {
            return switch (request.path()) {
                case "/" -> home(request);
                case "/login" -> login(request);
                case "/callback" -> callback(request);
                case "/logout" -> logout(request);
                case "/app.css" ->
                    Reply.of(200, "text/css; charset=utf-8", WebServer.resource(SampleApp.class, "app.css"));
                default -> AppPages.notFound();
            };
        } catch (LoginFailedException e) {
            return AppPages.failed(e.getMessage());
        }
    }

    private Reply home(WebRequest request) {
        AppUser user = session(request, users, false);
        return user == null ? AppPages.signedOut() : AppPages.signedIn(user);
    }

    private Reply login(WebRequest request) {
        LoginSecrets attempt = LoginSecrets.fresh();
        Map<String, String> hints = new LinkedHashMap<>();
        HINTS.stream()
                .filter(request.query()::has)
                .forEach(hint -> hints.put(hint, request.query().first(hint)));
        Reply reply = Reply.seeOther(provider.authorizationUrl(attempt, callbackUri(), hints));
        return newSession(attempts, attempt, reply);
    }

    private Reply callback(WebRequest request) {
        LoginSecrets attempt = session(request, attempts, true);
        if (attempt == null || !attempt.state().equals(request.query().first("state"))) {
            throw new LoginFailedException("No login of this browser waits for this answer (state)");
        }
        String error = request.query().first("error");
        if (error != null) {
            String description = request.query().first("error_description");
            throw new LoginFailedException(description == null ? error : error + ": " + description);
        }
        String code = request.query().required("code");
        return newSession(users, provider.signIn(attempt, code, callbackUri()), Reply.seeOther("/"));
    }

    private Reply logout(WebRequest request) {
        AppUser user = session(request, users, true);
        String afterwards = baseUri() + "/";
        return Reply.seeOther(user == null ? afterwards : provider.logoutUrl(user, afterwards))
                .withoutCookie(cookieName);
    }

    /** Every step has a new cookie value, so that a value planted before the login is worthless after the login. */
    private <T> Reply newSession(Map<String, T> sessions, T value, Reply reply) {
        String id = LoginSecrets.random();
        sessions.put(id, value);
        return reply.withCookie(cookieName, id);
    }

    private <T> T session(WebRequest request, Map<String, T> sessions, boolean end) {
        String id = request.cookie(cookieName);
        if (id == null) {
            return null;
        }
        return end ? sessions.remove(id) : sessions.get(id);
    }

    private String callbackUri() {
        return baseUri() + "/callback";
    }
}
