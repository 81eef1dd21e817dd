package io.github.keycloakjumpcloud.keycloak.customer;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.core.scim.RecentFailures;
import io.github.keycloakjumpcloud.keycloak.page.LinkPage;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.keycloak.models.KeycloakSession;
import org.keycloak.util.JsonSerialization;

/**
 * Where a set-up link leads, at {@code …/jumpcloud/{alias}/setup-link}. The page is the same for every alias and holds no data; its
 * script sends the link's secret, which browsers keep out of addresses, and gets a session by cookie. Every further call names the
 * link in the header {@value #LINK}, which no form and no other site can send.
 */
public final class SetupLinkResource {

    static final String LINK = "X-Setup-Link";

    /** In characters; anybody may send this. */
    private static final int LARGEST = 1024;

    private final KeycloakSession session;
    private final String alias;
    private final RecentFailures guesses;
    private final LinkPage page;
    private final LinkSession browser;
    private final LinkCookie cookie;

    /** @param guesses of this node, by address */
    public SetupLinkResource(KeycloakSession session, String alias, RecentFailures guesses) {
        this.session = session;
        this.alias = alias;
        this.guesses = guesses;
        this.page = new LinkPage(session, alias);
        this.cookie = new LinkCookie(session, page.path());
        this.browser = new LinkSession(session, alias, cookie);
    }

    /** The page, whatever the link. */
    @GET
    public Response page() {
        return Response.fromResponse(page.response()).cookie(cookie.ofPage()).build();
    }

    /**
     * Opens the link: {@code {"token": what stands behind the number sign}}. Answers 200 with its id and a cookie; 400 for a
     * part of a link, and where the browser keeps no cookies; 403 in another browser than the first; 404 for a link that there is
     * none of; 410 for one that is over; 429 for whoever tries too many.
     */
    @POST
    @Path("session")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response open(String body) {
        return browser.open(token(body), guesses);
    }

    private static String token(String body) {
        if (body == null || body.length() > LARGEST) {
            throw LinkRefusal.SETUP_LINK_CUT.exception();
        }
        try {
            JsonNode tree = JsonSerialization.mapper.readTree(body);
            return tree.path("token").asText("");
        } catch (IOException e) {
            // What was sent is not shown: it may be most of a secret.
            throw LinkRefusal.SETUP_LINK_CUT.exception();
        }
    }

    /** Ends the browser's session. It may open the link again. */
    @DELETE
    @Path("session")
    public Response leave(@HeaderParam(LINK) String link) {
        browser.leave(link);
        return Response.noContent().build();
    }

    /** The steps of the set-up, for a browser that has a session; ends with 401 or 410 for any other. */
    @Path("api")
    public LinkSteps steps(@HeaderParam(LINK) String link) {
        return new LinkSteps(
                session,
                alias,
                browser.require(link),
                browser,
                new LinkEvents(session, session.getContext().getRealm(), alias));
    }
}
