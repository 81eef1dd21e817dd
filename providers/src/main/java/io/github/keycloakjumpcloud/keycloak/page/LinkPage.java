package io.github.keycloakjumpcloud.keycloak.page;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.urls.UrlType;

/** The page of a set-up link: the steps of the setup page for one connection, without an account. */
public final class LinkPage {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;
    private final URI base;

    /** For the realm of the request. */
    public LinkPage(KeycloakSession session, String alias) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.alias = alias;
        this.base = session.getContext().getUri(UrlType.FRONTEND).getBaseUri();
    }

    /** The page's path, for what belongs to it alone; also in a cookie, where a semicolon ends it. */
    public String path() {
        return PageAnswer.path(base) + "/realms/" + PathSegment.of(realm.getName()) + "/jumpcloud/"
                + PathSegment.of(alias).replace(";", "%3B") + "/setup-link";
    }

    /** The page; it is the same whether or not there is such a connection. */
    public Response response() {
        PageMessages messages = new PageMessages(session, realm);
        String needsScript = messages.in(messages.language()).get("link.script");
        return new PageAnswer(session, realm, base)
                .of(
                        PageFile.ofLink(),
                        messages,
                        Map.of("brand", brand(), "root", path(), "alias", alias, "needsScript", needsScript),
                        "");
    }

    private String brand() {
        String name = realm.getDisplayName();
        return name == null || name.isBlank() ? realm.getName() : name;
    }
}
