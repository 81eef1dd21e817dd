package io.github.keycloakjumpcloud.keycloak.setuplink;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.setuplink.SetupLink;
import io.github.keycloakjumpcloud.keycloak.mail.RealmMail;
import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The e-mails about a set-up link: to the customer's administrator, and back to the one who made it. */
public final class LinkMail {

    private static final String TEMPLATE = "jumpcloud-setup-link.ftl";

    private final KeycloakSession session;
    private final RealmModel realm;

    public LinkMail(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Sends the link to the customer's administrator; returns whether it went out. */
    public boolean invite(String address, SetupLink link, String url) {
        String note = link.terms().anyBrowser() ? "jumpcloudLinkInviteAnyBrowser" : "jumpcloudLinkInviteNote";
        return send(
                address,
                "jumpcloudLinkInvite",
                link,
                url,
                new Note(note, mail(link).moment(link.terms().expiresAt())));
    }

    /**
     * Tells the administrator who made the link that all is ready, or that its holder has enabled the connection, with which
     * it ends. Whoever has no address any more is not told; the event and the list of links say it too.
     *
     * @param page where the connection is seen to
     */
    public void ready(SetupLink link, String page) {
        String key = link.use().end().isPresent() ? "jumpcloudLinkLive" : "jumpcloudLinkReady";
        SetupLinks.maker(session, realm, link)
                .map(UserModel::getEmail)
                .filter(address -> !address.isBlank())
                .ifPresent(address -> send(address, key, link, page, new Note(key + "Note", "")));
    }

    /** The last paragraph. */
    private record Note(String key, String end) {}

    private RealmMail mail(SetupLink link) {
        return new RealmMail(session, realm, link.place().alias());
    }

    private boolean send(String address, String key, SetupLink link, String url, Note note) {
        String alias = Shown.bare(link.place().alias());
        return mail(link)
                .send(
                        address,
                        TEMPLATE,
                        new RealmMail.Subject(key + "Subject", List.of(alias, Shown.bare(realm.getName()))),
                        Map.of(
                                "messageKey",
                                key,
                                "connection",
                                alias,
                                "link",
                                Shown.bare(link.terms().name()),
                                "url",
                                url,
                                "noteKey",
                                note.key(),
                                "end",
                                note.end()));
    }
}
