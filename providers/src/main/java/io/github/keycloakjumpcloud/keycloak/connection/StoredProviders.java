package io.github.keycloakjumpcloud.keycloak.connection;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.IdentityProviderStorageProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

/**
 * The identity providers of the session's realm as the database has them. Keycloak's cache may not know yet what another
 * request has just saved, and shows a provider of a disabled Organization as disabled: whoever writes that back disables it
 * for good.
 */
public final class StoredProviders {

    private static final String ROW = "select p.internalId from IdentityProviderEntity p where p.internalId = :id";

    private final KeycloakSession session;
    private final IdentityProviderStorageProvider stored;

    public StoredProviders(KeycloakSession session) {
        this.session = session;
        this.stored = session.getProvider(IdentityProviderStorageProvider.class, "jpa");
    }

    /** Null when there is none. */
    public IdentityProviderModel byAlias(String alias) {
        return stored.getByAlias(alias);
    }

    /** Null when there is none. */
    public IdentityProviderModel byId(String internalId) {
        return stored.getById(internalId);
    }

    /** Null when there is none. */
    public IdentityProviderModel byIdOrAlias(String name) {
        return stored.getByIdOrAlias(name);
    }

    /** The connections among them. */
    public Stream<ConnectionConfig> connections() {
        return Connections.in(stored.getAllStream(Map.of(), null, null));
    }

    /** Whether a provider is switched on, whatever its Organization is. */
    public boolean isEnabled(IdentityProviderModel provider) {
        IdentityProviderModel known = byId(provider.getInternalId());
        return known != null && known.isEnabled();
    }

    /**
     * The provider for this transaction alone, until it ends: whoever changes only a part of it writes the rest back as others
     * have left it. Nothing of it may be changed and not yet written.
     *
     * @return empty when it is gone, or has another alias than it was found by
     */
    public Optional<IdentityProviderModel> lock(IdentityProviderModel found) {
        return Optional.of(found.getInternalId())
                .filter(this::lock)
                .map(this::byId)
                .filter(locked -> locked.getAlias().equals(found.getAlias()));
    }

    /** The same for whoever needs nothing of it; false when it is gone. */
    public boolean lock(String internalId) {
        EntityManager entities =
                session.getProvider(JpaConnectionProvider.class).getEntityManager();
        // A row that is gone when its turn comes would be a failure of the transaction, were it refreshed with the
        // lock.
        boolean there = !entities.createQuery(ROW, String.class)
                .setParameter("id", internalId)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultList()
                .isEmpty();
        IdentityProviderEntity known = entities.find(IdentityProviderEntity.class, internalId);
        if (there) {
            entities.refresh(known);
        } else if (known != null) {
            entities.detach(known);
        }
        return there;
    }
}
