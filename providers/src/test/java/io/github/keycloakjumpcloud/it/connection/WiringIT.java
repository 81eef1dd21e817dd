package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Kcadm;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Adding a connection, whichever way, brings its mappers and its flow; what an admin changed stays changed. */
class WiringIT {
    private static final String FLOW = "jumpcloud first login";
    private static final String KEYCLOAKS_FLOW = "first broker login";
    private static final String DEPARTMENT = "jumpcloud-department-idp-mapper";

    @AutoClose("delete")
    private final RealmAdmin realm = Keycloak.admin().createRealm(RealmSettings.unique());

    @Test
    void createWhenOverRestThenMappersAndFlowAreThereOnce() {
        // when
        realm.createIdentityProvider("by-rest", TestRealm.PROVIDER, Map.of());

        // then
        assertWired("by-rest");
    }

    @Test
    void createWhenNobodyNamesThemThenNoTwoHaveTheSameName() {
        // when
        realm.createIdentityProvider("unnamed-1", TestRealm.PROVIDER, Map.of());
        realm.createIdentityProvider("unnamed-2", TestRealm.PROVIDER, Map.of());
        realm.updateIdentityProvider("unnamed-2", connection -> connection.remove("displayName"));

        // then
        assertThat(Json.list(realm.get("jumpcloud")))
                .extracting(one -> one.get("displayName").asText())
                .contains("JumpCloud (unnamed-2)")
                .containsOnlyOnce("JumpCloud");
    }

    @Test
    void createWhenOverKcadmThenMappersAndFlowAreThereOnce(@TempDir Path folder) throws Exception {
        // given
        Path body = Files.writeString(
                folder.resolve("connection.json"), "{\"providerId\": \"jumpcloud-saml\", \"enabled\": true}");

        // when
        new Kcadm(folder)
                .run(List.of(
                        "create",
                        "identity-provider/instances",
                        "-r",
                        realm.name(),
                        "-f",
                        body.toString(),
                        "-s",
                        "alias=by-kcadm",
                        "-s",
                        "config.allowedGroups=App Users"));

        // then
        assertWired("by-kcadm");
        assertThat(realm.settings("by-kcadm")).containsEntry("allowedGroups", "App Users");
    }

    @Test
    void partialImportWhenItHoldsAConnectionThenMappersAndFlowAreThereOnce() {
        // when
        partialImport("by-import", "FAIL", List.of());

        // then
        assertWired("by-import");
    }

    @Test
    void partialImportWhenItBringsAMapperThenOnlyTheOthersAreAdded() {
        // given
        Map<String, Object> own = Map.of(
                "name",
                "our own departments",
                "identityProviderAlias",
                "with-mapper",
                "identityProviderMapper",
                DEPARTMENT,
                "config",
                Map.of("syncMode", "INHERIT"));

        // when
        partialImport("with-mapper", "FAIL", List.of(own));

        // then
        assertWired("with-mapper");
        assertThat(names("with-mapper")).containsExactlyInAnyOrder("profile", "our own departments", "groups");
    }

    @Test
    void partialImportWhenItReplacesAConnectionThenTheNewOneIsWiredToo() {
        // given
        realm.createIdentityProvider("replaced", TestRealm.PROVIDER, Map.of());

        // when
        partialImport("replaced", "OVERWRITE", List.of());

        // then
        assertWired("replaced");
    }

    @Test
    void createWhenRealmHasTheFlowThenSecondConnectionSharesIt() {
        // given
        realm.createIdentityProvider("first", TestRealm.PROVIDER, Map.of());
        List<JsonNode> flowBefore = realm.executions(FLOW);

        // when
        realm.createIdentityProvider("second", TestRealm.PROVIDER, Map.of());

        // then
        assertWired("first");
        assertWired("second");
        assertThat(realm.executions(FLOW)).isEqualTo(flowBefore);
    }

    @Test
    void createWhenItNamesAFlowThenItIsKeptUnlessItIsKeycloaksOwn() {
        // given
        realm.api()
                .post(
                        realm.path("authentication/flows/" + AdminApi.encode(KEYCLOAKS_FLOW) + "/copy"),
                        Map.of("newName", "our own flow"));

        // when
        createWithFlow("own-flow", "our own flow");
        createWithFlow("keycloaks-flow", KEYCLOAKS_FLOW);

        // then
        JsonNode provider = realm.identityProvider("own-flow");
        assertThat(provider.get("firstBrokerLoginFlowAlias").asText()).isEqualTo("our own flow");
        assertThat(provider.get("displayName").asText()).isEqualTo("Acme staff");
        assertThat(types("own-flow")).containsExactlyInAnyOrderElementsOf(MapperAdmin.OURS);
        assertThat(realm.identityProvider("keycloaks-flow")
                        .get("firstBrokerLoginFlowAlias")
                        .asText())
                .isEqualTo(FLOW);
    }

    private void createWithFlow(String alias, String flow) {
        realm.api()
                .post(
                        realm.path("identity-provider/instances"),
                        Map.of(
                                "alias",
                                alias,
                                "providerId",
                                TestRealm.PROVIDER,
                                "displayName",
                                "Acme staff",
                                "firstBrokerLoginFlowAlias",
                                flow,
                                "config",
                                Map.of()));
    }

