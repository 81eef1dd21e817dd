package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A browser waits in the middle of a sign-in, something happens to the account, and the browser goes on. */
class PausedLoginIT {

    private static final String FLOW = "authentication/flows/allow";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;
    private int people;
    private Person person;
    private String name;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .setting("verifiedDomains", "example.com")
                .setting("scimBrakePercent", "0")
                .create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
        admin.api()
                .post(
                        admin.path("authentication/flows"),
                        Map.of("alias", "allow", "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        String step = admin.api()
                .post(admin.path(FLOW + "/executions/execution"), Map.of("provider", "allow-access-authenticator"))
                .id();
        admin.api().put(admin.path(FLOW + "/executions"), Map.of("id", step, "requirement", "REQUIRED"));
    }

    @BeforeEach
    void restoreDefaults() {
        name = "paused-" + ++people;
        person = person(name);
        realm.configure(Map.of("linkExisting", "verified-domain", "provisioningMode", "jit"));
        postLoginFlow("");
    }

    private void postLoginFlow(String alias) {
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("postBrokerLoginFlowAlias", alias));
    }

    private void activate(String id, boolean active) {
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.valueOf(active)));
    }

    /** Waits before an address of Keycloak's. */
    private SignIn waitingBefore(String address) {
        SignIn signIn = realm.atJumpCloud();
        signIn.browser().stopAt(realm.entityId() + "/broker/" + address);
        signIn.answer(person);
        assertThat(signIn.browser().page().status()).isZero();
        return signIn;
    }

    private static Page goOn(SignIn signIn) {
        URI waiting = signIn.browser().page().uri();
        return signIn.browser().open(waiting);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void loginWhenDeactivatedWhileAFormWaitsThenNobodyIsInAndNobodyComesInLater(boolean pushed, boolean saml) {
        // given
        String id = pushed
                ? scim.createUser(ScimSide.user(name))
                : realm.login(person).userId();
        realm.login(person);
        admin.updateUser(id, user -> user.putArray("requiredActions").add("UPDATE_PROFILE"));
        People.givePassword(admin, id);
        SignIn signIn = realm.newPerson();
        if (saml) {
            signIn.start();
            signIn.answer(person);
        } else {
            signIn.browser().open(realm.app().signIn());
            signIn.browser()
                    .form("form")
                    .fill("username", person.email())
                    .fill("password", People.PASSWORD)
                    .submit();
        }
        activate(id, false);

        // when
        Page page = signIn.browser().form("form").submit();

        // then
        assertThat(page.status()).isEqualTo(Keycloak.isAtLeast("26.7") ? 400 : 403);
        assertThat(admin.sessionsOf(id)).isEmpty();

        // when
        activate(id, true);

        // then
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    @Test
    void loginWhenDeactivatedBeforeTheEndOfThePostLoginFlowThenNobodyIsIn() {
        // given
        postLoginFlow("allow");
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person);
        SignIn signIn = waitingBefore("after-post-broker-login");
        activate(id, false);

        // when
        Page page = goOn(signIn);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-203");
        assertThat(admin.get("users/" + id).get("enabled").asBoolean()).isFalse();
        assertThat(admin.sessionsOf(id)).isEmpty();

        // when
        activate(id, true);

        // then
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disabled", "taken over by another connection", "linked to another person", "never"})
    void firstLoginWhenTheAccountIsNotTheirsAnyMoreThenItIsNotLinked(String what) {
        // given
        String id = admin.createUser(person.email(), Map.of("emailVerified", true));
        SignIn signIn = waitingBefore("after-first-broker-login");
        switch (what) {
            case "disabled" -> admin.updateUser(id, user -> user.put("enabled", false));
            case "never" -> realm.configure(Map.of("linkExisting", "never"));
            case "linked to another person" -> admin.linkIdentity(id, realm.alias(), "somebody-else");
            default -> {
                TestRealm other = realm.connect("other", Map.of("verifiedDomains", "example.com"), app -> app);
                assertThat(ScimSide.of(other)
                                .post("/Users", ScimSide.user(name))
                                .id())
                        .isEqualTo(id);
            }
        }

        // when
        Page page = goOn(signIn);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo(what.equals("disabled") ? "JC-203" : "JC-204");
        assertThat(admin.federatedIdentitiesOf(id))
                .filteredOn(link -> link.get("identityProvider").asText().equals(realm.alias()))
                .extracting(link -> link.get("userId").asText())
                .doesNotContain(person.email());
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    @Test
    void firstLoginWhenScimHasDeletedThePersonMeanwhileThenTheyStayOut() {
        // given
        SignIn signIn = waitingBefore("after-first-broker-login");
        String id = scim.createUser(ScimSide.user(name));
        scim.delete("/Users/" + id);

        // when
        Page page = goOn(signIn);

        // then
        JsonNode account = admin.get("users/" + id);
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-203");
        assertThat(account.has("email")).isFalse();
        assertThat(account.get("username").asText()).isEqualTo("released-" + id);
        assertThat(admin.federatedIdentitiesOf(id)).isEmpty();
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    @Test
    void firstLoginWhenScimHasPushedThePersonMeanwhileThenTheyAreInUnderThatAccount() {
        // given
        SignIn signIn = waitingBefore("after-first-broker-login");
        String id = scim.createUser(ScimSide.user(name));

        // when
        goOn(signIn);

        // then
        assertThat(signIn.login().userId()).isEqualTo(id);
        assertThat(admin.usersByEmail(person.email())).hasSize(1);
        assertThat(admin.federatedIdentitiesOf(id)).hasSize(1);
    }

    @Test
    void firstLoginWhenScimHasDeactivatedThePersonMeanwhileThenTheyStayOut() {
        // given
        SignIn signIn = waitingBefore("after-first-broker-login");
        String id = scim.createUser(ScimSide.user(name));
        activate(id, false);

        // when
        Page page = goOn(signIn);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-203");
        assertThat(admin.get("users/" + id).get("enabled").asBoolean()).isFalse();
        assertThat(admin.sessionsOf(id)).isEmpty();
    }
}
