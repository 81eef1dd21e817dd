package io.github.keycloakjumpcloud.keycloak.login;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes the end of a first sign-in, where Keycloak links the account, to {@link FirstLoginEnd}. Keycloak has no extension
 * point there, and looks at nothing that may have changed since the flow decided.
 */
@Provider
@PreMatching
public final class FirstLoginEndAddress implements ContainerRequestFilter {

    private static final String KEYCLOAKS = "/after-first-broker-login";
    private static final Pattern ADDRESS = Pattern.compile("(?<realm>.*/realms/[^/]+)/broker" + KEYCLOAKS);

    /** Must be shorter than Keycloak's: RESTEasy applies offsets of the original path to the rewritten one. */
    private static final String OURS = "/jumpcloud/first-login-end";

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getAbsolutePath().getRawPath();
        if (!path.endsWith(KEYCLOAKS) || !HttpMethod.GET.equals(request.getMethod())) {
            return;
        }
        Matcher address = ADDRESS.matcher(path);
        if (address.matches()) {
            URI asked = request.getUriInfo().getRequestUri();
            String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
            request.setRequestUri(asked.resolve(address.group("realm") + OURS + query));
        }
    }
}