    @Test
    void createWhenProviderIsOfAnotherTypeThenItIsLeftAlone() {
        // when
        realm.createIdentityProvider("plain", "saml", Map.of("singleSignOnServiceUrl", "http://127.0.0.1/sso"));

        // then
        assertThat(realm.mappers("plain")).isEmpty();
        assertThat(realm.identityProvider("plain").has("firstBrokerLoginFlowAlias"))
                .isFalse();
    }

    @Test
    void saveWhenAdminDeletedOrChangedAMapperThenItStaysSo() {
        // given
        realm.createIdentityProvider("edited", TestRealm.PROVIDER, Map.of());
        MapperAdmin mappers = new MapperAdmin(realm, "edited");
        mappers.delete(mappers.idOf(DEPARTMENT));
        mappers.configure(mappers.idOf(MapperAdmin.PROFILE), Map.of("strictAttributeNames", "true"));
        List<JsonNode> before = realm.mappers("edited");

        // when
        realm.configure("edited", Map.of("allowedGroups", "App Users"));
        realm.updateIdentityProvider("edited", provider -> provider.put("enabled", false));
        realm.createIdentityProvider("after-edited", TestRealm.PROVIDER, Map.of());

        // then
        assertThat(realm.mappers("edited")).hasSize(2).containsExactlyInAnyOrderElementsOf(before);
        assertThat(before.toString()).contains("\"strictAttributeNames\":\"true\"");
    }

    @Test
    void saveWhenAdminChangedFlowNameAndEntityIdThenTheyStaySo() {
        // given
        realm.createIdentityProvider("renamed", TestRealm.PROVIDER, Map.of());

        // when
        realm.updateIdentityProvider("renamed", provider -> provider.put("displayName", "Staff")
                .put("firstBrokerLoginFlowAlias", KEYCLOAKS_FLOW)
                .withObjectProperty("config")
                .put("entityId", "https://sp.example.com"));
        realm.configure("renamed", Map.of("allowedGroups", "App Users"));

        // then
        JsonNode provider = realm.identityProvider("renamed");
        assertThat(provider.get("displayName").asText()).isEqualTo("Staff");
        assertThat(provider.get("firstBrokerLoginFlowAlias").asText()).isEqualTo(KEYCLOAKS_FLOW);
        assertThat(realm.settings("renamed")).containsEntry("entityId", "https://sp.example.com");
    }

    @Test
    void deleteWhenRealmHasConnectionsAndPeopleThenItIsGone() {
        // given
        TestRealm doomed = TestRealm.builder().groups().create();
        doomed.login(SampleDirectory.ORDINARY);

        // when
        doomed.admin().api().delete(doomed.admin().path("identity-provider/instances/" + TestRealm.ALIAS));
        boolean connectionLeft = doomed.admin().hasIdentityProvider(TestRealm.ALIAS);
        List<JsonNode> links = doomed.admin()
                .federatedIdentitiesOf(doomed.admin()
                        .user(SampleDirectory.ORDINARY.email())
                        .get("id")
                        .asText());
        doomed.close();

        // then
        assertThat(connectionLeft).isFalse();
        assertThat(links).isEmpty();
        assertThat(realm.api().exchange("GET", doomed.admin().name(), null).status())
                .isEqualTo(404);
    }

    private void assertWired(String alias) {
        assertThat(types(alias)).containsExactlyInAnyOrderElementsOf(MapperAdmin.OURS);
        JsonNode provider = realm.identityProvider(alias);
        assertThat(provider.get("firstBrokerLoginFlowAlias").asText()).isEqualTo(FLOW);
        assertThat(provider.get("displayName").asText()).isIn("JumpCloud", "JumpCloud (" + alias + ")");
        assertThat(realm.settings(alias))
                .containsEntry("entityId", Keycloak.server().baseUri() + "/realms/" + realm.name());
        assertThat(Json.list(realm.get("authentication/flows")))
                .filteredOn(flow -> flow.get("alias").asText().equals(FLOW))
                .hasSize(1);
        assertThat(realm.executions(FLOW))
                .filteredOn(execution -> execution.path("providerId").asText().equals("jumpcloud-first-login"))
                .hasSize(1);
    }

    private List<String> types(String alias) {
        return realm.mappers(alias).stream()
                .map(mapper -> mapper.get("identityProviderMapper").asText())
                .toList();
    }

    private List<String> names(String alias) {
        return realm.mappers(alias).stream()
                .map(mapper -> mapper.get("name").asText())
                .toList();
    }

    private void partialImport(String alias, String policy, List<Map<String, Object>> mappers) {
        realm.api()
                .post(
                        realm.path("partialImport"),
                        Map.of(
                                "ifResourceExists",
                                policy,
                                "identityProviders",
                                List.of(Map.of(
                                        "alias",
                                        alias,
                                        "providerId",
                                        TestRealm.PROVIDER,
                                        "enabled",
                                        true,
                                        "config",
                                        Map.of())),
                                "identityProviderMappers",
                                mappers));
    }
}
