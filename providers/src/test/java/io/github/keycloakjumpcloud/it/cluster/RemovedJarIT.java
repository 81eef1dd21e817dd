package io.github.keycloakjumpcloud.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.PostgresServer;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * The jar is taken out of a server whose realm has everything, a connection is deleted meanwhile, and the jar is put back.
 * The steps are one story.
 */
@InCluster
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RemovedJarIT {

    private static final String GONE = "gone";

    private PostgresServer postgres;
    private KeycloakServer server;
    private TestRealm realm;
    private RealmAdmin admin;
    private ScimSide scim;
    private String ann;
    private String orphan;
    private String goneId;
    private String realmId;

    @BeforeAll
    void fillRealm() {
        postgres = PostgresServer.start(Keycloak.workFolder("jar-out-postgres"));
        server = Keycloak.bare("jar-out").database(postgres.database()).start();
        realm = TestRealm.builder()
                .organizations()
                .groups()
                .setting("verifiedDomains", "example.com")
                .create(server);
        admin = realm.admin();
        realmId = admin.get("").get("id").asText();
        OrganizationAdmin.create(admin, "acme", "example.com").link(realm.alias());
        admin.createUser("local@elsewhere.example", People.withPassword());
        scim = ScimSide.of(realm);
        ann = scim.createUser(person("ann", "Sales"));
        scim.createGroup("Pilots", ann);
        realm.login(People.person("ann").withDepartment("Sales").withGroups("Crew"));
        assertThat(new Browser().open(realm.entityId() + "/jumpcloud/setup").status())
                .isEqualTo(200);

        TestRealm gone = realm.connect(GONE, Map.of("departmentRoot", "/Gone"), present -> present);
        ScimSide goneScim = ScimSide.of(gone);
        orphan = goneScim.createUser(person("orphan", "Lost"));
        goneScim.createGroup("Lost pilots", orphan);
        goneScim.delete("/Users/" + goneScim.createUser(person("leaver", "Lost")));
        goneId = admin.identityProvider(GONE).get("internalId").asText();
    }

    @AfterAll
    void stop() {
        server.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void partialExportWhenTheJarIsThereThenItHoldsNoToken() {
        assertThat(partialExport().status()).isEqualTo(200);
        assertThat(partialExport().body().toString()).doesNotContain("ScimToken");
        assertThat(rows()).anyMatch(row -> row.startsWith("(jumpcloud-scim-brake.") && row.contains(goneId));
    }

    @Test
    @Order(2)
    void consoleWhenTheJarIsGoneThenNothingOfTheRealmFails() {
        // when
        server.upgrade();

        // then
        for (String below : List.of(
                "",
                "components?parent=" + realmId,
                "components",
                "users?max=100",
                "users/" + ann,
                "users/" + ann + "/federated-identity",
                "users/profile",
                "groups",
                "identity-provider/instances",
                "identity-provider/instances/" + realm.alias(),
                "identity-provider/instances/" + realm.alias() + "/mappers",
                "organizations",
                "authentication/flows",
                "clients",
                "roles",
                "client-session-stats",
                "events",
                "admin-events")) {
            assertThat(admin.api().exchange("GET", admin.path(below), null).status())
                    .as(below)
                    .isEqualTo(200);
        }
        assertThat(admin.get("components?parent=" + realmId).toString()).doesNotContain("ScimToken");
        assertThat(partialExport().status()).isEqualTo(200);
        // Of a flow with a step that it does not know, Keycloak says that the step is not there.
        assertThat(admin.api()
                        .exchange("GET", admin.path("authentication/flows/jumpcloud%20first%20login/executions"), null)
                        .status())
                .isEqualTo(404);
        admin.updateUser(ann, account -> account.put("firstName", "Anna"));
        admin.update(Map.of("displayName", "Without"));
    }

    @Test
    @Order(3)
    void loginWhenTheJarIsGoneThenPeopleWithAPasswordSignIn() {
        // given: with Organizations, Keycloak asks for the name first
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signIn());

        // when
        signIn.browser()
                .form("#kc-form-login")
                .fill("username", "local@elsewhere.example")
                .submit();
        signIn.browser()
                .form("#kc-form-login")
                .fill("password", People.PASSWORD)
                .submit();

        // then
        assertThat(signIn.login().email()).isEqualTo("local@elsewhere.example");
    }

    @Test
    @Order(4)
    void connectionWhenTheJarIsGoneThenItCanBeDeleted() {
        // when
        admin.api().delete(admin.path("identity-provider/instances/" + GONE));

        // then
        assertThat(admin.get("identity-provider/instances").findValuesAsText("alias"))
                .containsExactly(realm.alias());
    }

    @Test
    @Order(5)
    void connectionWhenTheJarIsBackThenItGoesOnWhereItWas() {
        // when
        server.upgrade(Keycloak.jar());

        // then
        assertThat(realm.login(People.person("ann").withDepartment("Sales").withGroups("Crew"))
                        .userId())
                .isEqualTo(ann);
        assertThat(scim.get("/Users/" + ann).status()).isEqualTo(200);
        assertThat(scim.find("Groups", "displayName eq \"Pilots\"")
                        .body()
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(admin.get("jumpcloud").findValuesAsText("health")).doesNotContain("error");
    }

    @Test
    @Order(6)
    void connectionWhenMadeAnewThenNothingOfTheDeletedOneIsLeftOrInItsWay() {
        // when
        TestRealm again = realm.connect(GONE, Map.of("departmentRoot", "/Gone"), present -> present);
        ScimSide fresh = ScimSide.of(again);
        String novice = fresh.createUser(person("novice", "Lost"));
        ScimAnswer group = fresh.post("/Groups", ScimSide.group("Lost pilots", novice));

        // then
        assertThat(group.status()).as(group.text()).isEqualTo(201);
        assertThat(fresh.get("/Users/" + orphan).status()).isEqualTo(404);
        assertThat(again.login(People.person("novice").withDepartment("Lost")).userId())
                .isEqualTo(novice);
        assertThat(rows()).noneMatch(row -> row.contains(goneId));
        JsonNode attributes = admin.get("users/" + orphan).path("attributes");
        assertThat(attributes.fieldNames()).toIterable().doesNotContain("jumpcloudScim", "jumpcloudScimKeys");
    }

    @Test
    @Order(7)
    void loginPageWhenAllIsBackThenItShowsTheButton() {
        Page page = new Browser().open(realm.app().signIn());

        assertThat(page.element("#social-" + GONE)).isPresent();
    }

    private static ObjectNode person(String name, String department) {
        ObjectNode user = ScimSide.user(name).put("externalId", "id-of-" + name);
        user.putObject(ScimSide.ENTERPRISE).put("department", department);
        return user;
    }

    private Answer partialExport() {
        return admin.api()
                .exchange("POST", admin.path("partial-export?exportClients=true&exportGroupsAndRoles=true"), null);
    }

    /** Of the tables that hold something of a connection. */
    private List<String> rows() {
        Map<String, List<String>> tables = DatabaseRows.all(postgres.database());
        return List.of("server_config", "component", "component_config").stream()
                .flatMap(table -> tables.get(table).stream())
                .toList();
    }
}
