package io.github.keycloakjumpcloud.it.ascode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for keycloak-config-cli: the second run changes nothing, whatever the file leaves out. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class ConfigCliIT {
    private static final String DEPARTMENT = "jumpcloud-department-idp-mapper";
    private static final List<Map<String, Object>> ALL = Recipe.list(Recipe.configCli(), "identityProviderMappers");

    @AutoClose("delete")
    private final RealmAdmin realm = Keycloak.admin().createRealm(RealmSettings.unique());

    @Test
    void runWhenTheFileHasFlowAndMappersThenTheSecondChangesNothing() {
        // given
        ConfigCli tool = new ConfigCli(realm, true);
        tool.run(file(), ALL);
        ConfiguredRealm first = ConfiguredRealm.of(realm, SentConnection.ALIAS);
        realm.clearEvents();

        // when
        tool.run(file(), ALL);

        // then
        first.assertUnchanged(realm, SentConnection.ALIAS);
        assertThat(ConfiguredRealm.events(realm)).containsExactly("UPDATE identity-provider/instances/jumpcloud");
        assertThat(ConfiguredRealm.mapperNames(realm, SentConnection.ALIAS))
                .containsExactly(
                        "department " + DEPARTMENT, "groups " + MapperAdmin.GROUPS, "profile " + MapperAdmin.PROFILE);
        assertThat(realm.settings(SentConnection.ALIAS))
                .hasEntrySatisfying("metadataFile", file -> assertThat(file).startsWith("sha256:"))
                .containsEntry("signingCertificate", SentConnection.KEY.certificateBase64())
                .containsEntry("entityId", Keycloak.server().baseUri() + "/realms/" + realm.name());
    }

    @Test
    void connectionWhenTheFileMakesItThenItIsTheConsolesButForWhatTheFileChooses() {
        // when
        new ConfigCli(realm, true).run(file(), ALL);

        // then
        ConsoleConnection.assertSame(realm, SentConnection.METADATA, "displayName", "verifiedDomains");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "first broker login"})
    void runWhenTheFileNamesNoFlowOfItsOwnThenItIsOursAndTheSecondRunChangesNothing(String flow) {
        // given
        Map<String, Object> file = flow.isEmpty() ? SentConnection.provider() : SentConnection.provider(flow);
        ConfigCli tool = new ConfigCli(realm, true);
        tool.run(file, null);
        ConfiguredRealm first = ConfiguredRealm.of(realm, SentConnection.ALIAS);

        // when
        tool.run(file, null);

        // then
        first.assertUnchanged(realm, SentConnection.ALIAS);
        assertThat(first.provider().get("firstBrokerLoginFlowAlias").asText()).isEqualTo("jumpcloud first login");
        assertThat(first.mappers()).hasSize(3);
    }

    @Test
    void runWhenTheFileHasOneMapperAndDeletesOthersThenOnlyThatOneIsLeft() {
        // given
        ConfigCli tool = new ConfigCli(realm, true);

        // when
        tool.run(SentConnection.provider(), ALL.subList(0, 1));
        tool.run(SentConnection.provider(), ALL.subList(0, 1));

        // then
        assertThat(ConfiguredRealm.mapperNames(realm, SentConnection.ALIAS))
                .containsExactly("profile " + MapperAdmin.PROFILE);
    }

    @Test
    void runWhenTheFileHasOneMapperAndDeletesNoneThenTheOthersStay() {
        // given
        ConfigCli tool = new ConfigCli(realm, false);

        // when
        List<Map<String, Object>> changed =
                List.of(SentConnection.mapper("department", DEPARTMENT, Map.of("syncMode", "FORCE")));
        tool.run(SentConnection.provider(), changed);
        tool.run(SentConnection.provider(), changed);

        // then
        assertThat(ConfiguredRealm.mapperNames(realm, SentConnection.ALIAS))
                .containsExactly(
                        "department " + DEPARTMENT, "groups " + MapperAdmin.GROUPS, "profile " + MapperAdmin.PROFILE);
        assertThat(realm.mappers(SentConnection.ALIAS).toString()).contains("\"syncMode\":\"FORCE\"");
    }

    @Test
    void deletionWhenTheFileListsFlowsButNotOursThenKeycloakRefusesAndTheFlowStays() {
        // given
        new ConfigCli(realm, true).run(SentConnection.provider(), null);
        String flow = Json.list(realm.get("authentication/flows")).stream()
                .filter(one -> one.get("alias").asText().equals("jumpcloud first login"))
                .map(one -> one.get("id").asText())
                .findFirst()
                .orElseThrow();

        // when
        Answer answer = realm.api().exchange("DELETE", realm.path("authentication/flows/" + flow), null);

        // then
        assertThat(answer.status()).isGreaterThanOrEqualTo(400);
        assertThat(realm.executions("jumpcloud first login").toString()).contains("jumpcloud-first-login");
    }

    /** The connection of the document's file; its variable holds the metadata in Base64. */
    private static Map<String, Object> file() {
        Map<String, Object> provider =
                Recipe.list(Recipe.configCli(), "identityProviders").get(0);
        return Recipe.withMetadata(
                provider, Base64.getEncoder().encodeToString(SentConnection.METADATA.getBytes(StandardCharsets.UTF_8)));
    }
}
