package io.github.keycloakjumpcloud.keycloak.page;

import io.github.keycloakjumpcloud.core.metadata.MetadataText;
import io.github.keycloakjumpcloud.keycloak.setup.SetupClient;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.common.util.HtmlUtils;
import org.keycloak.headers.SecurityHeadersProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;

/** A page of a realm, filled in, with its headers. */
final class PageAnswer {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{(\\w+)}}");

    private final KeycloakSession session;
    private final RealmModel realm;
    private final URI base;

    /** @param base of the addresses that people use */
    PageAnswer(KeycloakSession session, RealmModel realm, URI base) {
        this.session = session;
        this.realm = realm;
        this.base = base;
    }

    /**
     * @param values for the placeholders that are of this page alone
     * @param otherOrigin as in {@link PageHeaders}
     */
    Response of(PageFile template, PageMessages messages, Map<String, String> values, String otherOrigin) {
        Map<String, String> all = new HashMap<>(messages.ofTemplate());
        all.put("files", path(base) + SetupClient.pageOf(realm));
        all.put("styles", Urls.themeRoot(base).getPath() + "/common/keycloak/vendor/patternfly-v5");
        all.put("realm", realm.getName());
        all.put("largestMetadata", String.valueOf(MetadataText.LARGEST));
        all.putAll(values);
        // Keycloak would put the realm's own, weaker policy in the place of this one.
        session.getProvider(SecurityHeadersProvider.class).options().skipHeaders();
        Response.ResponseBuilder response = Response.ok(filled(template.text(), all), template.type())
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        new PageHeaders(realm, otherOrigin).all().forEach(response::header);
        return response.build();
    }

    private static String filled(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(HtmlUtils.escapeAttribute(values.get(found.group(1)))));
    }

    /** The path of an address, without a slash at its end. */
    static String path(URI address) {
        return withoutSlash(address.getPath());
    }

    static String withoutSlash(Object address) {
        return address.toString().replaceFirst("/+$", "");
    }
}
