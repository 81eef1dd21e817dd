package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The browser's side of an OpenID Connect application: a public client with PKCE (RFC 7636). No server runs the
 * application.
 */
public final class App {
    /** The clientId. */
    public static final String CLIENT_ID = "app";

    /** The base URL. The browser stops before any address that starts with it. */
    public static final String HOME = "http://127.0.0.1/app/";

    /** The redirect URI, where the authorization code arrives. */
    public static final String CALLBACK = HOME + "callback";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String verifier = (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "");
    private final URI realmUri;
    private final String clientId;
    private final String home;

    /** The client {@link #CLIENT_ID}. */
    public App(URI server, String realm) {
        this(server, realm, CLIENT_ID, HOME);
    }

    /** Another client of the realm. Its redirect URI is {@code <home>callback}. */
    public App(URI server, String realm, String clientId, String home) {
        this.realmUri = URI.create(server + "/realms/" + realm);
        this.clientId = clientId;
        this.home = home;
    }

    /** The start of the addresses before which the browser stops. */
    public String home() {
        return home;
    }

    /** The client for the admin API. Its tokens have groups (full paths), department and job title. */
    public static Map<String, Object> representation() {
        return Map.of(
                "clientId",
                CLIENT_ID,
                "publicClient",
                true,
                "directAccessGrantsEnabled",
                true,
                "redirectUris",
                List.of("http://127.0.0.1/*"),
                "baseUrl",
                HOME,
                "protocolMappers",
                List.of(
                        mapper("groups", "oidc-group-membership-mapper", Map.of("full.path", "true")),
                        attribute("department"),
                        attribute("jobTitle")));
    }

    /** The address where a sign-in starts. */
    public URI signIn() {
        return signIn(Map.of());
    }

    /** The address where a sign-in starts that goes to the identity provider at once. */
    public URI signInWith(String providerAlias) {
        return signIn(Map.of("kc_idp_hint", providerAlias));
    }

    /** The address where a sign-in starts, with further parameters of the authorization request. */
    public URI signIn(Map<String, String> parameters) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("client_id", clientId);
        all.put("redirect_uri", callback());
        all.put("response_type", "code");
        all.put("code_challenge_method", "S256");
        all.put("code_challenge", challenge());
        all.put("scope", "openid");
        all.put("state", UUID.randomUUID().toString());
        all.putAll(parameters);
        return URI.create(realmUri + "/protocol/openid-connect/auth?" + Browser.encodeForm(all));
    }

    /** Exchanges the code in the address of the page for tokens. */
    public Login login(Page arrival) {
        String code = arrival.parameter("code")
                .filter(present -> arrival.uri().toString().startsWith(callback()))
                .orElseThrow(() -> new AssertionError("The sign-in did not arrive at the application: " + arrival));
        return Login.of(tokens(Map.of(
                "grant_type",
                "authorization_code",
                "code",
                code,
                "code_verifier",
                verifier,
                "redirect_uri",
                callback())));
    }

    /** Whether the session of a login is alive, which means that its refresh token works. */
    public boolean isAlive(Login login) {
        return token(Map.of("grant_type", "refresh_token", "refresh_token", login.refreshToken()))
                        .statusCode()
                == 200;
    }

    /** Ends the session of a login. */
    public void signOut(Login login) {
        HttpResponse<String> response = post("logout", Map.of("refresh_token", login.refreshToken()));
        if (response.statusCode() != 204) {
            throw new AssertionError("Not signed out: " + response.statusCode() + " " + response.body());
        }
    }

    /** The status of the userinfo endpoint for a login's access token. */
    public int userInfoStatus(Login login) {
        return ask(login, "protocol/openid-connect/userinfo").statusCode();
    }

    /** New tokens for a login, with the present claims. */
    public Login refresh(Login login) {
        return Login.of(tokens(Map.of("grant_type", "refresh_token", "refresh_token", login.refreshToken())));
    }

    /** Sends a GET with a login's access token to a path below the realm's address. */
    public HttpResponse<String> ask(Login login, String below) {
        return send(HttpRequest.newBuilder(URI.create(realmUri + "/" + below))
                .header("Authorization", "Bearer " + login.bearer())
                .header("Accept", "application/json")
                .GET());
    }

    /** Sends JSON with a login's access token to a path below the realm's address. */
    public HttpResponse<String> tell(Login login, String below, String json) {
        return send(HttpRequest.newBuilder(URI.create(realmUri + "/" + below))
                .header("Authorization", "Bearer " + login.bearer())
                .header("Accept", "application/json")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    private String callback() {
        return home + "callback";
    }

    private String challenge() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private JsonNode tokens(Map<String, String> grant) {
        HttpResponse<String> response = token(grant);
        if (response.statusCode() != 200) {
            throw new AssertionError("No token: " + response.statusCode() + " " + response.body());
        }
        return Json.read(response.body());
    }

    private HttpResponse<String> token(Map<String, String> grant) {
        return post("token", grant);
    }

    private HttpResponse<String> post(String endpoint, Map<String, String> form) {
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("client_id", clientId);
        return send(HttpRequest.newBuilder(URI.create(realmUri + "/protocol/openid-connect/" + endpoint))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Browser.encodeForm(fields))));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> attribute(String name) {
        return mapper(
                name, "oidc-usermodel-attribute-mapper", Map.of("user.attribute", name, "jsonType.label", "String"));
    }

    private static Map<String, Object> mapper(String name, String type, Map<String, String> config) {
        Map<String, String> all = new LinkedHashMap<>(config);
        all.put("claim.name", name);
        all.put("id.token.claim", "true");
        all.put("access.token.claim", "true");
        all.put("userinfo.token.claim", "true");
        return Map.of("name", name, "protocol", "openid-connect", "protocolMapper", type, "config", all);
    }
}
