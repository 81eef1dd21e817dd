package io.github.keycloakjumpcloud.core.setuplink;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has become of a link.
 *
 * @param browsers those that have opened it, the latest last
 * @param readyAt when the customer's administrator said that all is ready
 * @param end how it ended before its time
 */
public record LinkUse(List<BrowserSession> browsers, Optional<Instant> readyAt, Optional<End> end) {

    /** How long a session lasts that is not used. */
    public static final Duration SESSION = Duration.ofHours(1);

    /** The most browsers that are remembered of a link that opens in any. */
    static final int MOST_BROWSERS = 10;

    /** Nobody has opened the link yet. */
    public static final LinkUse NONE = new LinkUse(List.of(), Optional.empty(), Optional.empty());

    public LinkUse {
        browsers = List.copyOf(browsers);
    }

    /**
     * A browser that has opened the link.
     *
     * @param hash of the secret in its cookie
     * @param until when its session ends
     */
    public record BrowserSession(String hash, Instant until) {}

    /** @param how {@link LinkStanding#REVOKED}, {@link LinkStanding#LIVE} or {@link LinkStanding#GONE} */
    public record End(LinkStanding how, Instant at) {}

    /**
     * Once a browser has opened the link; empty when it is another one than the first, and may not. One that did not get the
     * answer opens it again.
     *
     * @param browser the hash of the browser's secret
     */
    Optional<LinkUse> openedBy(String browser, boolean anyBrowser, Instant now) {
        List<BrowserSession> others = new ArrayList<>(browsers);
        boolean returns = others.removeIf(known -> known.hash().equals(browser));
        if (!returns && !browsers.isEmpty() && !anyBrowser) {
            return Optional.empty();
        }
        others.add(new BrowserSession(browser, now.plus(SESSION)));
        int first = Math.max(0, others.size() - MOST_BROWSERS);
        return Optional.of(new LinkUse(others.subList(first, others.size()), readyAt, end));
    }

    /** Whether the browser with this secret has opened the link before. */
    public boolean knows(String hash) {
        return browsers.stream().anyMatch(browser -> browser.hash().equals(hash));
    }

    /** The session of a browser, while it lasts. */
    public Optional<BrowserSession> session(String hash, Instant now) {
        return browsers.stream()
                .filter(browser -> browser.hash().equals(hash))
                .filter(browser -> now.isBefore(browser.until()))
                .findFirst();
    }

    /** With a session that lasts longer, once half of it is over: who works on is not interrupted. */
    Optional<LinkUse> prolonged(String hash, Instant now) {
        return session(hash, now)
                .filter(session -> Duration.between(now, session.until()).compareTo(SESSION.dividedBy(2)) < 0)
                .flatMap(session -> openedBy(hash, false, now));
    }

    /** Once the session of a browser is over; it may open the link again. */
    LinkUse leftBy(String hash, Instant now) {
        List<BrowserSession> left = browsers.stream()
                .map(browser -> browser.hash().equals(hash) ? new BrowserSession(hash, now) : browser)
                .toList();
        return new LinkUse(left, readyAt, end);
    }

    LinkUse ready(Instant now) {
        return new LinkUse(browsers, Optional.of(now), end);
    }

    LinkUse ended(LinkStanding how, Instant now) {
        return new LinkUse(browsers, readyAt, Optional.of(new End(how, now)));
    }
}
