package io.github.keycloakjumpcloud.it.ascode;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.saml.ExportedMetadata;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The recipe for Terraform: applied once it makes the connection of the console, and a second plan is empty. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class TerraformIT {
    private static final String ALIAS = "jumpcloud";
    private static final String SIGN_ON_URL = "https://sso.jumpcloud.test/saml2/acme";
    private static final String DEPARTMENT = "jumpcloud-department-idp-mapper";
    private static final SigningKey KEY = SigningKey.generate();
    private static final SigningKey NEXT_KEY = SigningKey.generate();
    private static final String METADATA = metadata("JumpCloud", KEY);

    @AutoClose("delete")
    private final RealmAdmin realm = Keycloak.admin().createRealm(RealmSettings.unique());

    private final Terraform terraform = new Terraform(realm, ALIAS);

    @Test
    void planWhenTheRecipeWasAppliedThenItIsEmptyAndApplyingAgainChangesNothing() {
        // given
        Map<String, Object> recipe = recipe(METADATA);
        Map<String, String> mapper = Map.of("syncMode", "INHERIT", "attributeName", "department");

        // when
        terraform.create(recipe);
        String id = terraform.createMapper("department", DEPARTMENT, mapper);

        // then
        assertThat(terraform.plan(recipe))
                .containsExactlyInAnyOrder("config.signingCertificate", "config.metadataFile");
        assertThat(realm.settings(ALIAS))
                .containsEntry("idpEntityId", "JumpCloud")
                .containsEntry("signingCertificate", KEY.certificateBase64())
                .hasEntrySatisfying("metadataFile", file -> assertThat(file).startsWith("sha256:"));

        // when
        ConfiguredRealm applied = ConfiguredRealm.of(realm, ALIAS);
        realm.clearEvents();
        terraform.update(ignoringChanges(recipe));
        terraform.updateMapper(id, "department", DEPARTMENT, mapper);

        // then
        applied.assertUnchanged(realm, ALIAS);
        assertThat(ConfiguredRealm.events(realm))
                .containsExactly(
                        "UPDATE identity-provider/instances/jumpcloud",
                        "UPDATE identity-provider/instances/jumpcloud/mappers/{id}");
    }

    @Test
    void createWhenItNamesOurFlowBeforeTheRealmHasItThenTheFlowIsMadeFirst() {
        // when
        terraform.create(recipe(METADATA));

        // then
        assertThat(flow()).isEqualTo("jumpcloud first login");
        assertThat(realm.executions("jumpcloud first login").toString()).contains("jumpcloud-first-login");
        assertThat(ConfiguredRealm.events(realm)).containsExactly("CREATE identity-provider/instances/jumpcloud");
    }

    @Test
    void applyWhenTheProvidersDefaultsAreSentThenTheFlowIsOursEachTime() {
        // given
        Map<String, Object> defaults = terraform.provider(Map.of("singleSignOnServiceUrl", SIGN_ON_URL));

        // when
        terraform.create(defaults);
        ConfiguredRealm created = ConfiguredRealm.of(realm, ALIAS);
        terraform.update(defaults);

        // then
        assertThat(flow()).isEqualTo("jumpcloud first login");
        assertThat(realm.identityProvider(ALIAS).get("displayName").asText()).isEqualTo("JumpCloud");
        created.assertUnchanged(realm, ALIAS);
    }

    @Test
    void updateWhenSomebodyChoseKeycloaksFlowOnAConnectionOfTheConsoleThenItIsKept() {
        // given
        realm.createIdentityProvider(ALIAS, "jumpcloud-saml", Map.of("metadataFile", METADATA));

        // when
        realm.updateIdentityProvider(
                ALIAS, provider -> provider.put("firstBrokerLoginFlowAlias", "first broker login"));

        // then
        assertThat(flow()).isEqualTo("first broker login");
        assertThat(realm.get("jumpcloud/" + ALIAS + "/findings").findValuesAsText("kind"))
                .contains("flow-without-step");
    }

    @Test
    void updateWhenANextCertificateWasAddedThenTheSameFileKeepsIt() {
        // given
        Map<String, Object> recipe = recipe(METADATA);
        terraform.create(recipe);
        realm.api()
                .put(
                        realm.path("jumpcloud/" + ALIAS + "/certificates/next"),
                        Map.of("certificate", NEXT_KEY.certificateBase64()));

        // when
        terraform.update(recipe);

        // then
        assertThat(realm.settings(ALIAS))
                .containsEntry("signingCertificate", KEY.certificateBase64() + "," + NEXT_KEY.certificateBase64());

        // when
        terraform.update(recipe(metadata("JumpCloud 2", NEXT_KEY)));

        // then
        assertThat(realm.settings(ALIAS))
                .containsEntry("idpEntityId", "JumpCloud 2")
                .containsEntry("signingCertificate", NEXT_KEY.certificateBase64());
    }

    @Test
    void mapperWhenItHasTheNameOfOneThatCameWithTheConnectionThenItTakesItsPlace() {
        // given
        terraform.create(recipe(METADATA));

        // when
        terraform.createMapper("department", DEPARTMENT, Map.of("syncMode", "FORCE", "attributeName", "team"));
        terraform.createMapper(
                "groups", "saml-user-attribute-idp-mapper", Map.of("attribute.name", "x", "user.attribute", "y"));

        // then
        assertThat(ConfiguredRealm.mapperNames(realm, ALIAS))
                .containsExactly(
                        "department " + DEPARTMENT,
                        "groups saml-user-attribute-idp-mapper",
                        "jumpcloud groups " + MapperAdmin.GROUPS,
                        "profile " + MapperAdmin.PROFILE);
        assertThat(realm.mappers(ALIAS).toString()).contains("\"attributeName\":\"team\"");
    }

    @ParameterizedTest
    @CsvSource({"strictAttributeNames, true", "syncMode, IMPORT"})
    void mapperWhenTheOneOfThatNameWasChangedThenItIsRefusedAndNothingIsOverwritten(String setting, String value) {
        // given
        terraform.create(recipe(METADATA));
        MapperAdmin mappers = new MapperAdmin(realm, ALIAS);
        mappers.configure(mappers.idOf(MapperAdmin.PROFILE), Map.of(setting, value));
        List<String> before = ConfiguredRealm.mapperNames(realm, ALIAS);

        // when
        Answer answer = realm.api()
                .exchange(
                        "POST",
                        realm.path("identity-provider/instances/" + ALIAS + "/mappers"),
                        Map.of(
                                "name",
                                "profile",
                                "identityProviderAlias",
                                ALIAS,
                                "identityProviderMapper",
                                MapperAdmin.PROFILE,
                                "config",
                                Map.of()));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(ConfiguredRealm.mapperNames(realm, ALIAS)).isEqualTo(before);
        assertThat(realm.mappers(ALIAS).toString()).contains("\"" + setting + "\":\"" + value + "\"");
    }

    private Map<String, Object> recipe(String metadata) {
        Map<String, Object> recipe = terraform.provider(Map.of(
                "entityId",
                Keycloak.server().baseUri() + "/realms/" + realm.name(),
                "singleSignOnServiceUrl",
                SIGN_ON_URL,
                "syncMode",
                "FORCE",
                "validateSignature",
                "true",
                "nameIDPolicyFormat",
                "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
                "postBindingAuthnRequest",
                "true",
                "postBindingResponse",
                "true",
                "postBindingLogout",
                "true",
                "metadataFile",
                metadata,
                "verifiedDomains",
                "example.com##example.org"));
        recipe.put("displayName", "Acme");
        recipe.put("storeToken", false);
        recipe.put("firstBrokerLoginFlowAlias", "jumpcloud first login");
        return recipe;
    }

    /** For an ignored attribute, Terraform sends what it has read. */
    private Map<String, Object> ignoringChanges(Map<String, Object> recipe) {
        Map<String, Object> sent = new LinkedHashMap<>(recipe);
        Map<String, Object> config = new LinkedHashMap<>();
        ((Map<?, ?>) recipe.get("config")).forEach((key, value) -> config.put(key.toString(), value));
        for (String ignored : List.of("signingCertificate", "metadataFile")) {
            config.put(ignored, realm.settings(ALIAS).get(ignored));
        }
        sent.put("config", config);
        return sent;
    }

    private String flow() {
        return realm.identityProvider(ALIAS).path("firstBrokerLoginFlowAlias").asText();
    }

    private static String metadata(String entityId, SigningKey key) {
        return new ExportedMetadata(entityId, SIGN_ON_URL, true, List.of(key.certificate())).xml();
    }
}
