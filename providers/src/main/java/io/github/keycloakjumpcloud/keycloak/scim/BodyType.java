package io.github.keycloakjumpcloud.keycloak.scim;

import io.github.keycloakjumpcloud.scim.ScimProblem;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;

/**
 * The content type of a request, looked at before Keycloak does: it parses forms ahead of every endpoint and fails on
 * broken ones, and it fails on a content type that is none when the request is carried out already.
 */
final class BodyType {

    private static final Set<String> WITH_BODY = Set.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.PATCH);
    private static final List<String> FORMS = List.of("multipart/form-data", "application/x-www-form-urlencoded");

    private final KeycloakSession session;
    private final HttpRequest request;

    BodyType(KeycloakSession session) {
        this.session = session;
        this.request = session.getContext().getHttpRequest();
    }

    /** @throws ScimProblem 415 for a form and for a content type that is none */
    void require() {
        if (!isReadable()) {
            // Keycloak chooses its headers by the type of the request.
            session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
            throw ScimProblem.unsupportedMediaType("the Content-Type is malformed");
        }
        if (WITH_BODY.contains(request.getHttpMethod()) && isForm()) {
            throw ScimProblem.unsupportedMediaType("the Content-Type must be application/scim+json");
        }
    }

    private boolean isReadable() {
        try {
            request.getHttpHeaders().getMediaType();
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private boolean isForm() {
        return request.getHttpHeaders().getRequestHeader(HttpHeaders.CONTENT_TYPE).stream()
                .map(type -> type.strip().toLowerCase(Locale.ROOT))
                .anyMatch(type -> FORMS.stream().anyMatch(type::startsWith));
    }
}
