package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** First sign-ins that come to their end without the proof that the rule asks for. */
class UnprovenLinkIT {

    private static final String LINK = "#linkAccount";

    @AutoClose
    private Mailbox mailbox;

    @AutoClose
    private TestRealm realm;

    private TestRealm other;
    private RealmAdmin admin;
    private ScimSide scim;
    private String ourFlow;
    private int people;
    private String name;
    private Person person;

    @BeforeAll
    void createRealm() {
        mailbox = Mailbox.open();
        realm = TestRealm.builder()
                .realm("smtpServer", mailbox.smtpServer())
                .realm("resetPasswordAllowed", true)
                .setting("verifiedDomains", "example.com")
                .setting("scimBrakePercent", "0")
                .create();
        other = realm.connect("other", Map.of("verifiedDomains", "other.example"), app -> app);
        admin = realm.admin();
        scim = ScimSide.of(realm);
        ourFlow = admin.identityProvider(realm.alias())
                .get("firstBrokerLoginFlowAlias")
                .asText();
    }

    @BeforeEach
    void restoreDefaults() {
        name = "unproven-" + ++people;
        person = person(name);
        flow(ourFlow);
    }

    private void flow(String alias) {
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("firstBrokerLoginFlowAlias", alias));
    }

    private static Map<String, Object> registered(boolean verified) {
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        fields.put("emailVerified", verified);
        return fields;
    }

    private void makeAdministrator(String id) {
        String client =
                admin.get("clients?clientId=realm-management").get(0).get("id").asText();
        JsonNode role = admin.get("clients/" + client + "/roles/realm-admin");
        admin.api().post(admin.path("users/" + id + "/role-mappings/clients/" + client), List.of(role));
    }

    private SignIn waitingBefore(String address) {
        SignIn signIn = realm.atJumpCloud();
        signIn.browser().stopAt(realm.entityId() + "/broker/" + address);
        signIn.answer(person);
        return signIn;
    }

    private Page goOn(SignIn signIn) {
        return signIn.browser().open(signIn.browser().page().uri());
    }

    /** The link in the next mail. */
    private String mailedLink(int before) {
        await("a mail").until(() -> mailbox.mails().size() > before);
        return mailbox.mails()
                .get(before)
                .text()
                .lines()
                .filter(line -> line.contains("action-token"))
                .findFirst()
                .orElseThrow()
                .strip();
    }

    private void assertStrangerDoesNotShare(String account, Login stranger) {
        assertThat(!admin.federatedIdentitiesOf(account).isEmpty()
                        && realm.app().isAlive(stranger))
                .as("linked, and the stranger's session goes on")
                .isFalse();
    }

    @Test
    void proofWhenThePasswordIsForgottenThenTheStrangerDoesNotShareTheAccount() {
        String account = admin.createUser(person.email(), registered(false));
        Login stranger = realm.newPerson().signInWithPassword(person.email(), People.PASSWORD);
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(person);
        signIn.browser().form("form").press(LINK);
        int before = mailbox.mails().size();
        signIn.browser().click("a[href*=reset-credentials]");
        signIn.browser().form("form").fill("username", person.email()).submit();
        signIn.browser().open(mailedLink(before));

        assertThat(RefusalPage.of(signIn.browser().page()).code()).isEqualTo("JC-204");
        assertStrangerDoesNotShare(account, stranger);
    }

    @Test
    void proofWhenTheFlowIsKeycloaksOwnThenTheStrangerDoesNotShareTheAccount() {
        flow("first broker login");
        String account = admin.createUser(person.email(), registered(false));
        Login stranger = realm.newPerson().signInWithPassword(person.email(), People.PASSWORD);
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(person);
        int before = mailbox.mails().size();
        signIn.browser().form("form").press(LINK);

        signIn.browser().open(mailedLink(before));

        assertStrangerDoesNotShare(account, stranger);
    }

    @Test
    void invitationWhenItHasBecomeAnAdministratorsThenItIsNotLinkedWithoutProof() {
        String id = admin.createUser(person.email(), Map.of("emailVerified", false));
        SignIn signIn = waitingBefore("after-first-broker-login");
        makeAdministrator(id);
        People.givePassword(admin, id);

        goOn(signIn);

        assertThat(admin.federatedIdentitiesOf(id)).isEmpty();
    }

    @Test
    void accountWhenItWasGivenToSomebodyElseThenItIsNotLinkedWithoutProof() {
        String id = admin.createUser(person.email(), registered(true));
        SignIn signIn = waitingBefore("after-first-broker-login");
        admin.updateUser(id, user -> user.put("email", "moved-" + name + "@example.com"));

        goOn(signIn);

        assertThat(admin.federatedIdentitiesOf(id)).isEmpty();
    }

    @Test
    void accountWhenItWasDeletedThenThePageHasACode() {
        String id = admin.createUser(person.email(), registered(true));
        SignIn signIn = waitingBefore("after-first-broker-login");
        admin.api().delete(admin.path("users/" + id));

        Page page = goOn(signIn);

        assertThat(page.element("[data-jumpcloud-code]")).as(page.toString()).isPresent();
    }

    @Test
    void begunAccountWhenItHasBecomeAnAdministratorsThenItIsNotLinkedWithoutProof() {
        waitingBefore("after-first-broker-login");
        String id = admin.user(person.email()).get("id").asText();
        makeAdministrator(id);
        People.givePassword(admin, id);

        realm.atJumpCloud().answer(person);

        assertThat(admin.federatedIdentitiesOf(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void proofWhenTheSignInOfAnotherConnectionIsGivenThenNobodyElsesAccountIsLinked(boolean administrator) {
        Person insider = person("w-" + name).withEmail("w-" + name + "@other.example");
        String w = other.login(insider).userId();
        if (administrator) {
            makeAdministrator(w);
        }
        Map<String, Object> fields = registered(true);
        fields.put("username", person.email());
        admin.createUser("v-" + name + "@elsewhere.example", fields);
        SignIn signIn = realm.atJumpCloud();
        signIn.browser().stopAt(other.signOnUrl());
        signIn.answer(person);
        Page proof = signIn.browser().form("form").press(LINK);
        String query = URI.create(proof.document().select("form").first().attr("abs:action"))
                .getRawQuery();
        signIn.browser().open(realm.entityId() + "/broker/other/login?" + query);

        new SignIn(other, signIn.browser()).answer(insider);

        assertThat(admin.federatedIdentitiesOf(w)).hasSize(1);
        assertThat(admin.get("users/" + w).get("email").asText()).isEqualTo(insider.email());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void loginWhenScimWritesBeforeTheEndOfThePostLoginFlowThenWhatItWroteStays(boolean deletes) {
        if (admin.api()
                        .exchange("GET", admin.path("authentication/flows/allow/executions"), null)
                        .status()
                == 404) {
            admin.api()
                    .post(
                            admin.path("authentication/flows"),
                            Map.of("alias", "allow", "providerId", "basic-flow", "topLevel", true, "builtIn", false));
            String step = admin.api()
                    .post(
                            admin.path("authentication/flows/allow/executions/execution"),
                            Map.of("provider", "allow-access-authenticator"))
                    .id();
            admin.api()
                    .put(
                            admin.path("authentication/flows/allow/executions"),
                            Map.of("id", step, "requirement", "REQUIRED"));
        }
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("postBrokerLoginFlowAlias", "allow"));
        try {
            String id = scim.createUser(ScimSide.user(name));
            realm.login(person);
            SignIn signIn = waitingBefore("after-post-broker-login");
            if (deletes) {
                scim.delete("/Users/" + id);
            } else {
                scim.put("/Users/" + id, ScimSide.user("renamed-" + name));
            }

            goOn(signIn);

            assertThat(admin.get("users/" + id).path("email").asText())
                    .isEqualTo(deletes ? "" : "renamed-" + name + "@example.com");
        } finally {
            admin.updateIdentityProvider(realm.alias(), provider -> provider.put("postBrokerLoginFlowAlias", ""));
        }
    }

    @Test
    void loginWhenTheAddressIsTheUserNameAndTakenThenThePageHasACode() {
        try (TestRealm mail =
                TestRealm.builder().setting("verifiedDomains", "example.com").create()) {
            mail.login(person.withNameId("opaque-" + name));
            Person renamed = person("new-" + name).withNameId("opaque-" + name);
            mail.admin().createUser("z-" + name + "@elsewhere.example", Map.of("username", renamed.email()));
            mail.admin().update(Map.of("registrationEmailAsUsername", true));

            Page page = mail.atJumpCloud().answer(renamed);

            assertThat(page.status()).as(page.toString()).isNotEqualTo(500);
        }
    }

    @Test
    void deleteWhenAnotherConnectionHasTheAccountTooThenItStays() {
        realm.configure(Map.of("scimDelete", "delete"));
        try {
            String id = other.login(person("w-" + name).withEmail("w-" + name + "@other.example"))
                    .userId();
            admin.linkIdentity(id, realm.alias(), person.email());

            scim.delete("/Users/" + id);

            assertThat(admin.api()
                            .exchange("GET", admin.path("users/" + id), null)
                            .status())
                    .isEqualTo(200);
        } finally {
            realm.configure(Map.of("scimDelete", "disable"));
        }
    }
}
