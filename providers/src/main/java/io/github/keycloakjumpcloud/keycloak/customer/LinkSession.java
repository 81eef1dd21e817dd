package io.github.keycloakjumpcloud.keycloak.customer;

import io.github.keycloakjumpcloud.core.scim.RecentFailures;
import io.github.keycloakjumpcloud.core.setuplink.LinkStanding;
import io.github.keycloakjumpcloud.core.setuplink.SetupLink;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.secret.ShownSecret;
import io.github.keycloakjumpcloud.keycloak.setting.SettingText;
import io.github.keycloakjumpcloud.keycloak.setuplink.SetupLinks;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** How a browser comes from a link's secret to a session of its own, and shows at each call that it has one. */
final class LinkSession {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** Takes the place of a link that is not there, so that its refusal does the same work. */
    private static final String NO_HASH =
            ShownSecret.generate(ShownSecret.Kind.SETUP_LINK).hash();

    private final KeycloakSession session;
    private final RealmModel realm;
    private final String alias;
    private final LinkCookie cookie;
    private final SetupLinks links;
    private final LinkEvents events;

    LinkSession(KeycloakSession session, String alias, LinkCookie cookie) {
        this.session = session;
        this.realm = session.getContext().getRealm();
        this.alias = alias;
        this.cookie = cookie;
        this.links = new SetupLinks(session, realm);
        this.events = new LinkEvents(session, realm, alias);
    }

    /**
     * Opens a link in this browser. Whoever keeps coming with links that are none is slowed down; a good link is not turned away on
     * that account, since customers share addresses.
     */
    Response open(String shown, RecentFailures guesses) {
        Optional<ShownSecret> secret = ShownSecret.parse(ShownSecret.Kind.SETUP_LINK, shown);
        if (secret.isEmpty()) {
            return LinkRefusal.SETUP_LINK_CUT.response();
        }
        Optional<SetupLink> known = links.find(secret.get().id());
        String hash = known.map(SetupLink::hash).orElse(NO_HASH);
        if (!secret.get().hasHash(hash) || known.isEmpty()) {
            return guessed(guesses);
        }
        return open(known.get());
    }

    private Response guessed(RecentFailures guesses) {
        RecentFailures.Source source = new RecentFailures.Source(
                realm.getId(), session.getContext().getConnection().getRemoteHost());
        if (guesses.admit(source) instanceof RecentFailures.Admission.Blocked blocked) {
            if (blocked.first()) {
                events.refused(LinkRefusal.SETUP_LINK_GUESSED);
            }
            return LinkRefusal.SETUP_LINK_GUESSED.after(blocked.seconds());
        }
        guesses.add(source);
        events.refused(LinkRefusal.SETUP_LINK_UNKNOWN);
        return LinkRefusal.SETUP_LINK_UNKNOWN.response();
    }

    private Response open(SetupLink link) {
        Instant now = ServerTime.now();
        LinkStanding standing = standing(link, now);
        if (standing != LinkStanding.OPEN) {
            return refuse(link, LinkRefusal.of(standing));
        }
        Optional<ShownSecret> ofPage = cookie.secretOfPage();
        if (ofPage.isEmpty()) {
            return refuse(link, LinkRefusal.SETUP_LINK_COOKIES);
        }
        ShownSecret browser = cookie.secretOf(link.id())
                .filter(known -> link.use().knows(known.hash()))
                .orElseGet(ofPage::get);
        Optional<SetupLink> opened = links.change(
                link.id(),
                stored -> standing(stored, now) == LinkStanding.OPEN
                        ? stored.openedBy(browser.hash(), now)
                        : Optional.empty());
        if (opened.isEmpty()) {
            return refuse(link, LinkRefusal.SETUP_LINK_OTHER_BROWSER);
        }
        events.report(opened.get(), "opened");
        return Response.ok(new Opened(link.id()))
                .header("Cache-Control", "no-store")
                .cookie(cookie.of(
                        link.id(), browser, Duration.between(now, link.terms().expiresAt())))
                .build();
    }

    /** @param link the id that each further call names */
    record Opened(String link) {}

    private Response refuse(SetupLink link, LinkRefusal refusal) {
        events.refused(link, refusal);
        return refusal.response();
    }

    /** The good link whose session this browser shows; ends with a refusal where there is none. */
    SetupLink require(String id) {
        Instant now = ServerTime.now();
        String browser = Optional.ofNullable(id)
                .filter(text -> ID.matcher(text).matches())
                .flatMap(cookie::hash)
                .orElseThrow(LinkRefusal.SETUP_LINK_SESSION_OVER::exception);
        SetupLink link = links.find(id)
                .filter(known -> known.use().session(browser, now).isPresent())
                .orElseThrow(LinkRefusal.SETUP_LINK_SESSION_OVER::exception);
        requireOpen(link, now);
        if (link.prolonged(browser, now).isPresent()) {
            prolong(id, browser, now);
        }
        return link;
    }

    /** On its own: whoever takes the link back must not have to wait for the rest of the request. */
    private void prolong(String id, String browser, Instant now) {
        KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), own -> new SetupLinks(
                        own, own.realms().getRealm(realm.getId()))
                .change(id, stored -> stored.prolonged(browser, now)));
    }

    /**
     * Asks again, once the whole request is there. Until the transaction ends, nobody else changes the connection or the link: who
     * ends either has been waited for, or waits.
     */
    void requireStill(SetupLink opened) {
        boolean isThere = links.lockConnection(opened);
        Instant now = ServerTime.now();
        String browser = cookie.hash(opened.id()).orElseThrow(LinkRefusal.SETUP_LINK_SESSION_OVER::exception);
        SetupLink link = links.lock(opened.id())
                .filter(known -> known.use().session(browser, now).isPresent())
                .orElseThrow(LinkRefusal.SETUP_LINK_SESSION_OVER::exception);
        if (link.place().made() && !isThere) {
            throw LinkRefusal.of(LinkStanding.GONE).exception();
        }
        requireOpen(link, now);
    }

    private void requireOpen(SetupLink link, Instant now) {
        LinkStanding standing = standing(link, now);
        if (standing != LinkStanding.OPEN) {
            throw LinkRefusal.of(standing).exception();
        }
    }

    /** Ends the session of this browser, which may open the link again. */
    void leave(String id) {
        SetupLink link = require(id);
        String browser = cookie.hash(link.id()).orElseThrow();
        Instant now = ServerTime.now();
        links.change(id, stored -> Optional.of(stored.leftBy(browser, now)));
        events.report(link, "left");
    }

    private LinkStanding standing(SetupLink link, Instant now) {
        return links.standing(
                link, alias, SettingText.isAlias(alias) ? new StoredProviders(session).byAlias(alias) : null, now);
    }
}
