package io.github.keycloakjumpcloud.core.setuplink;

import io.github.keycloakjumpcloud.core.row.RowText;
import io.github.keycloakjumpcloud.core.setuplink.LinkUse.BrowserSession;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A link by which somebody without an account sets up one connection. Immutable.
 *
 * @param id public
 * @param hash of the secret, which is stored nowhere
 */
public record SetupLink(String id, String hash, LinkTerms terms, LinkPlace place, LinkUse use) {

    private static final String LIST = "\n";
    private static final String PART = " ";

    /**
     * Whether the link is good.
     *
     * @param alias which connection somebody asks for
     * @param found the provider of that alias, if there is one
     */
    public LinkStanding standing(String alias, Optional<LinkPlace.Found> found, Instant now) {
        if (use.end().isPresent()) {
            return use.end().get().how();
        }
        if (!place.isAt(alias, found)) {
            return LinkStanding.GONE;
        }
        if (place.hasGoneLive(found)) {
            return LinkStanding.LIVE;
        }
        return now.isBefore(terms.expiresAt()) ? LinkStanding.OPEN : LinkStanding.EXPIRED;
    }

    /** See {@link LinkUse#openedBy}. */
    public Optional<SetupLink> openedBy(String browser, Instant now) {
        return use.openedBy(browser, terms.anyBrowser(), now).map(this::with);
    }

    /** With a longer session for that browser; empty while the present one is long enough. */
    public Optional<SetupLink> prolonged(String browser, Instant now) {
        return use.prolonged(browser, now).map(this::with);
    }

    /** Without that browser's session. */
    public SetupLink leftBy(String browser, Instant now) {
        return with(use.leftBy(browser, now));
    }

    /** Once the customer's administrator has said that all is ready. */
    public SetupLink ready(Instant now) {
        return with(use.ready(now));
    }

    /** Once it is over; the first end stays. */
    public SetupLink ended(LinkStanding how, Instant now) {
        return use.end().isPresent() ? this : with(use.ended(how, now));
    }

    /** Once it has made its connection. */
    public SetupLink made() {
        return new SetupLink(id, hash, terms, place.afterMaking(), use);
    }

    private SetupLink with(LinkUse next) {
        return new SetupLink(id, hash, terms, place, next);
    }

    /** As it is stored; without its id. */
    public String text() {
        RowText text = RowText.EMPTY
                .with("hash", hash)
                .with("connection", place.connectionId())
                .with("alias", place.alias())
                .with("made", String.valueOf(place.made()))
                .with("live", String.valueOf(place.live()))
                .with("name", terms.name())
                .with(
                        "allow",
                        terms.allow().stream()
                                .map(SetupPermission::slug)
                                .sorted()
                                .toList())
                .with("created", terms.createdAt())
                .with("expires", terms.expiresAt())
                .with("creator", terms.creator())
                .with("anyBrowser", String.valueOf(terms.anyBrowser()))
                .with("email", terms.email())
                .with("displayName", terms.displayName())
                .with("domains", String.join(LIST, terms.domains()))
                .with(
                        "browsers",
                        use.browsers().stream()
                                .map(browser ->
                                        browser.hash() + PART + browser.until().getEpochSecond())
                                .toList());
        if (use.readyAt().isPresent()) {
            text = text.with("ready", use.readyAt().get());
        }
        if (use.end().isPresent()) {
            text = text.with("end", use.end().get().how().name())
                    .with("ended", use.end().get().at());
        }
        return text.toString();
    }

    /** What was stored; empty for a text that is none, which opens nothing. */
    public static Optional<SetupLink> read(String id, String stored) {
        RowText text = RowText.read(stored);
        if (text.text("hash").isEmpty()
                || text.text("connection").isEmpty()
                || text.time("expires").isEmpty()) {
            return Optional.empty();
        }
        LinkTerms terms = new LinkTerms(
                text.text("name").orElse(""),
                permissions(text),
                text.time("created").orElse(Instant.EPOCH),
                text.time("expires").get(),
                text.text("creator").orElse(""),
                isTrue(text, "anyBrowser"),
                text.text("email"),
                text.text("displayName"),
                text.text("domains").filter(some -> !some.isEmpty()).stream()
                        .flatMap(some -> some.lines())
                        .toList());
        LinkPlace place = new LinkPlace(
                text.text("connection").get(),
                text.text("alias").orElse(""),
                isTrue(text, "made"),
                isTrue(text, "live"));
        LinkUse use = new LinkUse(
                text.items("browsers").stream()
                        .map(SetupLink::browser)
                        .flatMap(Optional::stream)
                        .toList(),
                text.time("ready"),
                text.text("end")
                        .map(how -> new LinkUse.End(end(how), text.time("ended").orElse(Instant.EPOCH))));
        return Optional.of(new SetupLink(id, text.text("hash").get(), terms, place, use));
    }

    /** One of a later release ends the link too. */
    private static LinkStanding end(String how) {
        return Stream.of(LinkStanding.LIVE, LinkStanding.GONE)
                .filter(standing -> standing.name().equals(how))
                .findFirst()
                .orElse(LinkStanding.REVOKED);
    }

    private static Set<SetupPermission> permissions(RowText text) {
        return text.items("allow").stream()
                .map(SetupPermission::of)
                .flatMap(Optional::stream)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Optional<BrowserSession> browser(String item) {
        List<String> parts = List.of(item.split(PART, -1));
        return parts.size() == 2 && parts.get(1).matches("\\d{1,11}")
                ? Optional.of(new BrowserSession(parts.get(0), Instant.ofEpochSecond(Long.parseLong(parts.get(1)))))
                : Optional.empty();
    }

    private static boolean isTrue(RowText text, String key) {
        return text.text(key).filter("true"::equals).isPresent();
    }

    /** Without hashes and addresses. */
    @Override
    public String toString() {
        return "SetupLink[" + id + "]";
    }
}
