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
 * comes with the page and shows that the browser keeps cookies; each link has one besides.
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

    /** That comes with the page. */
    NewCookie ofPage() {
        return cookie(NAME, "1", -1);
    }

    boolean hasOfPage() {
        return read(NAME).isPresent();
    }

    /** The secret by which a link knows the browser again, as long as the link lasts. */
    NewCookie of(String linkId, ShownSecret secret, Duration life) {
        return cookie(name(linkId), secret.reveal(), Math.toIntExact(Math.max(1, life.toSeconds())));
    }

    /** The hash of the secret that a link has given this browser. */
    Optional<String> hash(String linkId) {
        return read(name(linkId))
                .flatMap(text -> ShownSecret.parse(ShownSecret.Kind.SETUP_BROWSER, text))
                .map(ShownSecret::hash);
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
