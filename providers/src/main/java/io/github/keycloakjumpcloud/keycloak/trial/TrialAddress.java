package io.github.keycloakjumpcloud.keycloak.trial;

import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.common.util.SecretGenerator;
import org.keycloak.models.KeycloakSession;

/**
 * Takes JumpCloud's answer to a trial login from whatever assertion consumer service of the realm JumpCloud has posted it to,
 * to the trial. Keycloak lets nothing of a disabled connection come so far, and a trial is wanted before the connection is
 * enabled. The browser of a trial has a cookie; no other request is touched.
 */
@Provider
@PreMatching
public final class TrialAddress implements ContainerRequestFilter {

    private static final String ENDPOINT = "/endpoint";
    private static final Pattern ACS = Pattern.compile("(?<realm>.*/realms/[^/]+)/broker/(?<alias>[^/]+)" + ENDPOINT);

    /** Must be shorter than {@code /endpoint}: RESTEasy applies offsets of the original path to the rewritten one. */
    private static final String TRIAL = "/trial";

    /** Says that a request was led here, and did not come to this address by itself: nobody outside knows the value. */
    private static final String LED = "X-JumpCloud-Trial";

    private static final int PROOF_LENGTH = 22;
    private static final String PROOF = SecretGenerator.getInstance().randomString(PROOF_LENGTH);

    /** Below these names there is something else. No connection has them; another provider may. */
    private static final Set<String> TAKEN = Set.of("setup", "first-login-end", "post-login-end");

    @Override
    public void filter(ContainerRequestContext request) {
        String path = request.getUriInfo().getAbsolutePath().getRawPath();
        if (!RunningKeycloak.isSupported() || !path.endsWith(ENDPOINT) || !"POST".equals(request.getMethod())) {
            return;
        }
        Matcher address = ACS.matcher(path);
        if (TrialCookie.isAmong(request.getCookies()) && address.matches() && !TAKEN.contains(address.group("alias"))) {
            URI asked = request.getUriInfo().getRequestUri();
            request.setRequestUri(
                    asked.resolve(address.group("realm") + "/jumpcloud/" + address.group("alias") + TRIAL));
            request.getHeaders().putSingle(LED, PROOF);
        }
    }

    /** Whether the request was sent to an assertion consumer service, and led to the trial from there. */
    public static boolean hasLed(KeycloakSession session) {
        return PROOF.equals(session.getContext().getRequestHeaders().getHeaderString(LED));
    }
}
