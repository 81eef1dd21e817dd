package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A leaver whose row somebody has written back as it was before, in an Organization that is disabled meanwhile: Keycloak shows
 * the members of one as disabled, and lets nobody write to them.
 */
@InCluster
class WrittenBackIT {

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;
    private OrganizationAdmin organization;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .organizations()
                .setting("scimBrakePercent", "0")
                .create(cluster.address(), cluster.admin());
        admin = realm.admin();
        scim = ScimSide.of(realm);
        organization = OrganizationAdmin.create(admin, "acme", "example.com");
        organization.link(realm.alias());
    }

    @Test
    void deactivationWhenTheRowWasWrittenBackAndTheOrganizationIsDisabledThenThePersonIsOut() throws SQLException {
        // given
        String id = scim.createUser(ScimSide.user("leaver"));
        assertThat(realm.login(person("leaver")).userId()).isEqualTo(id);
        deactivate(id);
        writeBack(id);
        organization.enable(false);

        // when
        ScimAnswer again = deactivate(id);

        // then
        assertThat(again.status()).as(again.text()).isEqualTo(200);
        assertThat(isEnabledInDatabase(id)).isFalse();

        // when
        organization.enable(true);

        // then
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(realm.refusal(person("leaver")).code()).isEqualTo("JC-203");
    }

    private ScimAnswer deactivate(String id) {
        return scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
    }

    private void writeBack(String id) throws SQLException {
        try (Connection database = cluster.postgres().database().connect();
                PreparedStatement update =
                        database.prepareStatement("update user_entity set enabled = true where id = ?")) {
            update.setString(1, id);
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
        admin.api().post(admin.path("clear-user-cache"), null);
        assertThat(isEnabledInDatabase(id)).isTrue();
    }

    private boolean isEnabledInDatabase(String id) throws SQLException {
        try (Connection database = cluster.postgres().database().connect();
                PreparedStatement query = database.prepareStatement("select enabled from user_entity where id = ?")) {
            query.setString(1, id);
            try (ResultSet row = query.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
