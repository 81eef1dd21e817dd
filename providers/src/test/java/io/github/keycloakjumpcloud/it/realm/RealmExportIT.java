package io.github.keycloakjumpcloud.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.ExportedRealm;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped realm: it trusts nobody by itself, and works when its variables are set. */
class RealmExportIT {

    @Test
    void fileWhenReadThenItHoldsNoUserKeyPasswordOrSecret() throws IOException {
        // when
        String file = Files.readString(ExportedRealm.file());

        // then
        assertThat(Json.read(file).fieldNames()).toIterable().doesNotContain("users", "federatedUsers", "smtpServer");
        assertThat(Json.read(file).findParents("secret")).isEmpty();
        assertThat(Json.read(file).findParents("credentials")).isEmpty();
        assertThat(Json.read(file).path("components").fieldNames())
                .toIterable()
                .containsExactly("org.keycloak.userprofile.UserProfileProvider");
        assertThat(file).doesNotContain("BEGIN", "MII", "privateKey", "secretData", "hashedSaltedValue");
    }

    @Test
    void importWhenNoVariableIsSetThenConnectionIsDisabledAndTrustsNobody() {
        // given
        RealmAdmin realm = ExportedRealm.unset();

        // when
        JsonNode connection = realm.identityProvider("jumpcloud");

        // then
        assertThat(connection.get("enabled").asBoolean()).isFalse();
        assertThat(connection.get("config").path("validateSignature").asText()).isEqualTo("true");
        assertThat(connection.get("config").path("signingCertificate").asText(""))
                .isEmpty();
        assertThat(connection.get("config").path("idpEntityId").asText("")).isEmpty();
        assertThat(connection.get("config").path("verifiedDomains").asText("")).isEmpty();
        assertThat(realm.get("organizations").findValuesAsText("verified")).containsExactly("false");
        assertThat(realm.userCount()).isZero();
    }

    @Test
    void importWhenNoVariableIsSetThenFindingsSayWhatIsMissingAndTheEntityIdIsThereToCopy() {
        // given
        RealmAdmin realm = ExportedRealm.unset();
        String realmUrl = Keycloak.server().baseUri() + "/realms/jumpcloud";

        // then
        assertThat(realm.get("jumpcloud/jumpcloud/findings").findValuesAsText("kind"))
                .contains("idp-entity-id-missing", "certificate-missing");
        assertThat(realm.identityProvider("jumpcloud").path("config").has("entityId"))
                .isFalse();
        assertThat(realm.get("jumpcloud/jumpcloud")
                        .at("/serviceProvider/entityId")
                        .asText())
                .isEqualTo(realmUrl);
    }

    @Test
    void importWhenNoEntityIdIsSetThenTheOneToCopyIsTheOneThatIsSent() {
        // given
        TestRealm realm = ExportedRealm.filled();

        // when
        String shown = realm.admin()
                .get("jumpcloud/jumpcloud/service-provider")
                .get("entityId")
                .asText();
        Page descriptor = new Browser().open(URI.create(realm.acsUrl() + "/descriptor"));

        // then
        assertThat(shown).isEqualTo(realm.entityId());
        assertThat(descriptor.body()).contains("entityID=\"" + shown + "\"");
    }

    @Test
    void importWhenItGoesOverRestThenOneSentenceRefusesItAndNothingChanges() throws IOException {
        // given
        RealmAdmin realm = ExportedRealm.unset();
        JsonNode before = realm.identityProvider("jumpcloud");
        String file = Files.readString(ExportedRealm.file());
        String filledIn = file.replace("\"${JUMPCLOUD_ENABLED:false}\"", "false");

        // when
        Answer withVariables = realm.api().exchange("POST", "", Json.read(file));
        Answer partial = realm.api().exchange("POST", realm.path("partialImport"), Json.read(file));
        Answer again = realm.api().exchange("POST", "", Json.read(filledIn));

        // then
        assertThat(withVariables.status()).isEqualTo(400);
        assertThat(partial.body().get("error_description").asText()).isEqualTo("Cannot parse the JSON");
        assertThat(again.status()).as(again.toString()).isEqualTo(409);
        assertThat(realm.identityProvider("jumpcloud")).isEqualTo(before);
    }

