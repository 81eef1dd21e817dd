package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * An account that another node has deleted, while this one's cache still names it. The test makes that moment last: it takes
 * the rows away behind the back of all caches.
 */
@InCluster
class RememberedAccountIT {

    private static final List<String> TABLES =
            List.of("user_attribute", "user_role_mapping", "user_group_membership", "federated_identity", "credential");

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("scimBrakePercent", "0")
            .setting("verifiedDomains", "example.com")
            .create(cluster.address(), cluster.admin());

    private final ScimSide scim = ScimSide.of(realm);

    @AfterEach
    void useBothNodes() {
        cluster.useBoth();
    }

    @Test
    void createWhenTheAddressIsOnlyRememberedThenAnAccountIsMade() throws SQLException {
        // given
        String email = People.email("remembered");
        String gone = realm.admin().createUser(email, Map.of("emailVerified", true));
        remember(email);
        deleteRows(gone);

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user("remembered"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isNotEqualTo(gone);
        assertThat(scim.account(answer.id()).get("username").asText()).isEqualTo(email);
    }

    @Test
    void createWhenTheUserNameIsOnlyRememberedThenTheAccountGetsIt() throws SQLException {
        // given
        String gone =
                realm.admin().createUser(People.email("elsewhere"), Map.of("username", People.email("name-kept")));
        remember(People.email("elsewhere"));
        deleteRows(gone);

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user("name-kept"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(scim.account(answer.id()).get("username").asText()).isEqualTo(People.email("name-kept"));
    }

    @Test
    void createWhenTheLinkIsOnlyRememberedThenAnAccountIsMade() throws SQLException {
        // given
        scim.createUser(ScimSide.user("linked"));
        String gone = signInOnEachNode("linked").userId();
        deleteRows(gone);

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user("linked"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isNotEqualTo(gone);
    }

    @Test
    void signInWhenTheAddressIsOnlyRememberedThenAnAccountIsMade() throws SQLException {
        // given
        String email = People.email("newcomer");
        String gone = realm.admin().createUser(email, Map.of("emailVerified", true));
        remember(email);
        deleteRows(gone);

        // when
        Login login = realm.login(person("newcomer"));

        // then
        assertThat(login.userId()).isNotEqualTo(gone);
    }

    /** Each node looks for the account by its address and its user name, and finds it. */
    private void remember(String email) {
        for (KeycloakServer node : cluster.nodes()) {
            cluster.useOnly(node);
            String name = realm.admin().user(email).get("username").asText();
            assertThat(realm.admin()
                            .api()
                            .exchange(
                                    "POST",
                                    realm.admin().path("users"),
                                    Map.of("username", name, "email", email, "enabled", true))
                            .status())
                    .isEqualTo(409);
        }
        cluster.useBoth();
    }

    private Login signInOnEachNode(String name) {
        Login login = null;
        for (KeycloakServer node : cluster.nodes()) {
            cluster.useOnly(node);
            login = realm.login(person(name));
        }
        cluster.useBoth();
        return login;
    }

    private void deleteRows(String userId) throws SQLException {
        Database database = cluster.postgres().database();
        try (Connection connection = database.connect()) {
            for (String table : TABLES) {
                delete(connection, table, "user_id", userId);
            }
            delete(connection, "user_entity", "id", userId);
        }
    }

    private static void delete(Connection connection, String table, String column, String userId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from " + table + " where " + column + " = ?")) {
            statement.setString(1, userId);
            statement.executeUpdate();
        }
    }
}
