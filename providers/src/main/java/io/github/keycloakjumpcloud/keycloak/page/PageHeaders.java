package io.github.keycloakjumpcloud.keycloak.page;

import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.models.BrowserSecurityHeaders;
import org.keycloak.models.RealmModel;

/** The headers of the page: its own files only, in no frame, nothing that a page of its kind does not need. */
final class PageHeaders {

    private static final String POLICY = String.join(
            "; ",
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "font-src 'self'",
            "connect-src 'self'%s",
            "form-action 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'",
            "trusted-types 'none'");

    private final RealmModel realm;
    private final String otherOrigin;

    /** @param otherOrigin where the admin API answers, when it is not the origin of the page; else blank */
    PageHeaders(RealmModel realm, String otherOrigin) {
        this.realm = realm;
        this.otherOrigin = otherOrigin;
    }

    Map<String, String> all() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Security-Policy", POLICY.formatted(otherOrigin.isBlank() ? "" : " " + otherOrigin));
        headers.put("X-Frame-Options", "DENY");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("X-Robots-Tag", "none");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        headers.put(
                BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getHeaderName(),
                realm.getBrowserSecurityHeaders()
                        .getOrDefault(
                                BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getKey(),
                                BrowserSecurityHeaders.STRICT_TRANSPORT_SECURITY.getDefaultValue()));
        return headers;
    }
}
