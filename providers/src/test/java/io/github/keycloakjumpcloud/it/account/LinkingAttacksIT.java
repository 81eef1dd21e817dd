package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers, devices and links that reach Keycloak at another moment, or from another person, than they were asked for. */
class LinkingAttacksIT {

    private static final String LINK = "#linkAccount";

    @AutoClose
    private TestRealm realm;

    private TestRealm other;
    private TestRealm partner;
    private RealmAdmin admin;
    private ScimSide scim;
    private int people;
    private String name;
    private Person person;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .setting("verifiedDomains", "example.com")
                .setting("scimBrakePercent", "0")
                .create();
        other = realm.connect("other", Map.of("verifiedDomains", "other.example"), app -> app);
        partner = realm.connectPlainSaml("partner");
        admin = realm.admin();
        scim = ScimSide.of(realm);
    }

    @BeforeEach
    void restoreDefaults() {
        name = "link-" + ++people;
        person = person(name);
        realm.configure(Map.of("provisioningMode", "jit", "linkExisting", "verified-domain"));
    }

    private static Map<String, Object> registered(boolean verified) {
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        fields.put("emailVerified", verified);
        return fields;
    }

    private void activate(String id, boolean active) {
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.valueOf(active)));
    }

    /** The person has been asked for the account's password, and goes to JumpCloud once more instead. */
    private SignIn backAtJumpCloud() {
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(person);
        Page proof = signIn.browser().form("form").press(LINK);
        String query = URI.create(proof.document().select("form").first().attr("abs:action"))
                .getRawQuery();
        signIn.browser().open(realm.entityId() + "/broker/" + realm.alias() + "/login?" + query);
        assertThat(signIn.isAtJumpCloud()).isTrue();
        return signIn;
    }

    @Test
    void proofWhenSomebodyElseAnswersInTheMiddleThenNobodyIsLinked() {
        // given
        String account = admin.createUser(person.email(), registered(false));
        Person colleague = person("colleague-" + name);
        Login theirs = realm.login(colleague);

        // when
        Page page = backAtJumpCloud().answer(colleague);

        // then
        assertThat(page.status()).isBetween(400, 499);
        assertThat(admin.federatedIdentitiesOf(account)).isEmpty();
        assertThat(admin.federatedIdentitiesOf(theirs.userId()))
                .singleElement()
                .satisfies(link -> assertThat(link.get("userId").asText()).isEqualTo(colleague.email()));
    }

    @Test
    void proofWhenAnotherNewcomerAnswersInTheMiddleThenTheyAreNotLinkedToTheAccount() {
        // given
        String account = admin.createUser(person.email(), registered(false));
        Person newcomer = person("newcomer-" + name);
        SignIn signIn = backAtJumpCloud();

        // when
        signIn.answer(newcomer);
        signIn.browser().form("form").fill("password", People.PASSWORD).submit();

        // then
        assertThat(admin.federatedIdentitiesOf(account))
                .extracting(link -> link.get("userId").asText())
                .containsExactly(person.email());
        assertThat(realm.login(newcomer).userId()).isNotEqualTo(account);
    }

    /** As the account console does, up to JumpCloud's door. */
    private SignIn linkingFrom(String username) {
        SignIn signIn = realm.newPerson().askForLink(username);
        assertThat(signIn.isAtJumpCloud()).isTrue();
        return signIn;
    }

    @ParameterizedTest
    @CsvSource({"disabled, JC-203", "never, JC-204", "scim-only, JC-202", "linked, JC-204", "address, JC-204"})
    void selfLinkingWhenSomethingChangesBeforeTheAnswerThenTheAnswerIsJudgedByWhatIsTrueNow(String what, String code) {
        // given
        String email = "own-" + name + "@elsewhere.example";
        String own = admin.createUser(email, registered(true));
        SignIn signIn = linkingFrom(email);
        switch (what) {
            case "disabled" -> admin.updateUser(own, user -> user.put("enabled", false));
            case "never" -> realm.configure(Map.of("linkExisting", "never"));
            case "scim-only" -> realm.configure(Map.of("provisioningMode", "scim-only"));
            case "linked" -> realm.login(person);
            default -> admin.createUser(person.email(), registered(true));
        }

        // when
        Page page = signIn.answer(person);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo(code);
        assertThat(admin.federatedIdentitiesOf(own)).isEmpty();
    }

    @Test
    void selfLinkingWhenTheGateRefusesTheAnswerThenTheAccountKeepsItsDepartment() {
        // given
        String department = "Sales-" + name;
        realm.login(person("colleague-" + name).withDepartment(department));
        String email = "own-" + name + "@elsewhere.example";
        String own = admin.createUser(email, registered(true));
        admin.joinGroup(own, admin.groupByPath("/Departments/" + department).orElseThrow());
        SignIn signIn = linkingFrom(email);
        realm.configure(Map.of("allowedGroups", "Crew"));

        // when
        Page page = signIn.answer(person);
        realm.configure(Map.of("allowedGroups", ""));

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-102");
        assertThat(admin.groupsOf(own)).containsExactly("/Departments/" + department);
    }

    @Test
    void selfLinkingWhenAnotherConnectionsScimHoldsTheAccountThenItIsRefused() {
        // given
        String email = "held-" + name + "@other.example";
        ObjectNode user = ScimSide.user("held-" + name).put("userName", email);
        ((ObjectNode) user.at("/emails/0")).put("value", email);
        String held = ScimSide.of(other).createUser(user);
        People.givePassword(admin, held);

        // when
        Page page = linkingFrom(email).answer(person);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-204");
        assertThat(admin.federatedIdentitiesOf(held)).hasSize(1);
    }

    @Test
    void selfLinkingWhenTheAnswerIsForAnotherConnectionThenItIsRefused() {
        // given
        String email = "own-" + name + "@elsewhere.example";
        String own = admin.createUser(email, registered(true));
        SignIn signIn = linkingFrom(email);
        String answer = other.application()
                .answer(person("x-" + name).withEmail("x-" + name + "@other.example"), signIn.request())
                .base64(other.application().key());

        // when
        Page page = other.post(signIn.browser(), answer, signIn.request().relayState());

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-313");
        assertThat(admin.federatedIdentitiesOf(own)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"own, other", "partner, own", "partner, other"})
    void selfLinkingWhenTheBrowserGoesToAnotherConnectionInsteadThenItsAnswerIsRefusedOnce(
            String begun, String answering) {
        // given
        Map<String, TestRealm> providers = Map.of("own", realm, "other", other, "partner", partner);
        TestRealm asked = providers.get(begun);
        TestRealm answers = providers.get(answering);
        String email = "own-" + name + "@elsewhere.example";
        String own = admin.createUser(email, registered(true));
        SignIn signIn = asked.newPerson();
        signIn.browser().stopAt(asked.signOnUrl()).stopAt(answers.signOnUrl());
        signIn.askForLink(email);
        String[] state = signIn.request().relayState().split("\\.");
        signIn.browser()
                .open(realm.entityId() + "/broker/" + answers.alias() + "/login?client_id=" + App.CLIENT_ID
                        + "&session_code=" + state[0] + "&tab_id=" + state[1]);
        admin.clearEvents();

        // when
        Page page = new SignIn(answers, signIn.browser())
                .answer(answers == other ? person("x-" + name).withEmail("x-" + name + "@other.example") : person);

        // then
        RefusalPage refusal = RefusalPage.of(page);
        assertThat(refusal.code()).isEqualTo("JC-313");
        assertThat(admin.failures()).isEqualTo(admin.eventsOfRefusal(refusal.reference()));
        assertThat(admin.federatedIdentitiesOf(own)).isEmpty();
    }

    @Test
    void deviceWhenThePersonIsOutBeforeItAsksForTokensThenItGetsNone() throws IOException, InterruptedException {
        // given
        String client = "device-" + name;
        admin.createClient(Map.of(
                "clientId",
                client,
                "publicClient",
                true,
                "attributes",
                Map.of("oauth2.device.authorization.grant.enabled", "true")));
        String id = scim.createUser(ScimSide.user(name));
        JsonNode device = Json.read(form("auth/device", Map.of("client_id", client, "scope", "openid"))
                .body());
        SignIn signIn = realm.newPerson();
        signIn.browser().open(device.get("verification_uri_complete").asText());
        signIn.browser().click("#social-" + realm.alias());
        signIn.answer(person);
        signIn.browser().form("form").press("[name=accept]");
        activate(id, false);
        activate(id, true);

        // when
        HttpResponse<String> tokens = form(
                "token",
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:device_code",
                        "client_id",
                        client,
                        "device_code",
                        device.get("device_code").asText()));

        // then
        assertThat(tokens.statusCode()).as(tokens.body()).isEqualTo(400);
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    private HttpResponse<String> form(String below, Map<String, String> fields)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(realm.entityId() + "/protocol/openid-connect/" + below))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(Browser.encodeForm(fields)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
