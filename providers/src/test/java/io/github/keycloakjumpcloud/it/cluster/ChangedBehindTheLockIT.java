package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * An account that others change after SCIM has looked at it and before SCIM holds it. What counts is what it is then: the
 * rule is asked again.
 */
@InCluster
class ChangedBehindTheLockIT {

    private static final String OTHER = "social";
    private static final String END = "/broker/after-first-broker-login";

    private final Cluster cluster = Cluster.shared();

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;
    private int people;

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    private String email;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .setting("scimBrakePercent", "0")
                .setting("verifiedDomains", "example.com")
                .create(cluster.address(), cluster.admin());
        admin = realm.admin();
        scim = ScimSide.of(realm);
        admin.createIdentityProvider(
                OTHER, "saml", Map.of("singleSignOnServiceUrl", "http://127.0.0.1/saml2/" + OTHER));
    }

    @BeforeEach
    void namePerson() {
        name = "person-" + ++people;
        email = People.email(name);
    }

    /** What an administrator does meanwhile. */
    enum Change {
        NOTHING(false),
        MADE_ADMINISTRATOR(false),
        GIVEN_A_PASSWORD(false),
        LINKED_ELSEWHERE(false),
        LINKED_HERE(false),
        DISABLED(true),
        DELETED(true);

        /** Such a change waits for whoever holds the account. */
        private final boolean ofTheRow;

        Change(boolean ofTheRow) {
            this.ofTheRow = ofTheRow;
        }

        void make(RealmAdmin admin, String userId) {
            switch (this) {
                case NOTHING -> {}
                case MADE_ADMINISTRATOR ->
                    new RoleAdmin(admin).grantClientRole(userId, "realm-management", "view-users");
                case GIVEN_A_PASSWORD -> People.givePassword(admin, userId);
                case LINKED_ELSEWHERE -> admin.linkIdentity(userId, OTHER, "subject-of-" + userId);
                case LINKED_HERE ->
                    admin.linkIdentity(
                            userId,
                            "jumpcloud",
                            admin.get("users/" + userId).get("email").asText());
                case DISABLED -> admin.updateUser(userId, user -> user.put("enabled", false));
                case DELETED -> admin.api().delete(admin.path("users/" + userId));
            }
        }
    }

    @ParameterizedTest(name = "verified: {0}, {1}: {2}")
    @CsvSource({
        "true, NOTHING, 201",
        "true, GIVEN_A_PASSWORD, 201",
        "true, MADE_ADMINISTRATOR, 409",
        "true, LINKED_ELSEWHERE, 409",
        "true, DISABLED, 409",
        "false, NOTHING, 201",
        "false, GIVEN_A_PASSWORD, 409",
        "false, MADE_ADMINISTRATOR, 409",
        "false, LINKED_ELSEWHERE, 409",
        "false, DISABLED, 409"
    })
    void createWhenTheAccountChangesMeanwhileThenTheRuleDecidesByWhatItIsThen(
            boolean verified, Change change, int expected) {
        // given
        String id = admin.createUser(email, Map.of("emailVerified", verified));

        // when
        ScimAnswer answer = during(change, id, () -> scim.post("/Users", ScimSide.user(name)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
        if (expected == 201) {
            assertThat(answer.id()).isEqualTo(id);
            assertThat(linksOf(id)).containsExactly(realm.alias());
        } else {
            assertThat(answer.scimType()).isEqualTo("uniqueness");
            assertThat(linksOf(id)).doesNotContain(realm.alias());
            JsonNode account = scim.account(id);
            assertThat(account.path("attributes").has("jumpcloudScim")).isFalse();
            assertThat(account.get("enabled").asBoolean()).isEqualTo(change != Change.DISABLED);
            assertThat(account.get("emailVerified").asBoolean()).isEqualTo(verified);
        }
    }

    /** Between the steps of a first sign-in, the account looks like a stranger's. */
    @Test
    void createWhenTheAccountBecomesThePersonsMeanwhileThenItIsTakenOver() {
        // given
        String id = admin.createUser(email, Map.of("emailVerified", false));
        People.givePassword(admin, id);

        // when
        ScimAnswer answer = during(Change.LINKED_HERE, id, () -> scim.post("/Users", ScimSide.user(name)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isEqualTo(id);
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void createWhenTheAccountIsDeletedMeanwhileThenANewOneIsMade(boolean verified) {
        // given
        String id = admin.createUser(email, Map.of("emailVerified", verified));

        // when
        ScimAnswer answer = during(Change.DELETED, id, () -> scim.post("/Users", ScimSide.user(name)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isNotEqualTo(id);
        assertThat(admin.user(email).get("id").asText()).isEqualTo(answer.id());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "NOTHING, 200",
        "DISABLED, 200",
        "DELETED, 200",
        "MADE_ADMINISTRATOR, 409",
        "GIVEN_A_PASSWORD, 409",
        "LINKED_ELSEWHERE, 409"
    })
    void renameWhenTheAccountOfAnEarlySignInChangesMeanwhileThenTheRuleDecidesByWhatItIsThen(
            Change change, int expected) {
        // given
        String held = scim.createUser(ScimSide.user(name));
        Login early = realm.login(person(name + "-new"));
        String interim = early.userId();

        // when
        ScimAnswer answer = during(change, interim, () -> scim.put("/Users/" + held, ScimSide.user(name + "-new")));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(expected);
        assertThat(linksOf(held)).containsExactly(realm.alias());
        if (expected == 200) {
            assertThat(scim.account(held).get("email").asText()).isEqualTo(People.email(name + "-new"));
            assertThat(realm.login(person(name + "-new")).userId()).isEqualTo(held);
        } else {
            assertThat(scim.account(held).get("email").asText()).isEqualTo(email);
            assertThat(linksOf(interim)).contains(realm.alias());
            assertThat(scim.account(interim).get("enabled").asBoolean()).isTrue();
            assertThat(scim.account(interim).get("email").asText()).isEqualTo(People.email(name + "-new"));
            assertThat(realm.app().isAlive(early)).isTrue();
        }
    }

    @Test
    void signInWhenTheAccountIsDeletedMeanwhileThenThePersonGetsANewOne() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person(name));

        // when
        Login login = during(Change.DELETED, id, () -> realm.login(person(name)));

        // then
        assertThat(login.userId()).isNotEqualTo(id);
        assertThat(login.email()).isEqualTo(email);
    }

    @Test
    void firstSignInWhenTheAccountIsDeletedBeforeItsEndThenItIsRefusedWithACode() {
        // given
        SignIn signIn = realm.atJumpCloud();
        signIn.browser().stopAt(realm.entityId() + END);
        Page end = signIn.answer(person(name));
        String id = admin.user(email).get("id").asText();

        // when
        Page page = during(Change.DELETED, id, () -> signIn.browser().open(end.uri()));

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-203");
    }

    /** Sends the request, lets it look and come to the account, and makes the change before it gets there. */
    private <T> T during(Change change, String userId, Supplier<T> request) {
        CompletableFuture<Void> changed = new CompletableFuture<>();
        CompletableFuture<T> answer;
        try (HeldRow account = HeldRow.ofAccount(cluster.postgres().database(), userId)) {
            if (change.ofTheRow) {
                changed = CompletableFuture.runAsync(() -> change.make(admin, userId));
                account.awaitWaiting(1);
                answer = CompletableFuture.supplyAsync(request);
                account.awaitWaiting(2);
            } else {
                answer = CompletableFuture.supplyAsync(request);
                account.awaitWaiting(1);
                change.make(admin, userId);
                changed.complete(null);
            }
        }
        changed.join();
        return answer.join();
    }

    private List<String> linksOf(String userId) {
        return admin.federatedIdentitiesOf(userId).stream()
                .map(link -> link.get("identityProvider").asText())
                .toList();
    }
}
