package io.github.keycloakjumpcloud.keycloak.page;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.setup.SetupClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.keycloak.Config;
import org.keycloak.common.util.Encode;
import org.keycloak.common.util.UriUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.urls.UrlType;

/**
 * The setup page of a realm, at {@code /realms/{realm}/jumpcloud/setup}. It holds no data: in the browser it signs an
 * admin in and asks the admin API.
 */
public final class SetupPage {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final URI base;
    private final URI adminBase;
    private final PageMessages messages;

    /** For the realm of the request. */
    public SetupPage(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.base = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        this.adminBase = session.getContext().getUri(UrlType.ADMIN).getBaseUri();
        this.messages = new PageMessages(session, realm);
    }

    /** The page. Whoever opens it may be anybody, so it changes nothing; without its client it says how it is switched on. */
    @GET
    public Response page() {
        return new PageAnswer(session, realm, base).of(PageFile.template(), messages, values(), otherOrigin());
    }

    /** A script, style sheet or picture of the page. */
    @GET
    @Path("{file}")
    public Response file(@PathParam("file") String name, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return answer(file(name), known);
    }

    /** What the page says in this language, by key; see {@link PageMessages}. */
    @GET
    @Path("messages/{language}")
    public Response messages(
            @PathParam("language") String language, @HeaderParam(HttpHeaders.IF_NONE_MATCH) String known) {
        return answer(
                messages.named(language)
                        .map(offered -> PageFile.json(messages.in(offered)))
                        .orElseThrow(() -> new NotFoundException("no such language")),
                known);
    }

    private static Response answer(PageFile file, String known) {
        String tag = '"' + file.tag() + '"';
        Response.ResponseBuilder response =
                tag.equals(known) ? Response.notModified() : Response.ok(file.content(), file.type());
        return response.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    private static PageFile file(String name) {
        return PageFile.named(name).orElseThrow(() -> new NotFoundException("no such file"));
    }

    /** Where an administrator who signs in to that realm finds a connection. */
    public static String addressOf(KeycloakSession session, String home, ConnectionConfig connection) {
        RealmModel realm = session.getContext().getRealm();
        URI base = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
        RealmModel administrators = session.realms().getRealm(home);
        boolean elsewhere = administrators != null && !home.equals(realm.getId());
        return PageAnswer.withoutSlash(base)
                + SetupClient.pageOf(elsewhere ? administrators.getName() : realm.getName())
                + (elsewhere ? "?realm=" + Encode.encodeQueryParamAsIs(realm.getName()) : "")
                + "#connection/" + PathSegment.of(connection.getAlias());
    }

    private Map<String, String> values() {
        String page = SetupClient.pageOf(realm);
        SetupClient.State client = new SetupClient(session, realm).state();
        return Map.of(
                "issuer",
                Urls.realmIssuer(base, realm.getName()),
                "page",
                PageAnswer.withoutSlash(base) + page,
                "admin",
                PageAnswer.withoutSlash(adminBase) + "/admin/realms",
                "client",
                SetupClient.ID,
                "state",
                Slug.of(client),
                "administrators",
                Config.getAdminRealm(),
                "administratorsPage",
                PageAnswer.withoutSlash(base) + SetupClient.pageOf(Config.getAdminRealm()));
    }

    private String otherOrigin() {
        String origin = UriUtils.getOrigin(adminBase);
        return origin.equals(UriUtils.getOrigin(base)) ? "" : origin;
    }
}
