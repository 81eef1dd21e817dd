package io.github.keycloakjumpcloud.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a realm has a setup page, and what its client may do. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class SetupPageSwitchIT {

    private static final List<String> ROLES = List.of("manage-identity-providers", "view-identity-providers");

    @AutoClose("delete")
    private final RealmAdmin realm = Keycloak.admin().createRealm(RealmSettings.unique());

    @Test
    void pageWhenSomebodyOpensItInARealmWithoutConnectionThenNothingIsMadeAndItSaysWhatToDo() {
        // when
        Page page = open();

        // then
        assertThat(page.status()).isEqualTo(200);
        assertThat(state(page)).isEqualTo("absent");
        assertThat(page.element("#site").orElseThrow().attr("data-administrators-page"))
                .isEqualTo(Keycloak.server().baseUri() + "/realms/master/jumpcloud/setup");
        assertThat(clients()).isEmpty();
        assertThat(realm.adminEvents()).isEmpty();
    }

    @Test
    void connectionWhenItIsAddedThenThePageIsThereWithTheNarrowestScope() {
        // when
        realm.createIdentityProvider("acme", TestRealm.PROVIDER, Map.of());

        // then
        assertThat(state(open())).isEqualTo("ready");
        assertThat(realm.get("jumpcloud/setup-page").get("enabled").asBoolean()).isTrue();
        JsonNode client = clients().get(0);
        assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(scope(realm, client)).isEqualTo(Map.of("realm-management", ROLES));
    }

    @Test
    void clientWhenAnAdministratorHasDeletedItThenOnlyTheSwitchBringsItBack() {
        // given
        realm.createIdentityProvider("acme", TestRealm.PROVIDER, Map.of());
        realm.api().delete(realm.path("clients/" + clients().get(0).get("id").asText()));

        // when
        realm.createIdentityProvider("globex", TestRealm.PROVIDER, Map.of());
        realm.updateIdentityProvider("acme", connection -> connection.put("displayName", "Acme"));

        // then
        assertThat(state(open())).isEqualTo("absent");
        assertThat(realm.get("jumpcloud/setup-page").get("enabled").asBoolean()).isFalse();

        // when
        Answer on = set(Map.of("enabled", true));

        // then
        assertThat(on.status()).isEqualTo(200);
        assertThat(on.body().get("enabled").asBoolean()).isTrue();
        assertThat(state(open())).isEqualTo("ready");
        assertThat(realm.adminEvents())
                .filteredOn(event -> event.get("resourcePath").asText().endsWith("jumpcloud/setup-page"))
                .singleElement()
                .satisfies(
                        event -> assertThat(event.get("operationType").asText()).isEqualTo("UPDATE"));
    }

    @Test
    void switchWhenItIsTurnedThenThePageFollowsBeforeThereIsAConnection() {
        // when
        set(Map.of("enabled", true));

        // then
        assertThat(state(open())).isEqualTo("ready");
        assertThat(scope(realm, clients().get(0))).isEqualTo(Map.of("realm-management", ROLES));

        // when
        assertThat(set(Map.of("enabled", false)).status()).isEqualTo(200);

        // then
        assertThat(state(open())).isEqualTo("disabled");

        // when
        realm.createIdentityProvider("acme", TestRealm.PROVIDER, Map.of());

        // then
        assertThat(state(open())).as("a decision stays").isEqualTo("disabled");
    }

    @Test
    void switchWhenItIsTurnedOffBeforeThereIsAClientThenNoneIsMadeLater() {
        // when
        set(Map.of("enabled", false));
        realm.createIdentityProvider("acme", TestRealm.PROVIDER, Map.of());

        // then
        assertThat(clients()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "{\"enabled\":null}", "{\"enabled\":\"true\"}", "{\"enabled\":true,\"more\":1}", "[]"})
    void switchWhenTheBodyIsNoneThenItIsRefusedAndNothingIsMade(String body) {
        // when
        Answer answer = set(Json.read(body));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(clients()).isEmpty();
    }

    @Test
    void switchWhenWhoeverTurnsItLacksARoleThenItIsRefused() {
        try (TestRealm other = TestRealm.builder().create()) {
            // given
            List<Operator> halves =
                    List.of(Operator.with(other, "manage-identity-providers"), Operator.with(other, "manage-clients"));
            Operator both = Operator.with(other, "manage-identity-providers", "manage-clients");
            String off = "{\"enabled\": false}";

            // then
            assertThat(halves).allSatisfy(half -> assertThat(
                            half.send("PUT", "jumpcloud/setup-page", off).statusCode())
                    .isEqualTo(403));
            assertThat(other.admin().get("jumpcloud/setup-page").get("enabled").asBoolean())
                    .isTrue();
            assertThat(both.send("PUT", "jumpcloud/setup-page", off).statusCode())
                    .isEqualTo(200);
            assertThat(other.admin().get("jumpcloud/setup-page").get("enabled").asBoolean())
                    .isFalse();
        }
    }

    @Test
    void administratorsPageWhenARealmIsNewThenItMayLookAfterItAndDoNothingElse() {
        // given
        RealmAdmin master = Keycloak.admin().realm("master");
        JsonNode client = master.get("clients?clientId=jumpcloud-setup").get(0);

        // then
        assertThat(client.get("fullScopeAllowed").asBoolean()).isFalse();
        assertThat(scope(master, client))
                .containsEntry(realm.name() + "-realm", ROLES)
                .containsEntry("master-realm", ROLES);
        assertThat(scope(master, client).values()).containsOnly(ROLES);
        assertThat(master.get("clients/" + client.get("id").asText() + "/scope-mappings/realm"))
                .isEmpty();
    }

    @Test
    void realmWhenItsClientComesFromAnotherRealmThenItFollowsTheName() {
        // given
        realm.createIdentityProvider("acme", TestRealm.PROVIDER, Map.of());
        ObjectNode client = (ObjectNode) clients().get(0);
        client.remove("id");

        // when
        RealmAdmin copy = realm.api().createRealm(RealmSettings.unique().with("clients", List.of(client)));

        // then
        assertThat(copy.get("clients?clientId=jumpcloud-setup").get(0).get("redirectUris"))
                .extracting(JsonNode::asText)
                .containsExactly("/realms/" + copy.name() + "/jumpcloud/setup");
        copy.delete();
    }

    @Test
    void clientWhenAnEarlierVersionGaveItFullScopeThenTheSwitchTakesThatAwayUnlessItWasChanged() {
        // given
        realm.createIdentityProvider("acme", TestRealm.PROVIDER, Map.of());
        change(client -> client.put("fullScopeAllowed", true));

        // when
        set(Map.of("enabled", true));

        // then
        assertThat(clients().get(0).get("fullScopeAllowed").asBoolean()).isFalse();

        // when
        change(client ->
                client.put("fullScopeAllowed", true).withArray("redirectUris").add("https://example.com/"));
        set(Map.of("enabled", true));

        // then
        assertThat(clients().get(0).get("fullScopeAllowed").asBoolean()).isTrue();
    }

    private void change(Consumer<ObjectNode> change) {
        ObjectNode client = (ObjectNode) clients().get(0);
        change.accept(client);
        realm.api().put(realm.path("clients/" + client.get("id").asText()), client);
    }

    private Page open() {
        return new Browser().open(Keycloak.server().baseUri() + "/realms/" + realm.name() + "/jumpcloud/setup");
    }

    private static String state(Page page) {
        return page.element("#site").orElseThrow().attr("data-state");
    }

    private JsonNode clients() {
        return realm.get("clients?clientId=jumpcloud-setup");
    }

    private Answer set(Object body) {
        return realm.api().exchange("PUT", realm.path("jumpcloud/setup-page"), body);
    }

    /** The roles in the client's scope, by the client that they belong to. */
    private static Map<String, List<String>> scope(RealmAdmin realm, JsonNode client) {
        JsonNode mappings = realm.get("clients/" + client.get("id").asText() + "/scope-mappings");
        Map<String, List<String>> scope = new TreeMap<>();
        mappings.path("clientMappings")
                .forEach(mapping -> scope.put(
                        mapping.get("client").asText(),
                        Json.list(mapping.get("mappings")).stream()
                                .map(role -> role.get("name").asText())
                                .sorted()
                                .toList()));
        return scope;
    }
}
