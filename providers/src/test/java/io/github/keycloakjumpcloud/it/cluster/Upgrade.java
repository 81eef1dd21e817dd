package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.PostgresServer;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.setuplink.LinkVisitor;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A realm with people, tokens and grants goes from the previous jar to the one that was built, back, and on again. In no
 * build, since it needs the other jar: {@code .ci/upgrade} makes that and runs this. The steps are one story.
 */
@InCluster
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class Upgrade {

    private static final Path PREVIOUS = Path.of(System.getProperty("jumpcloud.test.previousJar"));

    private PostgresServer postgres;
    private KeycloakServer server;
    private TestRealm realm;
    private ScimSide earlyToken;
    private ScimSide laterToken;
    private Login session;
    private String ann;
    private String pilots;
    private String crewGroup;
    private String leaver;
    private String newcomer;
    private String setupLink;

    @BeforeAll
    void fillRealmWithThePreviousJar() {
        postgres = PostgresServer.start(Keycloak.workFolder("upgrade-postgres"));
        server = KeycloakServer.from(Keycloak.distribution())
                .workFolder(Keycloak.workFolder("upgrade-server"))
                .provider(PREVIOUS)
                .database(postgres.database())
                .start();
        realm = TestRealm.builder()
                .groups()
                .setting("verifiedDomains", "example.com")
                .create(server);
        earlyToken = ScimSide.of(realm);
        ann = earlyToken.createUser(ScimSide.userIn("ann", "Sales"));
        pilots = earlyToken.createGroup("Pilots", ann);
        leaver = earlyToken.createUser(ScimSide.user("leaver"));
        deactivate(earlyToken, leaver);
        session = realm.login(person("ann").withDepartment("Sales").withGroups("Crew"));
        crewGroup = groupOf(session, "Crew");
        // Versions before the first release made the page's client when somebody opened the page.
        Http.get(server.baseUri().resolve("/realms/master/jumpcloud/setup"));
    }

    @AfterAll
    void stop() {
        server.close();
        postgres.close();
    }

    @Test
    @Order(1)
    void realmWhenTheNewJarIsPutInThenItGoesOnWhereItWas() {
        // when
        server.upgrade(Keycloak.jar());

        // then
        everythingIsAsItWas();
        // and: the new jar writes
        laterToken = ScimSide.withNewToken(realm, "of the new jar");
        newcomer = laterToken.createUser(ScimSide.userIn("newcomer", "Support"));
        assertThat(laterToken.patch("/Groups/" + pilots, addMember(newcomer)).status())
                .isBetween(200, 204);
        assertThat(realm.login(person("newcomer").withDepartment("Support")).userId())
                .isEqualTo(newcomer);
        assertThat(lastCalls()).contains("users.create");
        setupLink = realm.admin()
                .api()
                .post(realm.admin().path("jumpcloud/customer/setup-links"), Map.of("allow", List.of("connection")))
                .body()
                .get("url")
                .asText();
        // and: the page's client of the administrators' realm may no longer do all that its administrator may
        assertThat(setupClient().get("fullScopeAllowed").asBoolean()).isFalse();
    }

    @Test
    @Order(2)
    void realmWhenThePreviousJarIsPutBackThenItReadsWhatTheNewOneWrote() {
        // when
        server.upgrade(PREVIOUS);

        // then
        everythingIsAsItWas();
        assertThat(realm.login(person("newcomer").withDepartment("Support")).userId())
                .isEqualTo(newcomer);
        assertThat(laterToken.membersOf(pilots)).containsExactlyInAnyOrder(ann, newcomer);
        deactivate(laterToken, newcomer);
        assertThat(realm.refusal(person("newcomer").withDepartment("Support")).code())
                .isEqualTo("JC-203");
    }

    @Test
    @Order(3)
    void realmWhenTheNewJarIsThereAgainThenWhatWasGrantedIsTakenAway() {
        // when
        server.upgrade(Keycloak.jar());

        // then
        everythingIsAsItWas();
        assertThat(realm.refusal(person("newcomer").withDepartment("Support")).code())
                .isEqualTo("JC-203");
        assertThat(lastCalls()).contains("users.create");
        assertThat(new LinkVisitor(setupLink).open().statusCode()).isEqualTo(200);
        assertThat(setupClient().get("fullScopeAllowed").asBoolean()).isFalse();
        Login without = realm.login(person("ann").withDepartment("Support").withGroups("Other"));
        assertThat(without.userId()).isEqualTo(ann);
        assertThat(without.groups()).contains("/Departments/Support").doesNotContain("/Departments/Sales", crewGroup);
        assertThat(laterToken
                        .patch("/Users/" + newcomer, ScimSide.operation("replace", "active", BooleanNode.TRUE))
                        .status())
                .isEqualTo(200);
        assertThat(realm.login(person("newcomer").withDepartment("Support")).userId())
                .isEqualTo(newcomer);
    }

    private void everythingIsAsItWas() {
        assertThat(realm.admin().get("jumpcloud").findValuesAsText("health")).doesNotContain("error");
        assertThat(realm.app().isAlive(session)).as("the session").isTrue();
        Login again = realm.login(person("ann").withDepartment("Sales").withGroups("Crew"));
        assertThat(again.userId()).isEqualTo(ann);
        assertThat(again.groups()).contains("/Departments/Sales", crewGroup);
        assertThat(earlyToken.get("/Users/" + ann).status()).isEqualTo(200);
        assertThat(earlyToken.membersOf(pilots)).contains(ann);
        assertThat(realm.refusal(person("leaver")).code()).isEqualTo("JC-203");
    }

    /** The operations of SCIM that the setup page shows. */
    private List<String> lastCalls() {
        return realm.admin()
                .get("jumpcloud/" + realm.alias() + "/scim-calls")
                .get("calls")
                .findValuesAsText("operation");
    }

    private JsonNode setupClient() {
        return realm.admin()
                .api()
                .get("master/clients?clientId=jumpcloud-setup")
                .get(0);
    }

    private static void deactivate(ScimSide scim, String id) {
        assertThat(scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE))
                        .status())
                .isEqualTo(200);
    }

    private static ObjectNode addMember(String id) {
        return ScimSide.operation("add", "members", ScimSide.members(id));
    }

    private static String groupOf(Login login, String name) {
        List<String> paths = login.groups().stream()
                .filter(path -> path.endsWith("/" + name))
                .toList();
        assertThat(paths).hasSize(1);
        return paths.get(0);
    }
}
