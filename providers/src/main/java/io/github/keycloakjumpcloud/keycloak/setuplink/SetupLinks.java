package io.github.keycloakjumpcloud.keycloak.setuplink;

import io.github.keycloakjumpcloud.core.setuplink.LinkDecision;
import io.github.keycloakjumpcloud.core.setuplink.LinkPlace;
import io.github.keycloakjumpcloud.core.setuplink.LinkRule;
import io.github.keycloakjumpcloud.core.setuplink.LinkStanding;
import io.github.keycloakjumpcloud.core.setuplink.LinkUse;
import io.github.keycloakjumpcloud.core.setuplink.LinkWish;
import io.github.keycloakjumpcloud.core.setuplink.SetupLink;
import io.github.keycloakjumpcloud.keycloak.account.RealmRight;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionRow;
import io.github.keycloakjumpcloud.keycloak.secret.ShownSecret;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The set-up links of a realm. Each is a row, which is read anew at each use: one that was revoked is over on every node with
 * the revocation's transaction.
 */
public final class SetupLinks {

    /** Until then one that is over is shown, and says why it is over. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final KeycloakSession session;
    private final RealmModel realm;
    private final EntityManager entities;

    public SetupLinks(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    }

    /**
     * Makes a link.
     *
     * @param alias of a connection that is there or is still to be made
     * @param existing null for one that is still to be made
     * @param creator as in {@link io.github.keycloakjumpcloud.core.setuplink.LinkTerms}
     * @throws LinkDenied when the connection may not have it
     */
    public MadeLink make(String alias, IdentityProviderModel existing, LinkWish wish, String creator) {
        Instant now = ServerTime.now().truncatedTo(ChronoUnit.SECONDS);
        List<SetupLink> present = list(alias, existing);
        present.stream().filter(link -> isForgotten(link, now)).forEach(link -> row(link.id())
                .remove());
        List<SetupLink> open = present.stream()
                .filter(link -> standing(link, alias, existing, now) == LinkStanding.OPEN)
                .toList();
        List<String> liveNames = open.stream().map(link -> link.terms().name()).toList();
        ShownSecret secret = ShownSecret.generate(ShownSecret.Kind.SETUP_LINK);
        LinkDecision decision = LinkRule.decide(
                wish, secret.id(), creator, existing != null, liveNames, sentOfLate(wish, present, now), now);
        if (decision instanceof LinkDecision.Denied denied) {
            throw new LinkDenied(denied.denial());
        }
        LinkPlace place = new LinkPlace(
                existing == null ? idOfNew(open) : existing.getInternalId(),
                alias,
                existing != null,
                existing != null && new StoredProviders(session).isEnabled(existing));
        SetupLink link = new SetupLink(
                secret.id(), secret.hash(), ((LinkDecision.Granted) decision).terms(), place, LinkUse.NONE);
        row(link.id()).add(link.text());
        return new MadeLink(link, secret.reveal());
    }

    /** For this connection, or to this address from any connection of the realm. */
    private long sentOfLate(LinkWish wish, List<SetupLink> ofConnection, Instant now) {
        return wish.email()
                .map(address -> all(link -> LinkRule.wasSentOfLate(link, now))
                        .filter(link -> ofConnection.contains(link)
                                || link.terms()
                                        .email()
                                        .filter(address::equalsIgnoreCase)
                                        .isPresent())
                        .count())
                .orElse(0L);
    }

    /** Of several links for one connection that is still to be made, whichever makes it, the others lead to it. */
    private static String idOfNew(List<SetupLink> open) {
        return open.stream()
                .map(link -> link.place().connectionId())
                .findFirst()
                .orElseGet(KeycloakModelUtils::generateId);
    }

    /**
     * Whether a link is good. One whose maker has no account any more, a disabled one, or one that may not make links any more, is
     * taken back.
     *
     * @param asked the alias that somebody asks for
     * @param existing the provider of that alias, or null
     */
    public LinkStanding standing(SetupLink link, String asked, IdentityProviderModel existing, Instant now) {
        LinkStanding standing = link.standing(asked, found(existing), now);
        return standing == LinkStanding.OPEN && maker(session, realm, link).isEmpty() ? LinkStanding.REVOKED : standing;
    }

