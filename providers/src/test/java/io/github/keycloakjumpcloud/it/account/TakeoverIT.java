package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.FlowAdmin;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ways in which somebody would get, or share, the account of somebody else. The connection is trusted for the domain. */
class TakeoverIT {

    private static final String LINK = "#linkAccount";
    private static final String SHARED_FLOW = "jumpcloud first login";

    @AutoClose
    private final Mailbox mailbox = Mailbox.open();

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .realm("smtpServer", mailbox.smtpServer())
            .setting("verifiedDomains", "example.com")
            .create();

    private final RealmAdmin admin = realm.admin();
    private int people;

    @BeforeEach
    void restoreDefaults() {
        realm.configure(Map.of("provisioningMode", "jit", "linkExisting", "verified-domain"));
    }

    private Person anybody() {
        return person("person-" + ++people);
    }

    private static Map<String, Object> registered(boolean verified) {
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        fields.put("emailVerified", verified);
        return fields;
    }

    @Test
    void firstLoginWhenSomebodyRegisteredTheAddressThenOnlyTheirPasswordProvesIt() {
        // given
        Person person = anybody();
        String stranger = admin.createUser(person.email(), registered(false));
        Login strangersLogin = realm.newPerson().signInWithPassword(person.email(), People.PASSWORD);
        int mails = mailbox.mails().size();

        // when
        SignIn signIn = realm.atJumpCloud();
        Page asked = signIn.answer(person);
        Page proof = signIn.browser().form("form").press(LINK);

        // then
        assertThat(asked.element(LINK)).isPresent();
        assertThat(proof.element("[name=password]")).isPresent();
        assertThat(mailbox.mails()).hasSize(mails);
        assertThat(admin.federatedIdentitiesOf(stranger)).isEmpty();
        assertThat(admin.user(person.email()).get("emailVerified").asBoolean()).isFalse();
        assertThat(realm.app().isAlive(strangersLogin)).isTrue();
    }

