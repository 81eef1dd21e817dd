package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RefusalTrace;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, checked at every login, and what a person loses who may not any more. */
class AccessIT {
    private static final String KEYCLOAKS_FLOW = "first broker login";

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("allowedGroups", "App Users", "Sales *", "R/D 100%")
            .create();

    private final String ours = realm.admin()
            .identityProvider(realm.alias())
            .get("firstBrokerLoginFlowAlias")
            .asText();

    @AfterEach
    void restoreFlows() {
        useFlow("firstBrokerLoginFlowAlias", ours);
        useFlow("postBrokerLoginFlowAlias", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"App Users", "Sales EMEA", "R/D 100%", " App Users "})
    void loginWhenAGroupIsAllowedThenPersonSignsIn(String group) {
        // given
        Person person = person("allowed-" + Math.abs(group.hashCode())).withGroups("Other", group);

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.email()).isEqualTo(person.email());
    }

    @ParameterizedTest
    @ValueSource(strings = {"App Users 2", "My App Users", "Sale EMEA", "Sales", "*", "App*"})
    void loginWhenNoGroupIsAllowedThenItIsRefused(String group) {
        // given
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person("refused").withGroups(group));

        // then
        before.assertRefused(page, "JC-101", "allowed-groups");
        assertThat(realm.admin().usersByEmail("refused@example.com")).isEmpty();
    }

    @Test
    void loginWhenGroupAttributeIsAbsentThenItIsRefused() {
        // given
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person("groupless"));

        // then
        before.assertRefused(page, "JC-102", "group-attribute");
    }

    @ParameterizedTest
    @CsvSource({
        "group, Contractors, example.com, JC-101, allowed-groups",
        "attribute, , example.com, JC-102, group-attribute",
        "domain, App Users, example.org, JC-104, trusted-domain"
    })
    void laterLoginWhenAccessIsLostThenItIsRefusedAndSessionsOfThisConnectionEnd(
            String name, String group, String domain, String code, String check) {
        // given
        Person person = person("loser-" + name).withGroups("App Users");
        Login online = realm.login(person);
        Login offline = offlineLogin(person);
        People.givePassword(realm.admin(), online.userId());
        Login local = realm.newPerson().signInWithPassword(person.username(), People.PASSWORD);
        realm.configure(Map.of("verifiedDomains", domain));

        // when
        Page page = realm.atJumpCloud().answer(person.withGroups(group == null ? List.of() : List.of(group)));

        // then
        realm.configure(Map.of("verifiedDomains", ""));
        RefusalTrace.assertRefused(realm, page, code, check);
        assertThat(realm.app().isAlive(online)).isFalse();
        assertThat(realm.app().isAlive(offline)).isFalse();
        assertThat(realm.app().isAlive(local)).isTrue();
        assertThat(realm.admin().sessionsOf(local.userId())).hasSize(1);
        assertThat(realm.admin().user(person.email()).get("enabled").asBoolean())
                .isTrue();
        assertThat(realm.login(person).userId()).isEqualTo(online.userId());
    }

    @Test
    void laterLoginWhenRefusedThenTheAccountLosesWhatItWasGivenAndNothingElseChanges() {
        // given
        Person person = person("kept").withGroups("App Users").withJobTitle("Clerk");
        Login login = realm.login(person);
        List<String> groups = realm.admin().groupsOf(login.userId());
        realm.admin().joinGroup(login.userId(), realm.admin().createGroup(null, "By hand", Map.of()));

        // when
        realm.refusal(person.withGroups("Contractors").withJobTitle("Chief").withName("New", "Name"));

        // then
        assertThat(groups).isNotEmpty();
        assertThat(realm.admin().groupsOf(login.userId())).containsExactly("/By hand");
        assertThat(realm.admin().user(person.email()).get("firstName").asText()).isEqualTo("Given");
        assertThat(realm.admin()
                        .user(person.email())
                        .path("attributes")
                        .path("jobTitle")
                        .path(0)
                        .asText())
                .isEqualTo("Clerk");

        // when
        realm.login(person);

        // then
        assertThat(realm.admin().groupsOf(login.userId())).containsAll(groups).contains("/By hand");
    }

    @Test
    void laterLoginWhenOthersAreSignedInThenTheirSessionsStay() {
        // given
        Login other = realm.login(person("bystander").withGroups("App Users"));
        realm.login(person("goer").withGroups("App Users"));

        // when
        realm.refusal(person("goer").withGroups("Contractors"));

        // then
        assertThat(realm.app().isAlive(other)).isTrue();
    }

    @Test
    void firstLoginWhenFlowIsKeycloaksOwnThenGateHoldsAndAllowedPeopleSignIn() {
        // given
        useFlow("firstBrokerLoginFlowAlias", KEYCLOAKS_FLOW);
        Untouched before = Untouched.now(realm);

        // when
        Page refused = realm.atJumpCloud().answer(person("sneaky").withGroups("Contractors"));

        // then
        before.assertRefused(refused, "JC-101", "allowed-groups");
        assertThat(realm.login(person("honest").withGroups("App Users")).email())
                .isEqualTo("honest@example.com");
    }

    @Test
    void loginWhenAPostLoginFlowIsSetThenGateHoldsAndAllowedPeopleSignIn() {
        // given
        createFlowThatAllowsAccess("after");
        useFlow("postBrokerLoginFlowAlias", "after");
        Person person = person("visitor");
        Login login = realm.login(person.withGroups("App Users"));

        // when
        Page refused = realm.atJumpCloud().answer(person.withGroups("Contractors"));

        // then
        RefusalTrace.assertRefused(realm, refused, "JC-101", "allowed-groups");
        assertThat(realm.app().isAlive(login)).isFalse();
    }

    private Login offlineLogin(Person person) {
        SignIn signIn = realm.newPerson();
        signIn.browser()
                .open(realm.app().signIn(Map.of("kc_idp_hint", realm.alias(), "scope", "openid offline_access")));
        signIn.answer(person);
        return signIn.login();
    }

    private void useFlow(String kind, String alias) {
        realm.admin().updateIdentityProvider(realm.alias(), provider -> provider.put(kind, alias));
    }

    private void createFlowThatAllowsAccess(String alias) {
        AdminApi api = realm.admin().api();
        String flows = realm.admin().path("authentication/flows");
        api.post(flows, Map.of("alias", alias, "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        String executions = flows + "/" + alias + "/executions";
        api.post(executions + "/execution", Map.of("provider", "allow-access-authenticator"));
        ObjectNode execution = (ObjectNode) api.get(executions).get(0);
        api.put(executions, execution.put("requirement", "REQUIRED"));
    }
}