    /** The account that made the link, while it is there, enabled, and may still manage the realm's connections. */
    static Optional<UserModel> maker(KeycloakSession session, RealmModel realm, SetupLink link) {
        RealmModel home = session.realms().getRealm(link.terms().creatorRealm());
        return Optional.ofNullable(home)
                .map(known -> session.users().getUserById(known, link.terms().creatorAccount()))
                .filter(UserModel::isEnabled)
                .filter(account -> RealmRight.has(realm, home, account, AdminRoles.MANAGE_IDENTITY_PROVIDERS));
    }

    /** Whether a link of this connection still says who its customer's administrator is, as long as it is shown. */
    boolean isCurrent(SetupLink link, IdentityProviderModel connection, Instant now) {
        return link.place().connectionId().equals(connection.getInternalId())
                && !isForgotten(link, now)
                && standing(link, connection.getAlias(), connection, now) != LinkStanding.REVOKED;
    }

    private static boolean isForgotten(SetupLink link, Instant now) {
        Instant over = link.use().end().map(LinkUse.End::at).orElse(link.terms().expiresAt());
        return over.plus(KEPT).isBefore(now);
    }

    /** The links of a connection, and those of its alias that were for another one still to be made, oldest first. */
    public List<SetupLink> list(String alias, IdentityProviderModel existing) {
        return all(link -> !link.place().made() && link.place().alias().equals(alias)
                        || existing != null && link.place().connectionId().equals(existing.getInternalId()))
                .sorted(Comparator.comparing((SetupLink link) -> link.terms().createdAt())
                        .thenComparing(SetupLink::id))
                .toList();
    }

    private Stream<SetupLink> all(Predicate<SetupLink> wanted) {
        return ConnectionRow.ofKind(entities, ConnectionRow.SETUP_LINK, realm.getId()).entrySet().stream()
                .map(row -> SetupLink.read(row.getKey(), row.getValue()))
                .flatMap(Optional::stream)
                .filter(wanted)
                .toList()
                .stream();
    }

    /** The link of this id, over or not. */
    public Optional<SetupLink> find(String id) {
        return row(id).read().flatMap(text -> SetupLink.read(id, text));
    }

    /** The same for this transaction alone, until it ends. */
    public Optional<SetupLink> lock(String id) {
        return row(id).lock().flatMap(row -> SetupLink.read(id, row.read()));
    }

    /** Keeps the link's connection as it is for this transaction alone, until it ends; false when there is none. */
    public boolean lockConnection(SetupLink link) {
        return new StoredProviders(session).lock(link.place().connectionId());
    }

    /** Changes a link, alone among all nodes; empty when it is gone, or the change is none. */
    public Optional<SetupLink> change(String id, Change change) {
        return row(id).lock().flatMap(row -> SetupLink.read(id, row.read())
                .flatMap(change::apply)
                .map(changed -> {
                    row.write(changed.text());
                    return changed;
                }));
    }

    /** What becomes of a link; empty for one that stays as it is. */
    @FunctionalInterface
    public interface Change {
        Optional<SetupLink> apply(SetupLink link);
    }

    /** Ends a link at once, on every node. False when the connection has none of this id. */
    public boolean revoke(String alias, IdentityProviderModel existing, String id) {
        boolean known =
                list(alias, existing).stream().anyMatch(link -> link.id().equals(id));
        return known && end(id, LinkStanding.REVOKED);
    }

    private boolean end(String id, LinkStanding how) {
        Instant now = ServerTime.now();
        return change(id, link -> Optional.of(link.ended(how, now))).isPresent();
    }

    /** Ends the links that are over once this connection is saved as it is now. */
    public void settle(IdentityProviderModel saved) {
        LinkPlace.Found found = found(saved).orElseThrow();
        all(link -> link.use().end().isEmpty())
                .forEach(link -> link.place().endedBy(saved.getAlias(), found).ifPresent(how -> end(link.id(), how)));
    }

    /** Removes the links of a connection that was removed. */
    public void removeAll(String connectionId) {
        all(link -> link.place().connectionId().equals(connectionId))
                .map(SetupLink::id)
                .forEach(id -> row(id).remove());
    }

    /** What a link has to know of the provider that has its alias; null for none. */
    private Optional<LinkPlace.Found> found(IdentityProviderModel provider) {
        return Optional.ofNullable(provider)
                .map(known ->
                        new LinkPlace.Found(known.getInternalId(), new StoredProviders(session).isEnabled(known)));
    }

    private ConnectionRow row(String id) {
        return new ConnectionRow(session, ConnectionRow.SETUP_LINK, realm.getId(), id);
    }
}
