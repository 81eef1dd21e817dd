package io.github.keycloakjumpcloud.simulator.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.keycloakjumpcloud.simulator.web.Parameters;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** The Keycloak realm, used by a public client: authorization code flow with PKCE (RFC 6749 4.1, RFC 7636). */
final class OpenIdProvider {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final String issuer;
    private final String clientId;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();

    OpenIdProvider(String issuer, String clientId) {
        this.issuer = issuer;
        this.clientId = clientId;
    }

    /** The address at which the browser signs in; {@code hints} are further parameters of the request. */
    String authorizationUrl(LoginSecrets attempt, String redirectUri, Map<String, String> hints) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", clientId);
        parameters.put("redirect_uri", redirectUri);
        parameters.put("scope", "openid profile email");
        parameters.put("state", attempt.state());
        parameters.put("nonce", attempt.nonce());
        parameters.put("code_challenge", attempt.codeChallenge());
        parameters.put("code_challenge_method", "S256");
        parameters.putAll(hints);
        return endpoint("authorization_endpoint") + "?" + Parameters.encode(parameters);
    }

    /** Exchanges the code for tokens, checks the ID token and reads the UserInfo endpoint. */
    AppUser signIn(LoginSecrets attempt, String code, String redirectUri) {
        JsonNode tokens = json(HttpRequest.newBuilder(URI.create(endpoint("token_endpoint")))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(Parameters.encode(Map.of(
                        "grant_type", "authorization_code",
                        "client_id", clientId,
                        "code", code,
                        "redirect_uri", redirectUri,
                        "code_verifier", attempt.codeVerifier())))));
        String idToken = tokens.path("id_token").asText();
        JsonNode jwks = json(HttpRequest.newBuilder(URI.create(endpoint("jwks_uri"))));
        JsonNode claims =
                new IdTokenVerifier(issuer, clientId, Clock.systemUTC()).verify(idToken, jwks, attempt.nonce());
        JsonNode userInfo = json(HttpRequest.newBuilder(URI.create(endpoint("userinfo_endpoint")))
                .header("Authorization", "Bearer " + tokens.path("access_token").asText()));
        if (!claims.path("sub").equals(userInfo.path("sub"))) {
            throw new LoginFailedException("The UserInfo endpoint answers for another person than the ID token");
        }
        return new AppUser(idToken, claims, userInfo);
    }

    /** The address at which the browser signs out (OpenID Connect RP-Initiated Logout 2). */
    String logoutUrl(AppUser user, String afterwards) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("id_token_hint", user.idToken());
        parameters.put("client_id", clientId);
        parameters.put("post_logout_redirect_uri", afterwards);
        return endpoint("end_session_endpoint") + "?" + Parameters.encode(parameters);
    }

    /** Reads the provider's configuration at each use, so that the application can start before the provider. */
    private String endpoint(String name) {
        JsonNode configuration = json(HttpRequest.newBuilder(URI.create(issuer + "/.well-known/openid-configuration")));
        if (!issuer.equals(configuration.path("issuer").asText())) {
            throw new LoginFailedException(
                    "The provider calls itself " + configuration.path("issuer").asText() + ", expected was " + issuer);
        }
        return configuration.path(name).asText();
    }

    private JsonNode json(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = http.send(request.timeout(TIMEOUT).build(), BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() != 200) {
                throw new LoginFailedException("The provider answered " + response.statusCode() + " "
                        + body.path("error_description")
                                .asText(body.path("error").asText()));
            }
            return body;
        } catch (IOException e) {
            throw new LoginFailedException("The provider does not answer, or its answer is no JSON: " + issuer, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginFailedException("Interrupted", e);
        }
    }
}
