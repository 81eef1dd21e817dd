package io.github.keycloakjumpcloud.keycloak.customer;

import io.github.keycloakjumpcloud.keycloak.secret.ShownSecret;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.time.Duration;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.utils.SecureContextResolver;

/**
 * The cookies of set-up links: scripts do not see them, other sites do not send them, and no other address gets them. One
 * comes with the page, with a secret of the browser; a link that it opens keeps that secret in a cookie of its own, since a page
 * that is opened from another site gets no cookie and brings a new one.
 */
final class LinkCookie {

    private static final String NAME = "JUMPCLOUD_SETUP";

    private final KeycloakSession session;
    private final String path;

    /** @param path of the page */
    LinkCookie(KeycloakSession session, String path) {
        this.session = session;
        this.path = path;
    }

    /** That comes with the page; the browser keeps the one that it has. */
    NewCookie ofPage() {
        String secret = secretOfPage()
                .orElseGet(() -> ShownSecret.generate(ShownSecret.Kind.SETUP_BROWSER))
                .reveal();
        return cookie(NAME, secret, -1);
    }

    /** The secret that came with the page; empty where the browser keeps no cookies. */
    Optional<ShownSecret> secretOfPage() {
        return secret(NAME);
    }

    /** The secret by which this link knows the browser. */
    Optional<ShownSecret> secretOf(String linkId) {
        return secret(name(linkId));
    }

    private Optional<ShownSecret> secret(String name) {
        return read(name).flatMap(text -> ShownSecret.parse(ShownSecret.Kind.SETUP_BROWSER, text));
    }

    /** The secret by which a link knows the browser again, as long as the link lasts. */
    NewCookie of(String linkId, ShownSecret secret, Duration life) {
        return cookie(name(linkId), secret.reveal(), Math.toIntExact(Math.max(1, life.toSeconds())));
    }

    /** The hash of that secret. */
    Optional<String> hash(String linkId) {
        return secretOf(linkId).map(ShownSecret::hash);
    }

    private static String name(String linkId) {
        return NAME + "_" + linkId.replace("-", "");
    }

    private Optional<String> read(String name) {
        Cookie cookie = session.getContext()
                .getHttpRequest()
                .getHttpHeaders()
                .getCookies()
                .get(name);
        return Optional.ofNullable(cookie).map(Cookie::getValue);
    }

    private NewCookie cookie(String name, String value, int maxAge) {
        return new NewCookie.Builder(name)
                .value(value)
                .path(path)
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(SecureContextResolver.isSecureContext(session))
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }
}