    @Test
    void importWhenNoVariableIsSetThenTypedEmailStaysAtKeycloak() {
        // given
        App app = new App(Keycloak.server().baseUri(), "jumpcloud", "sample-app", "http://127.0.0.1:8901/");
        Browser browser = new Browser();
        browser.open(app.signIn());

        // when
        Page page = browser.form("#kc-form-login")
                .fill("username", SampleDirectory.ORDINARY.email())
                .submit();

        // then
        assertThat(page.element("input[name=password]")).isPresent();
    }

    @Test
    void emailFirstWhenDomainIsTheOrganizationsThenPersonSignsInAtJumpCloudAndBecomesMember() {
        // given
        TestRealm realm = ExportedRealm.filled();
        Person person = SampleDirectory.ORDINARY;
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signIn());

        // when
        signIn.browser().form("#kc-form-login").fill("username", person.email()).submit();
        signIn.answer(person);
        Login login = signIn.login();

        // then
        assertThat(login.email()).isEqualTo(person.email());
        assertThat(login.claim("jobTitle")).isEqualTo(person.jobTitle());
        assertThat(login.claim("department")).isEqualTo(person.department());
        assertThat(login.groups())
                .contains(
                        "/Departments/" + person.department(), "/JumpCloud/jumpcloud/" + SampleDirectory.ALLOWED_GROUP);
        assertThat(OrganizationAdmin.named(realm.admin(), "Example").members()).contains(login.userId());
    }

    @Test
    void firstPageWhenOpenedThenButtonStandsBesideTheAddressAndLeadsToJumpCloud() {
        // given
        TestRealm realm = ExportedRealm.filled();
        SignIn signIn = realm.newPerson();

        // when
        Page page = signIn.browser().open(realm.app().signIn());

        // then
        assertThat(page.element("input[name=username]")).isPresent();
        assertThat(page.element("input[name=password]")).isEmpty();
        assertThat(page.element("#social-jumpcloud").orElseThrow().text()).isEqualTo("Log in with JumpCloud");

        // when
        signIn.browser().click("#social-jumpcloud");

        // then
        assertThat(signIn.isAtJumpCloud()).isTrue();
    }

    @Test
    void loginWhenPersonIsInNoAllowedGroupThenVariableRefuses() {
        assertThat(ExportedRealm.filled().refusal(SampleDirectory.OTHER_GROUP).code())
                .isEqualTo("JC-101");
    }

    @Test
    void importedRealmWhenComparedWithAWiredOneThenFlowMappersAndProfileAreTheSame() {
        // given
        RealmAdmin imported = ExportedRealm.unset();

        // when
        try (TestRealm wired = TestRealm.builder().create()) {
            // then
            assertThat(steps(imported)).isEqualTo(steps(wired.admin()));
            assertThat(mappers(imported)).containsExactlyInAnyOrderElementsOf(mappers(wired.admin()));
            assertThat(attributes(imported)).containsExactlyInAnyOrderElementsOf(attributes(wired.admin()));
            assertThat(imported.identityProvider("jumpcloud").get("firstBrokerLoginFlowAlias"))
                    .isEqualTo(wired.admin().identityProvider(TestRealm.ALIAS).get("firstBrokerLoginFlowAlias"));
        }
    }

    private static List<String> steps(RealmAdmin realm) {
        return realm.executions("jumpcloud first login").stream()
                .map(step -> step.get("level") + " " + step.get("requirement").asText() + " "
                        + step.path("providerId").asText(step.get("displayName").asText()))
                .toList();
    }

    private static List<String> mappers(RealmAdmin realm) {
        return realm.mappers("jumpcloud").stream()
                .map(mapper -> mapper.get("name").asText() + " "
                        + mapper.get("identityProviderMapper").asText() + " " + mapper.get("config"))
                .toList();
    }

    private static List<JsonNode> attributes(RealmAdmin realm) {
        JsonNode attributes = realm.get("users/profile").get("attributes");
        Json.list(attributes).forEach(attribute -> ((ObjectNode) attribute).remove("group"));
        return Json.list(attributes);
    }
}
