package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Accounts that look like an invitation which nobody has used, and are none: a stranger is still making one under the address of
 * the person who comes, or it is a client's own.
 */
class UnfinishedAccountIT {

    private static final String END = "/broker/after-first-broker-login";

    @AutoClose
    private Mailbox mailbox;

    @AutoClose
    private TestRealm realm;

    private TestRealm open;
    private RealmAdmin admin;
    private ScimSide scim;
    private int people;
    private String name;
    private Person person;

    @BeforeAll
    void createRealm() {
        mailbox = Mailbox.open();
        realm = TestRealm.builder()
                .realm("smtpServer", mailbox.smtpServer())
                .realm("registrationAllowed", true)
                .setting("verifiedDomains", "example.com")
                .setting("scimBrakePercent", "0")
                .create();
        open = realm.connect("open", Map.of(), application -> application);
        admin = realm.admin();
        scim = ScimSide.of(realm);
    }

    @BeforeEach
    void namePerson() {
        name = "unfinished-" + ++people;
        person = person(name);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void accountWhenAStrangersFirstSignInIsStillMakingItThenNeverBelongsToBoth(boolean byConnection, boolean overScim) {
        // given
        SignIn stranger = (byConnection ? open : realm.connectPlainSaml("plain" + people)).atJumpCloud();
        stranger.browser().stopAt(realm.entityId() + END);
        stranger.answer(person.withNameId("stranger-" + name));
        if (!byConnection) {
            stranger.browser()
                    .form("form")
                    .fill("username", name + "-s")
                    .fill("email", person.email())
                    .fill("firstName", "Given")
                    .fill("lastName", "Family")
                    .submit();
        }
        String begun = admin.user(person.email()).get("id").asText();

        // when
        if (overScim) {
            scim.post("/Users", ScimSide.user(name));
        } else {
            realm.atJumpCloud().answer(person);
        }
        boolean taken = aliasesOf(begun).contains(realm.alias());
        Page end = stranger.browser().open(stranger.browser().page().uri());

        // then
        assertThat(taken).isEqualTo(!byConnection);
        if (taken) {
            assertThat(RefusalPage.of(end).code()).isEqualTo("JC-204");
            assertThat(aliasesOf(begun)).containsExactly(realm.alias());
            assertThat(admin.sessionsOf(begun)).hasSize(overScim ? 0 : 1);
        } else {
            assertThat(aliasesOf(begun)).doesNotContain(realm.alias());
        }
    }

    @Test
    void accountWhenSomebodyIsRegisteringItThenScimDoesNotTakeItOver() {
        // given
        withoutPasswordStep();
        SignIn stranger = realm.newPerson();
        stranger.browser().open(realm.app().signIn());
        stranger.browser().click("a[href*=registration]");
        stranger.browser()
                .form("form")
                .fill("username", "stranger-" + name)
                .fill("email", person.email())
                .fill("firstName", "Some")
                .fill("lastName", "Body")
                .submit();
        String made = admin.user(person.email()).get("id").asText();

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(aliasesOf(made)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void accountWhenItIsAClientsThenNobodyGetsIt(boolean overScim) {
        // given
        String client = admin.createClient(Map.of(
                "clientId", "robot-" + name, "serviceAccountsEnabled", true, "publicClient", false, "secret", "robot"));
        String robot = admin.get("clients/" + client + "/service-account-user")
                .get("id")
                .asText();
        admin.updateUser(robot, user -> user.put("email", person.email()).put("emailVerified", true));

        // when / then
        if (overScim) {
            assertThat(scim.post("/Users", ScimSide.user(name)).status()).isEqualTo(409);
        } else {
            assertThat(realm.refusal(person).code()).isEqualTo("JC-204");
        }
        assertThat(aliasesOf(robot)).isEmpty();
    }

    private List<String> aliasesOf(String userId) {
        return admin.federatedIdentitiesOf(userId).stream()
                .map(link -> link.get("identityProvider").asText())
                .toList();
    }

    /** The password is asked for at a form of its own, behind the account. */
    private void withoutPasswordStep() {
        for (JsonNode step : admin.executions("registration")) {
            if ("registration-password-action".equals(step.path("providerId").asText())) {
                ((ObjectNode) step).put("requirement", "DISABLED");
                admin.api().put(admin.path("authentication/flows/registration/executions"), step);
            }
        }
        ObjectNode action = (ObjectNode) admin.get("authentication/required-actions/UPDATE_PASSWORD");
        admin.api()
                .put(admin.path("authentication/required-actions/UPDATE_PASSWORD"), action.put("defaultAction", true));
    }
}
