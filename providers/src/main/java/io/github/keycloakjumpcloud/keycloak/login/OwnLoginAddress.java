package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.keycloak.cookie.CookieType;
import org.keycloak.services.resources.LoginActionsService;

/**
 * Keeps the forms of a first sign-in, and of a post-login flow, in the browser in which the sign-in began. Keycloak before 26.6
 * shows them to any browser that brings the login in the address: somebody could send a person the form that asks for a proof,
 * and go on with the proof that the person gives.
 */
@Provider
@PreMatching
public final class OwnLoginAddress implements ContainerRequestFilter {

    /** In every form in which JAX-RS finds Keycloak's resource: with matrix parameters, and slashes too many. */
    private static final Pattern ADDRESS =
            Pattern.compile(".*/login-actions(;[^/]*)?/+(first|post)-broker-login(;[^/]*)?/*");

    @Override
    public void filter(ContainerRequestContext request) {
        List<String> named = request.getUriInfo().getQueryParameters().get(LoginActionsService.AUTH_SESSION_ID);
        if (named == null
                || !RunningKeycloak.isSupported()
                || !isForm(request.getUriInfo().getAbsolutePath().getPath())) {
            return;
        }
        Cookie cookie = request.getCookies().get(CookieType.AUTH_SESSION_ID.getName());
        if (!named.stream().allMatch(login -> isOf(cookie, login))) {
            request.abortWith(Response.status(Response.Status.BAD_REQUEST).build());
        }
    }

    /** @param path decoded, so that no encoding of it gets by */
    static boolean isForm(String path) {
        return ADDRESS.matcher(path).matches();
    }

    /** In a cluster, the name of a node follows in the cookie. */
    private static boolean isOf(Cookie cookie, String login) {
        return cookie != null && Objects.equals(cookie.getValue().split("\\.", 2)[0], login);
    }
}
