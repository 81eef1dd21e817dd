package io.github.keycloakjumpcloud.keycloak.setup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.keycloak.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

class FreeDisplayNameTest {

    private final TestDatabase database = TestDatabase.of(IdentityProviderEntity.class);

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void nameWhenNoOtherOfTheRealmHasTheProductsNameThenItIsThat() {
        // given
        store("realm", "jumpcloud", "JumpCloud");
        store("realm", "globex", "Globex");
        store("other", "acme", "JumpCloud");

        // then
        assertThat(name("realm", "jumpcloud")).isEqualTo("JumpCloud");
    }

    @Test
    void nameWhenAnotherHasTheProductsNameThenItTellsTheAlias() {
        // given
        store("realm", "jumpcloud", "JumpCloud");

        // then
        assertThat(name("realm", "acme")).isEqualTo("JumpCloud (acme)");
    }

    @Test
    void nameWhenTheAliasIsTooLongToBeToldBesideTheProductThenItIsTheAlias() {
        // given
        store("realm", "jumpcloud", "JumpCloud");

        // then
        assertThat(name("realm", "a".repeat(250))).isEqualTo("a".repeat(250));
        assertThat(name("realm", "a".repeat(243))).hasSize(255).startsWith("JumpCloud (");
    }

    private String name(String realm, String alias) {
        IdentityProviderModel connection = new IdentityProviderModel();
        connection.setAlias(alias);
        return database.commit(entities -> new FreeDisplayName(entities, realm).of(connection));
    }

    private void store(String realm, String alias, String displayName) {
        database.run(entities -> {
            IdentityProviderEntity entity = new IdentityProviderEntity();
            entity.setInternalId(realm + alias);
            entity.setRealmId(realm);
            entity.setAlias(alias);
            entity.setDisplayName(displayName);
            entities.persist(entity);
        });
    }
}
