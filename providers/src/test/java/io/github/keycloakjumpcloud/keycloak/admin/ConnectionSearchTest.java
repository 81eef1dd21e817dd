package io.github.keycloakjumpcloud.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.keycloak.TestDatabase;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.models.jpa.entities.IdentityProviderEntity;

/** Pages of a realm's connections, as the database makes them. */
class ConnectionSearchTest {

    private final TestDatabase database = TestDatabase.of(IdentityProviderEntity.class);

    @BeforeEach
    void store() {
        store("realm", "acme", "Acme Ltd", ConnectionConfig.PROVIDER_ID);
        store("realm", "globex", "zeta", ConnectionConfig.PROVIDER_ID);
        store("realm", "initech", null, ConnectionConfig.PROVIDER_ID);
        store("realm", "umbrella", "50%_off", ConnectionConfig.PROVIDER_ID);
        store("realm", "acme-oidc", "Acme", "oidc");
        store("other", "acme-elsewhere", "Acme", ConnectionConfig.PROVIDER_ID);
    }

    private void store(String realm, String alias, String displayName, String type) {
        database.run(entities -> {
            IdentityProviderEntity entity = new IdentityProviderEntity();
            entity.setInternalId(alias);
            entity.setRealmId(realm);
            entity.setAlias(alias);
            entity.setDisplayName(displayName);
            entity.setProviderId(type);
            entity.setConfig(Map.of("idpEntityId", alias));
            entities.persist(entity);
        });
    }

    @AfterEach
    void close() {
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "   ,  , acme globex initech umbrella",
        "  1, 2, globex initech",
        "  3, 2, umbrella",
        "  4, 2, ''",
        "  0, 0, ''",
    })
    void idsWhenAPageIsAskedForThenItIsThatPartOfTheRealmsConnectionsByAlias(
            String first, String max, String expected) {
        assertThat(ids(ConnectionQuery.parse(first, max, null, null))).isEqualTo(words(expected));
        assertThat(count(ConnectionQuery.parse(first, max, null, null))).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        "ACME, acme",
        "l*,     ''",
        "*bex,   globex",
        "ltd,    acme",
        "e,      acme globex initech umbrella",
        "%,      umbrella",
        "_,      umbrella",
        "nobody, ''",
    })
    void idsWhenSearchedThenAliasOrDisplayNameIsLikeThat(String search, String expected) {
        // given
        ConnectionQuery query = ConnectionQuery.parse(null, null, search, null);

        // then
        assertThat(ids(query)).isEqualTo(words(expected));
        assertThat(count(query)).isEqualTo(words(expected).size());
    }

    @ParameterizedTest
    @CsvSource({
        "alias,        acme globex initech umbrella",
        "-alias,       umbrella initech globex acme",
        "displayName,  initech umbrella acme globex",
        "-displayName, globex acme umbrella initech",
    })
    void idsWhenSortedThenInThatOrder(String sort, String expected) {
        assertThat(ids(ConnectionQuery.parse(null, null, null, sort))).isEqualTo(words(expected));
    }

    @Test
    void readWhenSomeAreNamedThenTheyComeWithTheirSettingsByOneStatement() {
        assertThat(statements(search -> {
                    search.read(List.of("acme", "globex", "initech"));
                    return null;
                }))
                .isEqualTo(1);
        assertThat(statements(search -> {
                    search.readAll();
                    return null;
                }))
                .isEqualTo(1);
    }

    /** Of a look-up of each afterwards as well, since Keycloak looks each of them up by its id. */
    private long statements(Function<ConnectionSearch, Void> read) {
        return database.statements(entities -> {
            read.apply(new ConnectionSearch(entities, "realm"));
            for (String id : List.of("acme", "globex", "initech")) {
                assertThat(entities.find(IdentityProviderEntity.class, id).getConfig())
                        .containsEntry("idpEntityId", id);
            }
        });
    }

    private List<String> ids(ConnectionQuery query) {
        return database.commit(entities -> new ConnectionSearch(entities, "realm").ids(query));
    }

    private long count(ConnectionQuery query) {
        return database.commit(entities -> new ConnectionSearch(entities, "realm").count(query));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" "));
    }
}