    @Test
    void firstLoginWhenTheAddressIsVerifiedThenItIsLinkedAtOnce() {
        // given
        Person person = anybody();
        String userId = admin.createUser(person.email(), registered(true));

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.userId()).isEqualTo(userId);
    }

    @Test
    void firstLoginWhenAnInvitationWaitsThenItIsLinkedAtOnce() {
        // given
        Person person = anybody();
        String userId = admin.createUser(person.email(), Map.of("emailVerified", false));

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(admin.user(person.email()).get("emailVerified").asBoolean()).isTrue();
    }

    @Test
    void firstLoginWhenTheAccountIsLinkedToAnotherProviderThenProofIsAsked() {
        // given
        Person person = anybody();
        admin.createIdentityProvider(
                "social-" + people,
                "oidc",
                Map.of(
                        "clientId", "id",
                        "clientSecret", "secret",
                        "authorizationUrl", "http://127.0.0.1/auth",
                        "tokenUrl", "http://127.0.0.1/token"));
        String userId = admin.createUser(person.email(), registered(true));
        admin.linkIdentity(userId, "social-" + people, "subject");

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        assertThat(page.element(LINK)).isPresent();
        assertThat(admin.federatedIdentitiesOf(userId)).hasSize(1);
    }

    @Test
    void firstLoginWhenMetByUserNameOnlyThenNoMailGoesToTheOtherAddress() {
        // given
        Person person = anybody();
        Map<String, Object> fields = registered(true);
        fields.put("username", person.email());
        admin.createUser("stranger-" + people + "@elsewhere.example", fields);
        int mails = mailbox.mails().size();

        // when
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(person);
        Page proof = signIn.browser().form("form").press(LINK);

        // then
        assertThat(proof.element("[name=password]")).isPresent();
        assertThat(mailbox.mails()).hasSize(mails);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void firstLoginWhenAFormChangesTheAddressThenTheMessageCounts(boolean victimIsThere) {
        // given
        FlowAdmin flow = new FlowAdmin(admin, SHARED_FLOW);
        Person attacker = anybody();
        String victim = "victim-" + people + "@example.com";
        if (victimIsThere) {
            admin.createUser(victim, registered(true));
        }
        String form = flow.prepend("idp-review-profile", Map.of("update.profile.on.first.login", "on"));
        try {
            SignIn signIn = realm.atJumpCloud();

            // when
            Page review = signIn.answer(attacker);
            assertThat(review.element("[name=email]")).isPresent();
            signIn.browser().form("form").fill("email", victim).submit();
            Login login = signIn.login();

            // then
            JsonNode account = admin.user(attacker.email());
            assertThat(login.userId()).isEqualTo(account.get("id").asText());
            assertThat(account.get("email").asText()).isEqualTo(attacker.email());
            for (JsonNode owner : admin.usersByEmail(victim)) {
                assertThat(admin.federatedIdentitiesOf(owner.get("id").asText()))
                        .isEmpty();
            }
        } finally {
            flow.remove(form);
        }
    }

    @Test
    void loginsWhenAMapperOfKeycloaksWritesTheAddressThenTheMessageCounts() {
        // given
        Person person = anybody().withAttribute("other", "victim-" + people + "@example.com");
        MapperAdmin mappers = new MapperAdmin(admin, realm.alias());
        String mapper = mappers.add(
                "takes the address",
                "saml-user-attribute-idp-mapper",
                Map.of("attribute.name", "other", "user.attribute", "email", "syncMode", "FORCE"));
        try {
            // when
            Login first = realm.login(person);
            Login second = realm.login(person);

            // then
            assertThat(second.userId()).isEqualTo(first.userId());
            assertThat(List.of(first.email(), second.email())).containsOnly(person.email());
            assertThat(admin.user(person.email()).get("id").asText()).isEqualTo(first.userId());
        } finally {
            mappers.delete(mapper);
        }
    }

    @ParameterizedTest
    @CsvSource({"jit, never, JC-204", "scim-only, verified-domain, JC-202"})
    void selfLinkingWhenSettingsForbidItThenItIsRefused(String mode, String linking, String code) {
        // given
        realm.configure(Map.of("provisioningMode", mode, "linkExisting", linking));
        Person person = anybody();
        String userId = admin.createUser("own-" + people + "@example.com", registered(true));

        // when
        Page page = linkSelf("own-" + people + "@example.com", person);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo(code);
        assertThat(admin.federatedIdentitiesOf(userId)).isEmpty();
    }

    @Test
    void selfLinkingWhenTheAddressIsAnotherAccountsThenItIsRefusedWithACode() {
        // given
        Person person = anybody();
        admin.createUser(person.email(), registered(true));
        String userId = admin.createUser("own-" + people + "@example.com", registered(true));

        // when
        Page page = linkSelf("own-" + people + "@example.com", person);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-204");
        assertThat(admin.federatedIdentitiesOf(userId)).isEmpty();
    }

    @Test
    void selfLinkingWhenThePersonHasAnAccountAlreadyThenItIsRefusedWithACode() {
        // given
        Person person = anybody();
        Login first = realm.login(person);
        String userId = admin.createUser("own-" + people + "@example.com", registered(true));

        // when
        Page page = linkSelf("own-" + people + "@example.com", person);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-204");
        assertThat(admin.federatedIdentitiesOf(userId)).isEmpty();
        assertThat(admin.federatedIdentitiesOf(first.userId())).hasSize(1);
    }

    @Test
    void selfLinkingWhenNothingSpeaksAgainstItThenTheAccountIsLinked() {
        // given
        Person person = anybody();
        String userId = admin.createUser(person.email(), registered(false));

        // when
        linkSelf(person.email(), person);

        // then
        assertThat(admin.federatedIdentitiesOf(userId)).hasSize(1);
        assertThat(realm.login(person).userId()).isEqualTo(userId);
    }

    @Test
    void selfLinkingWhenTheAccountIsDeletedMeanwhileThenItIsRefusedWithACode() {
        // given
        Person person = anybody();
        String userId = admin.createUser("own-" + people + "@example.com", registered(true));
        SignIn signIn = realm.newPerson().askForLink("own-" + people + "@example.com");
        admin.api().delete(admin.path("users/" + userId));

        // when
        Page page = signIn.answer(person);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-203");
        assertThat(admin.usersByEmail(person.email())).isEmpty();
    }

    /** As the account console does: signs in by password, and asks Keycloak for the link. */
    private Page linkSelf(String username, Person person) {
        SignIn signIn = realm.newPerson().askForLink(username);
        return signIn.answer(person);
    }
}
