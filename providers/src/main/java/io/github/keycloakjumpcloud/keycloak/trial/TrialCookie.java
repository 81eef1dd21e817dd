package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.connection.ServiceProvider;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.net.URI;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.utils.SecureContextResolver;

/**
 * The cookies by which a browser says through which trials it goes; their values are ids of trials. The browser sends them to
 * the assertion consumer services of all providers of the realm.
 */
final class TrialCookie {

    private static final String PREFIX = "JUMPCLOUD_TRIAL";

    /** Two trials in one browser do not get into each other's way. */
    private static final int DISTINCT = 8;

    private TrialCookie() {}

    static boolean isAmong(Map<String, Cookie> cookies) {
        return cookies.keySet().stream().anyMatch(TrialCookie::isOne);
    }

    private static boolean isOne(String name) {
        return name.startsWith(PREFIX);
    }

    /** Those that came with the request. */
    static Stream<Cookie> received(KeycloakSession session) {
        return session.getContext().getHttpRequest().getHttpHeaders().getCookies().values().stream()
                .filter(cookie -> isOne(cookie.getName()));
    }

    /** Has the browser go through this trial. */
    static NewCookie of(KeycloakSession session, TrialLogin trial) {
        return cookie(session, nameOf(trial), trial.id(), trial.secondsLeft());
    }

    /** Has the browser go through this trial no more. */
    static NewCookie without(KeycloakSession session, TrialLogin trial) {
        return without(session, nameOf(trial));
    }

    /** Takes a cookie away, whatever it is worth. */
    static NewCookie without(KeycloakSession session, String name) {
        return cookie(session, name, "", 0);
    }

    private static String nameOf(TrialLogin trial) {
        return PREFIX + "_" + trial.id().substring(0, DISTINCT);
    }

    /** It comes back with a form of JumpCloud's, so it has to be one for other sites, where the browser takes it. */
    private static NewCookie cookie(KeycloakSession session, String name, String value, int maxAge) {
        boolean secure = SecureContextResolver.isSecureContext(session);
        String acsUrl = ServiceProvider.ofNew(session, session.getContext().getRealm(), "any")
                .acsUrl();
        NewCookie.Builder cookie = new NewCookie.Builder(name)
                .value(value)
                .path(URI.create(acsUrl).resolve("..").getRawPath())
                .maxAge(maxAge)
                .httpOnly(true)
                .secure(secure);
        return secure ? cookie.sameSite(NewCookie.SameSite.NONE).build() : cookie.build();
    }
}
