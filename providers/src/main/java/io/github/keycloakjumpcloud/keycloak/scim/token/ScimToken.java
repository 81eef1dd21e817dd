package io.github.keycloakjumpcloud.keycloak.scim.token;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.secret.ShownSecret;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.component.ComponentModel;
import org.keycloak.provider.Provider;

/**
 * A token of a connection, without its secret. It is stored as a component of the realm, under this class's name: the
 * components are in Keycloak's cache of the realm, which a revocation invalidates on every node.
 *
 * <p>It belongs to the internal id of the identity provider, so that a provider that is made anew with the same alias
 * never inherits it.
 */
public final class ScimToken implements Provider {

    static final String HASH = "hash";
    static final String CREATED_AT = "createdAt";
    static final String EXPIRES_AT = "expiresAt";
    static final String LAST_USED_AT = "lastUsedAt";

    /** Stands for the time of last use of a token that was never used. */
    private static final String NEVER = "0";

    private final ComponentModel component;

    ScimToken(ComponentModel component) {
        this.component = component;
    }

    static ComponentModel component(
            ConnectionConfig connection,
            ShownSecret text,
            String name,
            Instant createdAt,
            Optional<Instant> expiresAt) {
        ComponentModel component = new ComponentModel();
        component.setId(text.id());
        component.setName(name);
        component.setProviderType(ScimToken.class.getName());
        component.setProviderId(ScimTokenFactory.ID);
        // Not of the realm itself: Keycloak exports those, and fails over a type that nobody has, once this jar is
        // gone.
        component.setParentId(connection.getInternalId());
        component.setSubType(connection.getInternalId());
        component.put(HASH, text.hash());
        component.put(CREATED_AT, createdAt.toString());
        expiresAt.ifPresent(end -> component.put(EXPIRES_AT, end.toString()));
        // There from the start, so that its use changes one value and adds nothing.
        component.put(LAST_USED_AT, NEVER);
        return component;
    }

    /** The token that a component is, if it is one of this connection. */
    static Optional<ScimToken> of(ComponentModel component, ConnectionConfig connection) {
        return Optional.ofNullable(component)
                .filter(found -> ScimToken.class.getName().equals(found.getProviderType()))
                .filter(found -> connection.getInternalId().equals(found.getSubType()))
                .map(ScimToken::new);
    }

    public String id() {
        return component.getId();
    }

    /** As the admin named it. */
    public String name() {
        return Objects.requireNonNullElse(component.getName(), "");
    }

    public Instant createdAt() {
        return time(component.get(CREATED_AT)).orElse(Instant.EPOCH);
    }

    /** Absent for a token that does not expire. */
    public Optional<Instant> expiresAt() {
        return Optional.ofNullable(component.get(EXPIRES_AT))
                .map(text -> time(text).orElse(Instant.EPOCH));
    }

    /** To a few minutes; absent when it was never used. */
    public Optional<Instant> lastUsedAt() {
        return Optional.ofNullable(component.get(LAST_USED_AT))
                .filter(text -> !text.equals(NEVER))
                .flatMap(ScimToken::time);
    }

    public boolean isExpired(Instant now) {
        return isOver(component.get(EXPIRES_AT), now);
    }

    /** @param expiresAt as it is stored; null for a token that does not expire */
    static boolean isOver(String expiresAt, Instant now) {
        return expiresAt != null && time(expiresAt).filter(now::isBefore).isEmpty();
    }

    /** Empty when somebody else has written the row: such a token is over, and keeps nobody from the others. */
    private static Optional<Instant> time(String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The stored hash, in Base64. */
    String hash() {
        return component.get(HASH, "");
    }

    @Override
    public void close() {}
}
