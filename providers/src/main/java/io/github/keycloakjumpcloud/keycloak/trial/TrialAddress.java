package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes JumpCloud's answer to a trial login from the assertion consumer service, where JumpCloud posts it, to the trial.
 * Keycloak lets nothing of a disabled connection come so far, and a trial is wanted before the connection is enabled. The
 * browser of a trial has a cookie; no other request is touched.
 */
@Provider
@PreMatching
public final class TrialAddress implements ContainerRequestFilter {

    /** The id of the trial that this browser goes through. */
    static final String COOKIE = "JUMPCLOUD_TRIAL";

    private static final String ENDPOINT = "/endpoint";
    private static final Pattern ACS = Pattern.compile("(?<realm>.*/realms/[^/]+)/broker/(?<alias>[^/]+)" + ENDPOINT);

    /** Must be shorter than {@code /endpoint}: RESTEasy applies offsets of the original path to the rewritten one. */
    private static final String TRIAL = "/trial";

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getAbsolutePath().getRawPath();
        if (!RunningKeycloak.isSupported() || !path.endsWith(ENDPOINT) || !"POST".equals(request.getMethod())) {
            return;
        }
        Matcher address = ACS.matcher(path);
        if (request.getCookies().containsKey(COOKIE) && address.matches()) {
            URI asked = request.getUriInfo().getRequestUri();
            request.setRequestUri(
                    asked.resolve(address.group("realm") + "/jumpcloud/" + address.group("alias") + TRIAL));
        }
    }
}
