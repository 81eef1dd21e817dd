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
    private static final Map<String, String> WRITTEN = Recipe.resource("keycloak_saml_identity_provider");
    private static final Map<String, String> MAPPER = Recipe.resource("keycloak_custom_identity_provider_mapper");
    private static final List<String> IGNORED = Terraform.ignored(WRITTEN);
    private static final String SIGN_ON_URL = WRITTEN.get("single_sign_on_service_url");
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

        // when
        terraform.create(recipe);
        String id = terraform.createMapper(MAPPER);

        // then
        assertThat(terraform.plan(recipe))
                .containsExactlyInAnyOrderElementsOf(
                        IGNORED.stream().map(key -> "config." + key).toList());
        assertThat(realm.settings(ALIAS))
                .containsEntry("idpEntityId", "JumpCloud")
                .containsEntry("signingCertificate", KEY.certificateBase64())
                .hasEntrySatisfying("metadataFile", file -> assertThat(file).startsWith("sha256:"));

        // when
        ConfiguredRealm applied = ConfiguredRealm.of(realm, ALIAS);
        realm.clearEvents();
        terraform.update(ignoringChanges(recipe));
        terraform.updateMapper(id, MAPPER);

        // then
        applied.assertUnchanged(realm, ALIAS);
        assertThat(ConfiguredRealm.events(realm))
                .containsExactly(
                        "UPDATE identity-provider/instances/jumpcloud",
                        "UPDATE identity-provider/instances/jumpcloud/mappers/{id}");
    }

    @Test
    void connectionWhenTheRecipeMakesItThenItIsTheConsolesButForWhatTheRecipeChooses() {
        // when
        terraform.create(recipe(METADATA));
        terraform.createMapper(MAPPER);

        // then
        ConsoleConnection.assertSame(realm, METADATA, "displayName", "verifiedDomains", "allowedGroups");
    }

    @ParameterizedTest
    @CsvSource({
        "first_broker_login_flow_alias, firstBrokerLoginFlowAlias",
        "display_name, displayName",
        "validate_signature, config.validateSignature",
        "name_id_policy_format, config.nameIDPolicyFormat",
        "post_binding_authn_request, config.postBindingAuthnRequest",
        "post_binding_response, config.postBindingResponse"
    })
    void planWhenALineOfTheRecipeIsMissingThenItShowsAChangeEachTime(String line, String shown) {
        // given
        Map<String, Object> shorter = recipeWithout(line);

        // when
        terraform.create(shorter);
        terraform.update(shorter);

        // then
        assertThat(terraform.plan(shorter)).contains(shown);
    }

    @ParameterizedTest
    @CsvSource({"sync_mode, config.syncMode", "store_token, storeToken", "post_binding_logout, config.postBindingLogout"
    })
    void connectionWhenALineOfTheRecipeIsMissingThenItIsAnother(String line, String field) {
        // when
        terraform.create(recipeWithout(line));

        // then
        assertThat(terraform.plan(recipe(METADATA))).contains(field);
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
        return terraform.resource(written(metadata));
    }

    private Map<String, Object> recipeWithout(String line) {
        Map<String, String> written = written(METADATA);
        assertThat(written.remove(line)).as(line).isNotNull();
        return terraform.resource(written);
    }

    /** What the document says, for this realm. */
    private Map<String, String> written(String metadata) {
        Map<String, String> written = new LinkedHashMap<>(WRITTEN);
        written.replace("entity_id", Keycloak.server().baseUri() + "/realms/" + realm.name());
        written.replace("extra_config.metadataFile", metadata);
        return written;
    }

    /** For an ignored attribute, Terraform sends what it has read. */
    private Map<String, Object> ignoringChanges(Map<String, Object> recipe) {
        Map<String, Object> sent = new LinkedHashMap<>(recipe);
        Map<String, Object> config = new LinkedHashMap<>();
        ((Map<?, ?>) recipe.get("config")).forEach((key, value) -> config.put(key.toString(), value));
        for (String ignored : IGNORED) {
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
