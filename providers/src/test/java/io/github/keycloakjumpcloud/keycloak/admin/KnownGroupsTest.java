package io.github.keycloakjumpcloud.keycloak.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.keycloak.TestDatabase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.models.jpa.entities.CredentialEntity;
import org.keycloak.models.jpa.entities.FederatedIdentityEntity;
import org.keycloak.models.jpa.entities.GroupAttributeEntity;
import org.keycloak.models.jpa.entities.GroupEntity;
import org.keycloak.models.jpa.entities.UserAttributeEntity;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.jpa.entities.UserGroupMembershipEntity;
import org.keycloak.models.jpa.entities.UserRequiredActionEntity;

/** Who is in the known groups of a connection, as the database counts them. */
class KnownGroupsTest {

    private final TestDatabase database = TestDatabase.of(
            GroupEntity.class,
            GroupAttributeEntity.class,
            UserEntity.class,
            UserAttributeEntity.class,
            UserRequiredActionEntity.class,
            CredentialEntity.class,
            UserGroupMembershipEntity.class,
            FederatedIdentityEntity.class);

    @BeforeEach
    void store() {
        group("sales-emea", "Sales EMEA", "root");
        group("sales-us", "Sales US", "root");
        group("elsewhere", "Sales EMEA", "another-root");
        person("both", "acme", "sales-emea", "sales-us");
        person("one", "acme", "sales-us");
        person("of-another", "globex", "sales-us");
        person("in-none", "acme", "elsewhere");
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void belowWhenAskedThenTheGroupsOfThatRootByName() {
        Map<String, String> below =
                database.commit(entities -> new KnownGroups(entities, "realm", "acme").below("root"));

        assertThat(below).isEqualTo(Map.of("Sales EMEA", "sales-emea", "Sales US", "sales-us"));
    }

    @Test
    void peopleWhenTheyAreInSeveralGroupsOrOfAnotherConnectionThenEachOwnOneCountsOnce() {
        assertThat(people("sales-emea", "sales-us")).isEqualTo(2);
        assertThat(people("sales-emea")).isEqualTo(1);
        assertThat(people()).isZero();
    }

    private long people(String... groups) {
        return database.commit(entities -> new KnownGroups(entities, "realm", "acme").people(List.of(groups)));
    }

    private void group(String id, String name, String parent) {
        database.run(entities -> {
            GroupEntity group = new GroupEntity();
            group.setId(id);
            group.setName(name);
            group.setRealm("realm");
            group.setParentId(parent);
            entities.persist(group);
        });
    }

    private void person(String id, String connection, String... groups) {
        database.run(entities -> {
            UserEntity user = new UserEntity();
            user.setId(id);
            user.setUsername(id);
            user.setRealmId("realm");
            entities.persist(user);
            FederatedIdentityEntity link = new FederatedIdentityEntity();
            link.setUser(user);
            link.setRealmId("realm");
            link.setIdentityProvider(connection);
            link.setUserId(id);
            entities.persist(link);
            for (String group : groups) {
                UserGroupMembershipEntity membership = new UserGroupMembershipEntity();
                membership.setUser(user);
                membership.setGroupId(group);
                entities.persist(membership);
            }
        });
    }
}
