package io.github.keycloakjumpcloud.it.ascode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.ExportedRealm;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The recipe for the Operator's KeycloakRealmImport, which imports a realm whole, once, and skips one that exists. */
class RealmImportIT {
    private static final String DEPARTMENT = "jumpcloud-department-idp-mapper";

    @Test
    void importWhenItIsTheRecipesRealmThenTheConnectionIsTheConsolesButForEntityIdAndDomains() {
        // given
        RealmSettings settings = RealmSettings.unique();
        Map<String, Object> realm = Recipe.imported();
        Map<String, Object> provider = Recipe.list(realm, "identityProviders").get(0);
        realm.remove("realm");
        realm.forEach(settings::with);
        settings.with("identityProviders", List.of(Recipe.withMetadata(provider, SentConnection.METADATA)));

        // when
        RealmAdmin imported = Keycloak.admin().createRealm(settings);

        // then
        try {
            ConsoleConnection.assertSame(imported, SentConnection.METADATA, "entityId", "verifiedDomains");
        } finally {
            imported.delete();
        }
    }

    @Test
    void importWhenJqMakesItOfTheRealmExportThenItsConnectionIsThatOfTheRealmExport() throws Exception {
        // given
        String realm = OperatorImport.realm(Map.of(
                "JUMPCLOUD_ENTITY_ID",
                "JumpCloud",
                "JUMPCLOUD_SSO_URL",
                SentConnection.SIGN_ON_URL,
                "JUMPCLOUD_CERTIFICATE",
                SentConnection.KEY.certificateBase64()));
        ObjectNode representation = (ObjectNode) Json.read(realm);
        RealmSettings named = RealmSettings.unique();
        representation.put("realm", named.name());
        representation.put(
                "privateKey", named.representation().get("privateKey").toString());

        // when
        Answer answer = Keycloak.admin().exchange("POST", "", representation);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
        RealmAdmin imported = Keycloak.admin().realm(named.name());
        try {
            assertThat(imported.identityProvider(SentConnection.ALIAS)
                            .get("enabled")
                            .asBoolean())
                    .isTrue();
            assertThat(imported.settings(SentConnection.ALIAS))
                    .containsEntry("idpEntityId", "JumpCloud")
                    .containsEntry("singleSignOnServiceUrl", SentConnection.SIGN_ON_URL)
                    .containsEntry("signingCertificate", SentConnection.KEY.certificateBase64());
            assertThat(ConfiguredRealm.mapperNames(imported, SentConnection.ALIAS))
                    .isEqualTo(ConfiguredRealm.mapperNames(ExportedRealm.unset(), SentConnection.ALIAS));
            assertThat(imported.get("users/profile"))
                    .isEqualTo(ExportedRealm.unset().get("users/profile"));
        } finally {
            imported.delete();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "first broker login"})
    void importWhenTheConnectionComesAloneThenItEndsAsOneOfTheConsole(String flow) {
        // given
        Map<String, Object> provider = flow.isEmpty() ? SentConnection.provider() : SentConnection.provider(flow);
        RealmSettings settings = RealmSettings.unique().with("identityProviders", List.of(provider));

        // when
        RealmAdmin imported = Keycloak.admin().createRealm(settings);

        // then
        try {
            ConfiguredRealm first = ConfiguredRealm.of(imported, SentConnection.ALIAS);
            assertThat(first.provider().path("firstBrokerLoginFlowAlias").asText())
                    .isEqualTo("jumpcloud first login");
            assertThat(first.provider().path("displayName").asText()).isEqualTo("JumpCloud");
            assertThat(ConfiguredRealm.mapperNames(imported, SentConnection.ALIAS))
                    .containsExactly(
                            "department " + DEPARTMENT,
                            "groups " + MapperAdmin.GROUPS,
                            "profile " + MapperAdmin.PROFILE);
            assertThat(first.profile().get("attributes").findValuesAsText("name"))
                    .contains("department", "jumpcloudScim");

            // when
            int again = imported.api()
                    .exchange("POST", "", settings.representation())
                    .status();

            // then
            assertThat(again).isEqualTo(409);
            first.assertUnchanged(imported, SentConnection.ALIAS);
        } finally {
            imported.delete();
        }
    }

