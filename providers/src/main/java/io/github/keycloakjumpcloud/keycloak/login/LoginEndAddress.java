package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the ends of a first sign-in, where Keycloak links the account, and of a post-login flow to {@link LoginEnd}. Keycloak
 * has no extension point there, and looks at nothing that may have changed since the flow began.
 */
@Provider
@PreMatching
public final class LoginEndAddress implements ContainerRequestFilter {

    /** In every form in which JAX-RS finds Keycloak's resource: with matrix parameters, and slashes too many. */
    private static final Pattern ADDRESS = Pattern.compile(
            "(?<realm>.*/realms(;[^/]*)?/+[^/]+)/+broker(;[^/]*)?/+after-(?<end>first|post)-broker-login(;[^/]*)?/*");

    private static final Pattern MATRIX = Pattern.compile(";[^/]*");

    /** Must be shorter than Keycloak's: RESTEasy applies offsets of the original path to the rewritten one. */
    private static final String OURS = "/jumpcloud/%s-login-end";

    @Override
    public void filter(ContainerRequestContext request) {
        if (!RunningKeycloak.isSupported()) {
            return;
        }
        ours(request.getUriInfo().getAbsolutePath().getPath())
                .map(path -> request.getUriInfo()
                        .getRequestUriBuilder()
                        .replacePath(literal(path))
                        .build())
                .ifPresent(request::setRequestUri);
    }

    /** Names of realms may have what a template of an address would take for its own. */
    private static String literal(String path) {
        return path.replace("%", "%25").replace("{", "%7B").replace("}", "%7D");
    }

    /**
     * @param path decoded, so that no encoding of it gets by
     * @return the path to go to instead; empty for any other
     */
    static Optional<String> ours(String path) {
        Matcher address = ADDRESS.matcher(path);
        return address.matches()
                ? Optional.of(
                        MATRIX.matcher(address.group("realm")).replaceAll("") + OURS.formatted(address.group("end")))
                : Optional.empty();
    }
}
