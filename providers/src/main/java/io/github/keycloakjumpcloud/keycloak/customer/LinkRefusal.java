package io.github.keycloakjumpcloud.keycloak.customer;

import io.github.keycloakjumpcloud.core.Slug;
import io.github.keycloakjumpcloud.core.setuplink.LinkStanding;
import io.github.keycloakjumpcloud.keycloak.admin.ProblemDetails;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Why a set-up link does not open, or does not do what is asked of it. The page makes the sentence from the kind. */
enum LinkRefusal {
    /** Not the whole secret: a mail program has cut it, perhaps. */
    SETUP_LINK_CUT(400),
    /** The browser keeps no cookies. */
    SETUP_LINK_COOKIES(400),
    /** No such link, or another secret. */
    SETUP_LINK_UNKNOWN(404),
    SETUP_LINK_EXPIRED(410),
    SETUP_LINK_REVOKED(410),
    SETUP_LINK_LIVE(410),
    SETUP_LINK_GONE(410),
    /** It was opened in another browser. */
    SETUP_LINK_OTHER_BROWSER(403),
    /** The link does not include that. */
    SETUP_LINK_FORBIDS(403),
    /** The browser has no session, or its session is over. */
    SETUP_LINK_SESSION_OVER(401),
    /** Too many links were tried from this address. */
    SETUP_LINK_GUESSED(429);

    private final int status;

    LinkRefusal(int status) {
        this.status = status;
    }

    /** For a link that is not open. */
    static LinkRefusal of(LinkStanding standing) {
        return switch (standing) {
            case EXPIRED -> SETUP_LINK_EXPIRED;
            case REVOKED -> SETUP_LINK_REVOKED;
            case LIVE -> SETUP_LINK_LIVE;
            case GONE -> SETUP_LINK_GONE;
            case OPEN -> throw new IllegalArgumentException("an open link is not refused");
        };
    }

    /** The stable name. */
    String kind() {
        return Slug.of(this);
    }

    Response response() {
        return builder(null).build();
    }

    /** @param seconds after which the browser may try again */
    Response after(long seconds) {
        return builder(null).header(HttpHeaders.RETRY_AFTER, seconds).build();
    }

    WebApplicationException exception() {
        return new WebApplicationException(response());
    }

    /** @param pointer to the member that the link does not include (RFC 6901) */
    WebApplicationException at(String pointer) {
        return new WebApplicationException(builder(pointer).build());
    }

    private Response.ResponseBuilder builder(String pointer) {
        return Response.status(status)
                .type(ProblemDetails.TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(ProblemDetails.of(Response.Status.fromStatusCode(status), kind(), pointer));
    }
}