    @Test
    void importWhenItBringsAMapperThenItBringsAllThatTheConnectionIsToHave() {
        // when
        RealmAdmin imported = Keycloak.admin()
                .createRealm(RealmSettings.unique()
                        .with("identityProviders", List.of(SentConnection.provider()))
                        .with(
                                "identityProviderMappers",
                                List.of(SentConnection.mapper(
                                        "groups", MapperAdmin.GROUPS, Map.of("syncMode", "FORCE")))));

        // then
        try {
            assertThat(ConfiguredRealm.mapperNames(imported, SentConnection.ALIAS))
                    .containsExactly("groups " + MapperAdmin.GROUPS);
        } finally {
            imported.delete();
        }
    }

    @Test
    void importWhenItNamesOurFlowAndDoesNotBringItThenThereIsNoSuchRealm() {
        // given
        RealmSettings settings = RealmSettings.unique()
                .with("identityProviders", List.of(SentConnection.provider("jumpcloud first login")));

        // when
        Answer answer = Keycloak.admin().exchange("POST", "", settings.representation());

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().get("errorMessage").asText())
                .isEqualTo("No available authentication flow with alias: jumpcloud first login");
        assertThat(Keycloak.admin().exchange("GET", settings.name(), null).status())
                .isEqualTo(404);
    }

    @Test
    void importWhenTheServiceProviderHasNoEntityIdThenTheOneThatIsSentIsThereToCopy() {
        // when
        RealmAdmin imported = Keycloak.admin()
                .createRealm(RealmSettings.unique().with("identityProviders", List.of(SentConnection.provider())));

        // then
        try {
            String realmUrl = Keycloak.server().baseUri() + "/realms/" + imported.name();
            assertThat(imported.settings(SentConnection.ALIAS)).doesNotContainKey("entityId");
            assertThat(imported.get("jumpcloud/jumpcloud")
                            .at("/serviceProvider/entityId")
                            .asText())
                    .isEqualTo(realmUrl);
            assertThat(imported.get("jumpcloud/jumpcloud/service-provider")
                            .get("entityId")
                            .asText())
                    .isEqualTo(realmUrl);

            // when
            imported.configure(SentConnection.ALIAS, Map.of("allowedGroups", "App Users"));

            // then
            assertThat(imported.settings(SentConnection.ALIAS)).containsEntry("entityId", realmUrl);
        } finally {
            imported.delete();
        }
    }

    @Test
    void importWhenItIsAnExportThenFieldsAndNextCertificateAreThoseOfTheExport() {
        // given
        String next = SigningKey.generate().certificateBase64();
        RealmAdmin origin = Keycloak.admin()
                .createRealm(RealmSettings.unique().with("identityProviders", List.of(SentConnection.provider())));
        origin.api().put(origin.path("jumpcloud/jumpcloud/certificates/next"), Map.of("certificate", next));
        origin.configure(SentConnection.ALIAS, Map.of("idpEntityId", "typed by hand"));
        JsonNode exported = origin.api()
                .post(origin.path("partial-export?exportClients=false&exportGroupsAndRoles=false"), null)
                .body();
        RealmSettings settings = RealmSettings.unique();
        for (String part :
                List.of("identityProviders", "identityProviderMappers", "authenticationFlows", "authenticatorConfig")) {
            settings.with(part, withoutIds(exported.get(part)));
        }

        // when
        RealmAdmin imported = Keycloak.admin().createRealm(settings);

        // then
        try {
            assertThat(imported.settings(SentConnection.ALIAS)).isEqualTo(origin.settings(SentConnection.ALIAS));
            assertThat(imported.settings(SentConnection.ALIAS))
                    .containsEntry("idpEntityId", "typed by hand")
                    .containsEntry("signingCertificate", SentConnection.KEY.certificateBase64() + "," + next);
            assertThat(ConfiguredRealm.mapperNames(imported, SentConnection.ALIAS))
                    .isEqualTo(ConfiguredRealm.mapperNames(origin, SentConnection.ALIAS));
        } finally {
            origin.delete();
            imported.delete();
        }
    }

    private static JsonNode withoutIds(JsonNode list) {
        ArrayNode copy = list.deepCopy();
        copy.forEach(item -> ((ObjectNode) item).remove(List.of("id", "internalId")));
        return Json.read(copy.toString());
    }
}
