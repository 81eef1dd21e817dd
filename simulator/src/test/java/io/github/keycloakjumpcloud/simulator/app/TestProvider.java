package io.github.keycloakjumpcloud.simulator.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.web.Parameters;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import io.github.keycloakjumpcloud.simulator.web.WebServer;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** An OpenID provider with one person who is always signed in, and one login at a time. */
final class TestProvider implements AutoCloseable {

    private final TestTokens tokens = new TestTokens();
    private final WebServer server = WebServer.open("Test provider", "127.0.0.1", 0);
    private final AtomicReference<Parameters> authorization = new AtomicReference<>();

    TestProvider() {
        server.serve(this::answer);
    }

    String issuer() {
        return server.baseUri().toString();
    }

    /** The last authorization request. */
    Parameters authorization() {
        return authorization.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply answer(WebRequest request) {
        return switch (request.path()) {
            case "/.well-known/openid-configuration" ->
                json(TestTokens.JSON
                        .createObjectNode()
                        .put("issuer", issuer())
                        .put("authorization_endpoint", issuer() + "/authorize")
                        .put("token_endpoint", issuer() + "/token")
                        .put("jwks_uri", issuer() + "/keys")
                        .put("userinfo_endpoint", issuer() + "/userinfo")
                        .put("end_session_endpoint", issuer() + "/end"));
            case "/authorize" -> authorize(request);
            case "/token" -> token(request);
            case "/keys" -> json((ObjectNode) tokens.jwks());
            case "/userinfo" -> userInfo();
            case "/end" -> Reply.seeOther(request.query().first("post_logout_redirect_uri"));
            default -> Reply.of(404, "text/plain", "");
        };
    }

    private Reply authorize(WebRequest request) {
        authorization.set(request.query());
        return Reply.seeOther(request.query().required("redirect_uri") + "?"
                + Parameters.encode(
                        Map.of("code", "the-code", "state", request.query().required("state"))));
    }

    private Reply token(WebRequest request) {
        String verifier = request.form().required("code_verifier");
        String challenge = new LoginSecrets("", "", verifier).codeChallenge();
        if (!challenge.equals(authorization.get().first("code_challenge"))) {
            return Reply.of(400, "application/json", "{\"error\":\"invalid_grant\"}");
        }
        ObjectNode claims = TestTokens.JSON
                .createObjectNode()
                .put("iss", issuer())
                .put("sub", "person")
                .put("aud", authorization.get().first("client_id"))
                .put("exp", Instant.now().getEpochSecond() + 60)
                .put("nonce", authorization.get().first("nonce"))
                .put("email", "anna@example.com");
        return json(TestTokens.JSON.createObjectNode().put("access_token", "a").put("id_token", tokens.sign(claims)));
    }

    private static Reply userInfo() {
        ObjectNode info = TestTokens.JSON
                .createObjectNode()
                .put("sub", "person")
                .put("name", "<b>Anna</b>")
                .put("email", "anna@example.com");
        info.putArray("groups").add("/Departments/Engineering").add("App Users");
        return json(info);
    }

    private static Reply json(ObjectNode body) {
        return Reply.of(200, "application/json", body.toString());
    }
}
