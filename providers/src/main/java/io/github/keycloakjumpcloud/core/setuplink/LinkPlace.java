package io.github.keycloakjumpcloud.core.setuplink;

import java.util.Optional;

/**
 * The one connection of a link.
 *
 * @param connectionId its internal id, also of a connection that is still to be made: one that somebody else makes under the
 *     alias has another id, and so has one that is made anew
 * @param alias the alias of a connection that is still to be made
 * @param made whether the connection is or was there
 * @param live whether it was enabled when the link was made
 */
public record LinkPlace(String connectionId, String alias, boolean made, boolean live) {

    /** A provider that has the alias which somebody asks for. */
    public record Found(String internalId, boolean enabled) {}

    /** Whether the link is about what is found under that alias. */
    boolean isAt(String asked, Optional<Found> found) {
        return found.map(provider -> provider.internalId().equals(connectionId))
                .orElseGet(() -> !made && asked.equals(alias));
    }

    /** How the link ends by a connection that was saved just now, if it does. */
    public Optional<LinkStanding> endedBy(String savedAlias, Found saved) {
        if (saved.internalId().equals(connectionId)) {
            return hasGoneLive(Optional.of(saved)) ? Optional.of(LinkStanding.LIVE) : Optional.empty();
        }
        return made || !savedAlias.equals(alias) ? Optional.empty() : Optional.of(LinkStanding.GONE);
    }

    /** Whether the connection has gone live since. */
    boolean hasGoneLive(Optional<Found> found) {
        return !live && found.filter(Found::enabled).isPresent();
    }

    /** Once the connection is there. */
    public LinkPlace afterMaking() {
        return new LinkPlace(connectionId, alias, true, live);
    }
}
