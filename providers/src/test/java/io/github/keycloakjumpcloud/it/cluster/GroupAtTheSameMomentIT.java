package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.Database;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that wait for one row of the database, in an order that the test chooses. */
@InCluster
class GroupAtTheSameMomentIT {

    private static final String WAITING = "select count(*) from pg_stat_activity where wait_event_type = 'Lock'";

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create(cluster.address(), cluster.admin());

    private final ScimSide scim = ScimSide.of(realm);

    @Test
    void createWhenADeleteCrossesItThenTheGroupIsThereAnew() throws SQLException {
        // given
        String member = scim.createUser(ScimSide.user("crossing"));
        String id = scim.createGroup("Crossed");
        scim.get("/Groups/" + id);
        CompletableFuture<ScimAnswer> delete;
        CompletableFuture<ScimAnswer> create;

        // when
        try (Connection database = connect()) {
            database.setAutoCommit(false);
            execute(database, "select 1 from keycloak_group where id = '" + id + "' for update");
            delete = CompletableFuture.supplyAsync(() -> scim.delete("/Groups/" + id));
            awaitWaiting(1);
            create = CompletableFuture.supplyAsync(() -> scim.post("/Groups", ScimSide.group("Crossed", member)));
            awaitWaiting(2);
            database.commit();
        }

        // then
        assertThat(delete.join().status()).as(delete.join().text()).isEqualTo(204);
        assertThat(create.join().status()).as(create.join().text()).isEqualTo(201);
        assertThat(scim.membersOf(create.join().id())).containsExactly(member);
        assertThat(realm.admin().groupByPath("/JumpCloud/jumpcloud/Crossed"))
                .contains(create.join().id());
    }

    /** As of somebody whose sign-in joined the group while it was deleted: Keycloak's database takes it. */
    @Test
    void createWhenAMembershipOfTheDeletedGroupWasLeftBehindThenNobodyIsInTheNewOne() throws SQLException {
        // given
        String person = scim.createUser(ScimSide.user("left-behind"));
        String id = scim.createGroup("Left Behind");
        scim.delete("/Groups/" + id);
        try (Connection database = connect()) {
            execute(
                    database,
                    "insert into user_group_membership (group_id, user_id, membership_type) values ('" + id + "', '"
                            + person + "', 'UNMANAGED')");
        }

        // when
        String anew = scim.createGroup("Left Behind");

        // then
        assertThat(anew).isEqualTo(id);
        assertThat(scim.membersOf(anew)).isEmpty();
        assertThat(realm.admin().groupsOf(person)).isEmpty();
    }

    @ParameterizedTest(name = "the one who comes is first: {0}")
    @ValueSource(booleans = {true, false})
    void departmentWhenItsOnlyPersonGoesAsAnotherComesThenTheOtherIsInIt(boolean comesFirst) throws SQLException {
        // given
        String department = "Crossed " + comesFirst;
        String leaver = scim.createUser(ScimSide.userIn("leaver-" + comesFirst, department));
        String id = realm.admin().groupByPath("/Departments/" + department).orElseThrow();
        Supplier<ScimAnswer> goes = () -> scim.delete("/Users/" + leaver);
        Supplier<ScimAnswer> comes = () -> scim.post("/Users", ScimSide.userIn("newcomer-" + comesFirst, department));
        CompletableFuture<ScimAnswer> first;
        CompletableFuture<ScimAnswer> second;

        // when
        try (Connection database = connect()) {
            database.setAutoCommit(false);
            execute(database, "select 1 from keycloak_group where id = '" + id + "' for update");
            first = CompletableFuture.supplyAsync(comesFirst ? comes : goes);
            awaitWaiting(1);
            second = CompletableFuture.supplyAsync(comesFirst ? goes : comes);
            awaitWaiting(2);
            database.commit();
        }

        // then
        assertThat(first.join().isSuccess()).as(first.join().text()).isTrue();
        assertThat(second.join().isSuccess()).as(second.join().text()).isTrue();
        String newcomer = (comesFirst ? first : second).join().id();
        assertThat(realm.admin().groupsOf(newcomer)).containsExactly("/Departments/" + department);
    }

    /** What was saved before the roots had to be apart. */
    @Test
    void findingsWhenStoredRootsOverlapThenTellOfThem() throws SQLException {
        // given
        realm.connect("inner", Map.of("departmentRoot", "/Outer/Inner"), application -> application);
        try (Connection database = connect()) {
            execute(
                    database,
                    "update identity_provider_config set value = '/Departments/Inner' where name = 'departmentRoot'"
                            + " and value = '/Outer/Inner'");
        }

        // then
        assertThat(realm.admin().get("jumpcloud/jumpcloud/findings").toString())
                .contains(
                        "roots-overlap",
                        "/Departments and /Departments/Inner of connection inner are one group or lie within each other");

        // when
        realm.configure(Map.of("allowedGroups", ""));

        // then
        assertThat(realm.admin().settings(realm.alias())).containsEntry("departmentRoot", "/Departments");
    }

    private void awaitWaiting(int requests) {
        await("requests wait").until(() -> waiting() >= requests);
    }

    private int waiting() {
        try (Connection database = connect();
                PreparedStatement statement = database.prepareStatement(WAITING);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be read", e);
        }
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.execute();
        }
    }

    private Connection connect() throws SQLException {
        Database database = cluster.postgres().database();
        return database.connect();
    }
}
