package io.github.keycloakjumpcloud.keycloak.scim.token;

import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalRow;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.component.ComponentModel;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.jpa.entities.ComponentConfigEntity;
import org.keycloak.models.jpa.entities.ComponentEntity;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

/** The tokens as the database has them, for what Keycloak's cache of the realm is too old for. */
final class StoredTokens {

    private static final String OF_CONNECTION = "select distinct c from ComponentEntity c"
            + " left join fetch c.componentConfigs"
            + " where c.realm.id = :realm and c.providerType = :type and c.subType = :connection";

    private static final String OF_NO_CONNECTION = "select distinct c from ComponentEntity c"
            + " left join fetch c.componentConfigs"
            + " where c.realm.id = :realm and c.providerType = :type and not exists (select 1 from IdentityProviderEntity p"
            + " where p.realmId = :realm and p.internalId = c.subType)";

    private static final String MOVE = "update ComponentEntity c set c.parentId = c.subType"
            + " where c.providerType = :type and c.subType is not null and c.parentId <> c.subType";

    private static final String ENDS = """
            select c.subType, e.value from ComponentEntity c
            left join ComponentConfigEntity e on e.component = c and e.name = :end
            where c.realm.id = :realm and c.providerType = :type
            """;

    private static final String STANDING = """
            select r.enabled, p.enabled, value(s), e.value, value(m), h.value from IdentityProviderEntity p
            left join p.config s on key(s) = :scim
            left join p.config m on key(m) = :mode
            left join ServerConfigEntity h on h.key = :rehearsal
            join RealmEntity r on r.id = p.realmId
            join ComponentEntity c on c.subType = p.internalId and c.realm.id = p.realmId and c.providerType = :type
            left join ComponentConfigEntity e on e.component = c and e.name = :end
            where p.internalId = :connection and p.realmId = :realm and c.id = :token
            """;

    private static final String OF_ASKED = " and c.subType in :asked";

    private static final String USE =
            "update ComponentConfigEntity c set c.value = :at where c.component.id = :id and c.name = :name";

    private final EntityManager entities;
    private final String realmId;

    StoredTokens(KeycloakSession session, String realmId) {
        this(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realmId);
    }

    StoredTokens(EntityManager entities, String realmId) {
        this.entities = entities;
        this.realmId = realmId;
    }

    /** Lets changes of one connection's tokens happen one after the other, on all nodes. */
    void lock(String connection) {
        if (entities.find(IdentityProviderEntity.class, connection, LockModeType.PESSIMISTIC_WRITE) == null) {
            throw new ModelException("the connection was removed meanwhile");
        }
    }

    Stream<ComponentModel> of(String connection) {
        return entities
                .createQuery(OF_CONNECTION, ComponentEntity.class)
                .setParameter("realm", realmId)
                .setParameter("type", ScimToken.class.getName())
                .setParameter("connection", connection)
                .getResultList()
                .stream()
                .map(StoredTokens::model);
    }

    Stream<ComponentModel> ofGoneConnections() {
        return entities
                .createQuery(OF_NO_CONNECTION, ComponentEntity.class)
                .setParameter("realm", realmId)
                .setParameter("type", ScimToken.class.getName())
                .getResultList()
                .stream()
                .map(StoredTokens::model);
    }

    /** Tokens of all realms that an older version has stored below the realm go below their connection. */
    static int move(EntityManager entities) {
        return entities.createQuery(MOVE)
                .setParameter("type", ScimToken.class.getName())
                .executeUpdate();
    }

    /** The connections of the realm, or of those that are asked about, that have a token which has not expired. */
    Set<String> connectionsWithToken(Instant now, Optional<Collection<String>> asked) {
        TypedQuery<Object[]> ends = entities.createQuery(
                        ENDS + asked.map(any -> OF_ASKED).orElse(""), Object[].class)
                .setParameter("end", ScimToken.EXPIRES_AT)
                .setParameter("realm", realmId)
                .setParameter("type", ScimToken.class.getName());
        asked.ifPresent(connections -> ends.setParameter("asked", connections));
        return ends.getResultStream()
                .filter(row -> !ScimToken.isOver((String) row[1], now))
                .map(row -> (String) row[0])
                .collect(Collectors.toSet());
    }

    /** How a token of a connection stands at that time; empty when one of both is gone. */
    Optional<TokenStanding> standing(String connection, String token, Instant now) {
        return entities.createQuery(STANDING, Object[].class)
                .setParameter("scim", ConnectionSetting.SCIM_ENABLED.key())
                .setParameter("mode", ConnectionSetting.SCIM_MODE.key())
                .setParameter("rehearsal", RehearsalRow.key(realmId, connection))
                .setParameter("type", ScimToken.class.getName())
                .setParameter("end", ScimToken.EXPIRES_AT)
                .setParameter("connection", connection)
                .setParameter("realm", realmId)
                .setParameter("token", token)
                .getResultStream()
                .map(row -> new TokenStanding(
                        (boolean) row[0],
                        (boolean) row[1],
                        ConnectionSetting.SCIM_ENABLED.isOn((String) row[2]),
                        ScimMode.ofStored(ConnectionSetting.SCIM_MODE
                                .inForce((String) row[4])
                                .orElseThrow()),
                        Optional.ofNullable((String) row[5]).flatMap(RehearsalTime::read),
                        ScimToken.isOver((String) row[3], now)))
                .findFirst();
    }

    /**
     * Notes a use. Changes the one value where it stands and nothing else, so that a token that is being revoked neither
     * comes back nor hinders the revocation, and no node has to read the realm again.
     */
    void use(String id, Instant at) {
        entities.createQuery(USE)
                .setParameter("at", at.toString())
                .setParameter("id", id)
                .setParameter("name", ScimToken.LAST_USED_AT)
                .executeUpdate();
    }

    private static ComponentModel model(ComponentEntity entity) {
        ComponentModel model = new ComponentModel();
        model.setId(entity.getId());
        model.setName(entity.getName());
        model.setProviderType(entity.getProviderType());
        model.setProviderId(entity.getProviderId());
        model.setParentId(entity.getParentId());
        model.setSubType(entity.getSubType());
        for (ComponentConfigEntity setting : entity.getComponentConfigs()) {
            model.getConfig().add(setting.getName(), setting.getValue());
        }
        return model;
    }
}
