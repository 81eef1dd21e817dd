package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A provider of Keycloak's type saml, in use for years, becomes a connection; its people notice nothing. */
class AdoptionIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;
    private static final Person MIXED_CASE = SampleDirectory.RESPELT_DEPARTMENT.withDepartment("Testing");

    @AutoClose
    private TestRealm realm;

    private OrganizationAdmin organization;
    private Login before;
    private Login mixedCaseBefore;
    private JsonNode provider;
    private List<JsonNode> mappers;
    private Answer answer;

    @BeforeAll
    void adopt() {
        // given
        realm = TestRealm.builder()
                .plainSaml()
                .organizations()
                .setting("syncMode", "IMPORT")
                .setting("allowedClockSkew", "5")
                .setting("wantAssertionsSigned", "true")
                .setting("guiOrder", "7")
                .create();
        MapperAdmin own = new MapperAdmin(realm.admin(), TestRealm.ALIAS);
        own.addNames();
        before = realm.login(PERSON);
        mixedCaseBefore = realm.login(MIXED_CASE.withNameId("Elena.Rinaldi@Example.ORG"));
        organization = OrganizationAdmin.create(realm.admin(), "acme", "example.com", "example.org");
        organization.link(TestRealm.ALIAS);
        realm.admin().updateIdentityProvider(TestRealm.ALIAS, present -> present.put("displayName", "Sign in at work")
                .put("trustEmail", true));
        provider = realm.admin().identityProvider(TestRealm.ALIAS);
        mappers = realm.admin().mappers(TestRealm.ALIAS);
        realm.admin().clearEvents();

        // when
        answer = call(TestRealm.ALIAS);
    }

    @Test
    void providerWhenAdoptedThenItIsAConnectionWithEverythingItHad() {
        // then
        assertThat(answer.status()).isEqualTo(200);
        JsonNode adopted = realm.admin().identityProvider(TestRealm.ALIAS);
        assertThat(answer.body()).isEqualTo(adopted);
        assertThat(adopted.get("providerId").asText()).isEqualTo(TestRealm.PROVIDER);
        for (String kept : List.of("alias", "internalId", "displayName", "enabled", "trustEmail", "organizationId")) {
            assertThat(adopted.get(kept)).as(kept).isNotNull().isEqualTo(provider.get(kept));
        }
        provider.get("config").properties().forEach(setting -> assertThat(
                        adopted.get("config").path(setting.getKey()))
                .as(setting.getKey())
                .isEqualTo(setting.getValue()));
        assertThat(realm.admin().settings(TestRealm.ALIAS))
                .containsEntry("linkExisting", "verified-domain")
                .containsEntry("provisioningMode", "jit")
                .containsEntry("entityId", realm.entityId());
    }

    @Test
    void providerWhenAdoptedThenItKeepsItsMappersAndGetsOurs() {
        // then
        List<JsonNode> present = realm.admin().mappers(TestRealm.ALIAS);
        assertThat(present).containsAll(mappers).hasSize(mappers.size() + MapperAdmin.OURS.size());
        assertThat(present.stream()
                        .map(mapper -> mapper.get("identityProviderMapper").asText()))
                .containsAll(MapperAdmin.OURS);
        assertThat(realm.admin()
                        .identityProvider(TestRealm.ALIAS)
                        .path("firstBrokerLoginFlowAlias")
                        .asText())
                .isEqualTo("jumpcloud first login");
    }

    @Test
    void providerWhenAdoptedThenTheOrganizationIsStillLinked() {
        // when
        List<JsonNode> linked =
                Json.list(realm.admin().get("organizations/" + organization.id() + "/identity-providers"));

        // then
        assertThat(linked).hasSize(1);
        assertThat(linked.get(0).get("alias").asText()).isEqualTo(TestRealm.ALIAS);
    }

    @Test
    void loginWhenPersonWasLinkedBeforeThenItIsTheSameAccountAtOnce() {
        // given
        List<JsonNode> link = realm.admin().federatedIdentitiesOf(before.userId());
        long accounts = realm.admin().userCount();

        // when
        Login after = realm.login(PERSON);

        // then
        assertThat(after.userId()).isEqualTo(before.userId());
        assertThat(after.groups()).contains("/Departments/" + PERSON.department());
        assertThat(after.claim("jobTitle")).isEqualTo(PERSON.jobTitle());
        assertThat(realm.admin().federatedIdentitiesOf(before.userId())).isEqualTo(link);
        assertThat(realm.admin().userCount()).isEqualTo(accounts);
    }

    @Test
    void loginWhenLinkWasStoredInMixedCaseThenLowerCaseNamesTheSamePerson() {
        // given
        String userId = mixedCaseBefore.userId();
        assertThat(linkOf(userId)).isEqualTo("Elena.Rinaldi@Example.ORG");

        // when
        Login after = realm.login(MIXED_CASE);
        Login afterwards = realm.login(MIXED_CASE);

        // then
        assertThat(after.userId()).isEqualTo(userId);
        assertThat(afterwards.userId()).isEqualTo(userId);
        assertThat(realm.admin().federatedIdentitiesOf(userId)).hasSize(1);
        assertThat(linkOf(userId)).isEqualToIgnoringCase(MIXED_CASE.email());
    }

    @Test
    void loginWhenPersonIsNewThenTheOrganizationsDomainIsTrusted() {
        // when
        Login login = realm.login(SampleDirectory.NO_DEPARTMENT);
        RefusalPage refusal = realm.refusal(SampleDirectory.UNTRUSTED_DOMAIN);

        // then
        assertThat(login.email()).isEqualTo(SampleDirectory.NO_DEPARTMENT.email());
        assertThat(organization.members()).contains(login.userId());
        assertThat(refusal.code()).isEqualTo("JC-104");
    }

    @Test
    void adoptWhenCalledAgainThenNothingChangesAndNothingIsReported() {
        // given
        JsonNode adopted = realm.admin().identityProvider(TestRealm.ALIAS);
        List<JsonNode> present = realm.admin().mappers(TestRealm.ALIAS);

        // when
        Answer again = call(TestRealm.ALIAS);

        // then
        assertThat(again.status()).isEqualTo(200);
        assertThat(realm.admin().identityProvider(TestRealm.ALIAS)).isEqualTo(adopted);
        assertThat(realm.admin().mappers(TestRealm.ALIAS)).isEqualTo(present);
        assertThat(adoptions(TestRealm.ALIAS)).hasSize(1);
    }

    @Test
    void adoptWhenDoneThenAnAdminEventSaysSo() {
        // then
        assertThat(adoptions(TestRealm.ALIAS)).hasSize(1).allSatisfy(event -> {
            assertThat(event.get("operationType").asText()).isEqualTo("UPDATE");
            assertThat(event.get("resourceType").asText()).isEqualTo("IDENTITY_PROVIDER");
            assertThat(event.get("representation").asText()).contains(TestRealm.PROVIDER);
        });
    }

    @Test
    void adoptWhenAdminHadChosenAFlowThenItIsKept() {
        // given
        realm.admin()
                .api()
                .post(
                        realm.admin().path("authentication/flows/first%20broker%20login/copy"),
                        Map.of("newName", "our own first login"));
        Map<String, String> settings = new HashMap<>(realm.admin().settings(TestRealm.ALIAS));
        settings.remove("kc.org.domain");
        realm.admin().createIdentityProvider("partner", "saml", settings);
        realm.admin()
                .updateIdentityProvider(
                        "partner", present -> present.put("firstBrokerLoginFlowAlias", "our own first login"));

        // when
        Answer adopted = call("partner");

        // then
        assertThat(adopted.status()).isEqualTo(200);
        assertThat(adopted.body().get("firstBrokerLoginFlowAlias").asText()).isEqualTo("our own first login");
    }

    private Answer call(String alias) {
        return realm.admin().api().exchange("POST", realm.admin().path("jumpcloud/" + alias + "/adopt"), null);
    }

    private String linkOf(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).get(0).get("userId").asText();
    }

    private List<JsonNode> adoptions(String alias) {
        return realm.admin().adminEvents().stream()
                .filter(event -> event.get("resourcePath").asText().contains(alias + "/adopt"))
                .toList();
    }
}
