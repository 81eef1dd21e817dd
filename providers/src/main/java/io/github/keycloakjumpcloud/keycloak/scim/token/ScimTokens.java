package io.github.keycloakjumpcloud.keycloak.scim.token;

import io.github.keycloakjumpcloud.core.scim.TokenDecision;
import io.github.keycloakjumpcloud.core.scim.TokenRule;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.secret.ShownSecret;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** The tokens of a realm's connections, for the admin API. */
public final class ScimTokens {

    private final KeycloakSession session;
    private final RealmModel realm;
    private final StoredTokens stored;

    public ScimTokens(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.stored = new StoredTokens(session, realm.getId());
    }

    /**
     * Makes a token.
     *
     * @param lifetime absent for a token that does not expire
     * @throws TokenDenied when the connection may not have it
     */
    public CreatedToken create(ConnectionConfig connection, String name, Optional<Duration> lifetime) {
        stored.lock(connection.getInternalId());
        Instant now = ServerTime.now().truncatedTo(ChronoUnit.SECONDS);
        List<String> liveNames = tokens(connection)
                .filter(token -> !token.isExpired(now))
                .map(ScimToken::name)
                .toList();
        TokenDecision decision = TokenRule.decide(name, lifetime, liveNames, now);
        if (decision instanceof TokenDecision.Granted granted) {
            return create(connection, granted, now);
        }
        throw new TokenDenied(((TokenDecision.Denied) decision).denial());
    }

    private CreatedToken create(ConnectionConfig connection, TokenDecision.Granted granted, Instant now) {
        ShownSecret text = ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN);
        ScimTokenFactory.allowMaking(session);
        ComponentModel component = realm.addComponentModel(
                ScimToken.component(connection, text, granted.name(), now, granted.expiresAt()));
        return new CreatedToken(new ScimToken(component), text.reveal());
    }

    /** The connection's tokens, expired ones included, oldest first. */
    public List<ScimToken> list(ConnectionConfig connection) {
        return tokens(connection)
                .sorted(Comparator.comparing(ScimToken::createdAt).thenComparing(ScimToken::name))
                .toList();
    }

    /**
     * The internal ids of the connections with a token that is good at that time, by one statement.
     *
     * @param asked the connections that are asked about; absent for all
     */
    public Set<String> connectionsWithToken(Instant now, Optional<Collection<String>> asked) {
        return stored.connectionsWithToken(now, asked);
    }

    /** Revokes a token at once, on every node. False when the connection has none of this id. */
    public boolean revoke(ConnectionConfig connection, String id) {
        stored.lock(connection.getInternalId());
        Optional<ComponentModel> token = stored.of(connection.getInternalId())
                .filter(component -> component.getId().equals(id))
                .findFirst();
        token.ifPresent(realm::removeComponent);
        return token.isPresent();
    }

    /** Removes the tokens of a connection that was removed. */
    public void removeAll(String connection) {
        stored.of(connection).forEach(realm::removeComponent);
    }

    /** Removes the tokens of connections that are gone: somebody deleted them while this jar was not there. */
    public void removeOfGoneConnections() {
        stored.ofGoneConnections().forEach(realm::removeComponent);
    }

    private Stream<ScimToken> tokens(ConnectionConfig connection) {
        return stored.of(connection.getInternalId()).map(ScimToken::new);
    }
}
