package io.github.keycloakjumpcloud.core.setuplink;

import io.github.keycloakjumpcloud.core.attributes.AttributeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** Which set-up links a connection may have: ten at a time, each with a name of its own and an end. */
public final class LinkRule {

    public static final Duration SHORTEST_LIFE = Duration.ofMinutes(15);
    public static final Duration LONGEST_LIFE = Duration.ofDays(30);
    public static final Duration USUAL_LIFE = Duration.ofDays(7);

    /** A few people of a customer at a time. The rest is room for mistakes. */
    static final int LIVE_LIMIT = 10;

    /** So many links are sent within an hour: revoking a link does not take back its mail. */
    static final int MAIL_LIMIT = 10;

    private static final Duration MAIL_SPAN = Duration.ofHours(1);

    private LinkRule() {}

    /** Whether a link counts among those that the hour before has sent for a connection, or to an address. */
    public static boolean wasSentOfLate(SetupLink link, Instant now) {
        return link.terms().email().isPresent()
                && link.terms().createdAt().plus(MAIL_SPAN).isAfter(now);
    }

    /**
     * Decides about a new link.
     *
     * @param id its id, from which a name is made where none is wished for
     * @param creator as in {@link LinkTerms}
     * @param exists whether the connection is there
     * @param liveNames the names of the connection's links that are good
     * @param sent how many links {@link #wasSentOfLate were sent of late}, revoked ones included
     */
    public static LinkDecision decide(
            LinkWish wish,
            String id,
            String creator,
            boolean exists,
            Collection<String> liveNames,
            long sent,
            Instant now) {
        String name = wish.name()
                .map(wished -> AttributeText.clean(wished, AttributeText.NAME_LIMIT + 1))
                .filter(wished -> !wished.isEmpty())
                .orElse("setup link " + id.substring(0, 8));
        return denial(wish, name, exists, liveNames, sent)
                .<LinkDecision>map(LinkDecision.Denied::new)
                .orElseGet(() -> new LinkDecision.Granted(new LinkTerms(
                        name,
                        wish.allow().isEmpty() ? Set.of(SetupPermission.CONNECTION) : wish.allow(),
                        now,
                        now.plus(wish.lifetime().orElse(USUAL_LIFE)),
                        creator,
                        wish.anyBrowser(),
                        wish.email(),
                        wish.displayName(),
                        wish.domains())));
    }

    private static Optional<LinkDenial> denial(
            LinkWish wish, String name, boolean exists, Collection<String> liveNames, long sent) {
        if (name.length() > AttributeText.NAME_LIMIT) {
            return Optional.of(LinkDenial.NAME_TOO_LONG);
        }
        if (wish.lifetime().filter(life -> !isSane(life)).isPresent()) {
            return Optional.of(LinkDenial.LIFETIME_OUT_OF_RANGE);
        }
        if (!exists && !wish.allow().isEmpty() && !wish.allow().contains(SetupPermission.CONNECTION)) {
            return Optional.of(LinkDenial.NOTHING_TO_SET_UP);
        }
        if (exists && (wish.displayName().isPresent() || !wish.domains().isEmpty())) {
            return Optional.of(LinkDenial.SETTINGS_OF_EXISTING);
        }
        if (liveNames.contains(name)) {
            return Optional.of(LinkDenial.NAME_TAKEN);
        }
        if (liveNames.size() >= LIVE_LIMIT) {
            return Optional.of(LinkDenial.TOO_MANY);
        }
        return wish.email().isPresent() && sent >= MAIL_LIMIT
                ? Optional.of(LinkDenial.TOO_MANY_MAILS)
                : Optional.empty();
    }

    private static boolean isSane(Duration lifetime) {
        return lifetime.compareTo(SHORTEST_LIFE) >= 0 && lifetime.compareTo(LONGEST_LIFE) <= 0;
    }
}
