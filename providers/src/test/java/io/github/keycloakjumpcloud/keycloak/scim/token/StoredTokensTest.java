package io.github.keycloakjumpcloud.keycloak.scim.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.rehearsal.RehearsalTime;
import io.github.keycloakjumpcloud.core.scim.ScimMode;
import io.github.keycloakjumpcloud.keycloak.TestDatabase;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.scim.promise.RehearsalRow;
import io.github.keycloakjumpcloud.keycloak.secret.ShownSecret;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.jpa.entities.AuthenticationExecutionEntity;
import org.keycloak.models.jpa.entities.AuthenticationFlowEntity;
import org.keycloak.models.jpa.entities.AuthenticatorConfigEntity;
import org.keycloak.models.jpa.entities.ComponentConfigEntity;
import org.keycloak.models.jpa.entities.ComponentEntity;
import org.keycloak.models.jpa.entities.DefaultClientScopeRealmMappingEntity;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;
import org.keycloak.models.jpa.entities.RealmAttributeEntity;
import org.keycloak.models.jpa.entities.RealmEntity;
import org.keycloak.models.jpa.entities.RealmLocalizationTextsEntity;
import org.keycloak.models.jpa.entities.RequiredActionProviderEntity;
import org.keycloak.models.jpa.entities.RequiredCredentialEntity;
import org.keycloak.models.jpa.entities.UserFederationMapperEntity;
import org.keycloak.models.jpa.entities.UserFederationProviderEntity;
import org.keycloak.storage.configuration.jpa.entity.ServerConfigEntity;

class StoredTokensTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
    private static final ShownSecret TEXT = ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN);

    /** A realm, and what Keycloak ties to it. */
    private final TestDatabase database = TestDatabase.of(
            RealmEntity.class,
            RealmAttributeEntity.class,
            RequiredCredentialEntity.class,
            UserFederationProviderEntity.class,
            UserFederationMapperEntity.class,
            ComponentEntity.class,
            ComponentConfigEntity.class,
            AuthenticationFlowEntity.class,
            AuthenticationExecutionEntity.class,
            AuthenticatorConfigEntity.class,
            RequiredActionProviderEntity.class,
            RealmLocalizationTextsEntity.class,
            DefaultClientScopeRealmMappingEntity.class,
            IdentityProviderEntity.class,
            ServerConfigEntity.class);

    @BeforeEach
    void storeToken() {
        database.run(entities -> {
            RealmEntity realm = new RealmEntity();
            realm.setId("realm");
            realm.setName("realm");
            entities.persist(realm);
            entities.persist(entity(component(TEXT, "connection"), realm));
            entities.persist(entity(component(ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN), "another"), realm));
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void ofWhenStoredThenTheTokensOfThisConnectionAndRealm() {
        assertThat(tokens("realm", "connection")).singleElement().satisfies(token -> {
            assertThat(token.id()).isEqualTo(TEXT.id());
            assertThat(token.name()).isEqualTo("JumpCloud");
            assertThat(token.createdAt()).isEqualTo(CREATED);
            assertThat(token.expiresAt()).isEmpty();
            assertThat(token.lastUsedAt()).isEmpty();
            assertThat(TEXT.hasHash(token.hash())).isTrue();
        });
        assertThat(tokens("realm", "nobody")).isEmpty();
        assertThat(tokens("another realm", "connection")).isEmpty();
    }

    @Test
    void connectionsWithTokenWhenSomeHaveExpiredThenTheOthers() {
        // given
        database.run(entities -> {
            RealmEntity realm = entities.find(RealmEntity.class, "realm");
            entities.persist(entity(
                    component(ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN), "expired", Optional.of(NOW)), realm));
            entities.persist(entity(
                    component(
                            ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN), "good", Optional.of(NOW.plusSeconds(1))),
                    realm));
            entities.persist(entity(
                    component(ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN), "connection", Optional.of(NOW)),
                    realm));
        });

        // then
        assertThat(connectionsWithToken("realm")).containsExactlyInAnyOrder("connection", "another", "good");
        assertThat(connectionsWithToken("another realm")).isEmpty();
    }

    @Test
    void standingWhenTokenAndConnectionAreThereThenWhatIsSwitchedOnAndWhetherTheTokenHasEnded() {
        // given
        RehearsalTime time = RehearsalTime.from(NOW);
        ServerConfigEntity row = new ServerConfigEntity();
        row.setKey(RehearsalRow.key("realm", "connection"));
        row.setValue(time.toString());
        ShownSecret ending = ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN);
        database.run(entities -> {
            RealmEntity realm = entities.find(RealmEntity.class, "realm");
            entities.persist(connection("connection", true, Map.of("scimEnabled", "true", "scimMode", "rehearse")));
            entities.persist(row);
            entities.persist(connection("another", false, Map.of("other", "true")));
            entities.persist(entity(component(ending, "another", Optional.of(NOW)), realm));
        });

        // then: the realm of this test is disabled
        assertThat(standing("connection", TEXT))
                .contains(new TokenStanding(false, true, true, ScimMode.REHEARSE, Optional.of(time), false));
        assertThat(standing("another", ending))
                .contains(new TokenStanding(false, false, false, ScimMode.LIVE, Optional.empty(), true));
        assertThat(standing("another", TEXT)).isEmpty();
        assertThat(standing("another realm", "connection", TEXT)).isEmpty();

        // when
        database.run(entities -> entities.find(RealmEntity.class, "realm").setEnabled(true));

        // then
        assertThat(standing("connection", TEXT))
                .contains(new TokenStanding(true, true, true, ScimMode.REHEARSE, Optional.of(time), false));
    }

    @Test
    void standingWhenTokenOrConnectionIsGoneThenNone() {
        // given: a token whose connection was removed
        assertThat(standing("connection", TEXT)).isEmpty();
        database.run(entities -> entities.persist(connection("connection", true, Map.of())));
        assertThat(standing("connection", TEXT)).isPresent();

        // when
        database.run(StoredTokensTest::revoke);

        // then
        assertThat(standing("connection", TEXT)).isEmpty();
    }

    private Optional<TokenStanding> standing(String connection, ShownSecret token) {
        return standing("realm", connection, token);
    }

    private Optional<TokenStanding> standing(String realm, String connection, ShownSecret token) {
        return database.commit(entities -> new StoredTokens(entities, realm).standing(connection, token.id(), NOW));
    }

    private static IdentityProviderEntity connection(String id, boolean enabled, Map<String, String> config) {
        IdentityProviderEntity connection = new IdentityProviderEntity();
        connection.setInternalId(id);
        connection.setRealmId("realm");
        connection.setAlias(id);
        connection.setEnabled(enabled);
        connection.setConfig(config);
        return connection;
    }

    private Set<String> connectionsWithToken(String realm) {
        return database.commit(
                entities -> new StoredTokens(entities, realm).connectionsWithToken(NOW, Optional.empty()));
    }

    @Test
    void moveWhenAnOlderVersionStoredATokenBelowTheRealmThenItIsBelowItsConnectionAndKnownAsBefore() {
        // given
        database.run(entities -> entities.find(ComponentEntity.class, TEXT.id()).setParentId("realm"));

        // when
        int moved = database.commit(StoredTokens::move);

        // then
        assertThat(moved).isEqualTo(1);
        assertThat(database.<String>commit(entities ->
                        entities.find(ComponentEntity.class, TEXT.id()).getParentId()))
                .isEqualTo("connection");
        assertThat(tokens("realm", "connection")).hasSize(1);
        assertThat(database.<Integer>commit(StoredTokens::move)).isZero();
    }

    @Test
    void useWhenNotedThenOnlyTheTimeOfThisTokenChanges() {
        // when
        database.run(entities -> stored(entities).use(TEXT.id(), NOW));

        // then
        assertThat(tokens("realm", "connection")).singleElement().satisfies(token -> {
            assertThat(token.lastUsedAt()).contains(NOW);
            assertThat(token.createdAt()).isEqualTo(CREATED);
            assertThat(TEXT.hasHash(token.hash())).isTrue();
        });
        assertThat(tokens("realm", "another")).singleElement().satisfies(token -> assertThat(token.lastUsedAt())
                .isEmpty());
    }

    @Test
    void useWhenTheTokenWasRevokedSinceItWasCheckedThenItStaysRevoked() {
        // given
        database.run(StoredTokensTest::revoke);

        // when
        database.run(entities -> stored(entities).use(TEXT.id(), NOW));

        // then
        assertThat(tokens("realm", "connection")).isEmpty();
        assertThat(database.commit(StoredTokensTest::settings)).isZero();
    }

    @Test
    void useWhenTheTokenIsUsedWhileItIsRevokedThenTheRevocationSucceeds() {
        // given: a revocation that has read the token
        EntityManager revocation = database.open();
        revocation.getTransaction().begin();
        ComponentEntity token = revocation.find(ComponentEntity.class, TEXT.id());
        assertThat(token.getComponentConfigs()).isNotEmpty();

        // when
        database.run(entities -> stored(entities).use(TEXT.id(), NOW));
        revocation.remove(token);
        revocation.getTransaction().commit();
        revocation.close();

        // then
        assertThat(tokens("realm", "connection")).isEmpty();
        assertThat(database.commit(StoredTokensTest::settings)).isZero();
    }

    private List<ScimToken> tokens(String realm, String connection) {
        return database.commit(entities -> new StoredTokens(entities, realm)
                .of(connection)
                .map(ScimToken::new)
                .toList());
    }

    private static StoredTokens stored(EntityManager entities) {
        return new StoredTokens(entities, "realm");
    }

    private static void revoke(EntityManager entities) {
        entities.remove(entities.find(ComponentEntity.class, TEXT.id()));
    }

    private static long settings(EntityManager entities) {
        return entities.createQuery(
                        "select count(c) from ComponentConfigEntity c where c.component.id = :id", Long.class)
                .setParameter("id", TEXT.id())
                .getSingleResult();
    }

    private static ComponentModel component(ShownSecret text, String connectionId) {
        return component(text, connectionId, Optional.empty());
    }

    private static ComponentModel component(ShownSecret text, String connectionId, Optional<Instant> expiresAt) {
        ConnectionConfig connection = new ConnectionConfig();
        connection.setInternalId(connectionId);
        return ScimToken.component(connection, text, "JumpCloud", CREATED, expiresAt);
    }

    private static ComponentEntity entity(ComponentModel model, RealmEntity realm) {
        ComponentEntity entity = new ComponentEntity();
        entity.setId(model.getId());
        entity.setName(model.getName());
        entity.setProviderType(model.getProviderType());
        entity.setProviderId(model.getProviderId());
        entity.setParentId(model.getParentId());
        entity.setSubType(model.getSubType());
        entity.setRealm(realm);
        model.getConfig().forEach((name, values) -> {
            ComponentConfigEntity setting = new ComponentConfigEntity();
            setting.setId(model.getId().substring(0, 20) + name);
            setting.setName(name);
            setting.setValue(values.get(0));
            setting.setComponent(entity);
            entity.getComponentConfigs().add(setting);
        });
        return entity;
    }
}
