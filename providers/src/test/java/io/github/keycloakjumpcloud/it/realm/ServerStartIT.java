package io.github.keycloakjumpcloud.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.ThirdLane;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a start of the server does: in an empty one, with connections, and after an administrator has decided. */
@ThirdLane
class ServerStartIT {

    @AutoClose
    private final KeycloakServer server = Keycloak.lasting("start").start();

    @Test
    void startWhenTheServerIsEmptyThenTheAdministratorsPageIsThereAndALineTellsTheConnections() {
        // then: nobody has added a connection or opened a page
        RealmAdmin master = master();
        assertThat(clients(master)).hasSize(1);
        assertThat(state()).isEqualTo("ready");
        assertThat(told()).singleElement().asString().endsWith(": connections: 0, realms with connections: 0");

        // given
        for (int number = 0; number < 2; number++) {
            RealmAdmin realm = AdminApi.withNewToken(server).createRealm(RealmSettings.unique());
            realm.createIdentityProvider("acme", TestRealm.PROVIDER, Map.of());
            realm.createIdentityProvider("globex-" + number, TestRealm.PROVIDER, Map.of());
        }
        master.api()
                .delete(master.path(
                        "clients/" + clients(master).get(0).get("id").asText()));

        // when
        server.restart();

        // then
        assertThat(clients(master())).as("deleted for good").isEmpty();
        assertThat(state()).isEqualTo("absent");
        assertThat(told().get(1)).endsWith(": connections: 4, realms with connections: 2");

        // when
        RealmAdmin again = master();
        again.api().put(again.path("jumpcloud/setup-page"), Map.of("enabled", true));

        // then
        assertThat(state()).isEqualTo("ready");
        JsonNode client = clients(again).get(0);
        assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(again.get("clients/" + client.get("id").asText() + "/scope-mappings")
                        .get("clientMappings"))
                .as("master and the two realms")
                .hasSize(3);
    }

    private List<String> told() {
        return server.log()
                .lines()
                .filter(line -> line.contains("ServerStart") && line.contains("JumpCloud "))
                .toList();
    }

    private RealmAdmin master() {
        return AdminApi.withNewToken(server).realm("master");
    }

    private static JsonNode clients(RealmAdmin master) {
        return master.get("clients?clientId=jumpcloud-setup");
    }

    private String state() {
        return new Browser()
                .open(server.baseUri() + "/realms/master/jumpcloud/setup")
                .element("#site")
                .orElseThrow()
                .attr("data-state");
    }
}
