package io.github.keycloakjumpcloud.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * The tokens that an application receives at a sign-in. The tokens come directly from Keycloak, so tests check no
 * signature.
 */
public record Login(JsonNode idToken, JsonNode accessToken, String refreshToken, String bearer) {

    public static Login of(JsonNode tokens) {
        return new Login(
                claims(tokens.get("id_token").asText()),
                claims(tokens.get("access_token").asText()),
                tokens.get("refresh_token").asText(),
                tokens.get("access_token").asText());
    }

    /** The Keycloak user id. */
    public String userId() {
        return claim("sub");
    }

    public String email() {
        return claim("email");
    }

    /** A claim of the ID token as text; empty when the claim is absent. */
    public String claim(String name) {
        return idToken.path(name).asText("");
    }

    /** Full paths of the person's groups, sorted. */
    public List<String> groups() {
        return Json.texts(idToken.path("groups")).stream().sorted().toList();
    }

    /** Realm roles of the access token, sorted. */
    public List<String> realmRoles() {
        return Json.texts(accessToken.path("realm_access").path("roles")).stream()
                .sorted()
                .toList();
    }

    private static JsonNode claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.")[1]);
        return Json.read(new String(payload, StandardCharsets.UTF_8));
    }
}
