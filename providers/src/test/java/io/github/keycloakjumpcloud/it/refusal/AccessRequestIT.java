package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person who was refused has those asked who can let them in: whom, how often, and what the page says then. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class AccessRequestIT {

    private static final String ASK = "#jumpcloud-ask-for-access";
    private static final String CONTACT = "it@acme.example";

    @AutoClose
    private final Mailbox mailbox = Mailbox.open();

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder()
                .groups()
                .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
                .setting("contactEmail", CONTACT)
                .realm("smtpServer", mailbox.smtpServer())
                .create();
        admin = realm.admin();
    }

    @ParameterizedTest
    @CsvSource({"jit, JC-101", "invite-only, JC-201", "scim-only, JC-202"})
    void buttonWhenPressedThenTheContactIsToldWhoWhyAndWhatToChange(String mode, String code) {
        // given
        realm.configure(Map.of("provisioningMode", mode, "allowedGroups", mode.equals("jit") ? "Nobody" : ""));
        SignIn signIn = realm.atJumpCloud();
        RefusalPage refusal = RefusalPage.of(signIn.answer(newcomer("Ada").withGroups("<b>Other</b>")));
        assertThat(refusal.code()).isEqualTo(code);

        // when
        Page page = signIn.browser().form(ASK).submit();

        // then
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.text()).contains("has been passed on", refusal.reference());
        // Of what JumpCloud's side changes, a group is the one thing of which this side does not hear.
        assertThat(page.text().contains("sign in again: we learn of it only then"))
                .isEqualTo(code.equals("JC-101"));
        assertThat(mailbox.mails()).hasSize(1);
        Mailbox.Mail mail = mailbox.mails().get(0);
        assertThat(mail.to()).isEqualTo(CONTACT);
        assertThat(mail.subject()).contains("asks for access", realm.alias());
        assertThat(mail.text()).contains(newcomer("Ada").email(), code, refusal.reference(), "What to change in ");
        assertThat(mail.html()).contains(newcomer("Ada").email()).doesNotContain("<b>");
    }

    @Test
    void requestWhenSentAgainByTheSamePersonThenNobodyGetsASecondMail() {
        // given
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(newcomer("one"));
        signIn.browser().form(ASK).submit();

        // when: by another refusal, under another spelling
        SignIn again = realm.atJumpCloud();
        again.answer(newcomer("one").withEmail("Newcomer@Example.com").withNameId("Newcomer@Example.com"));
        Page page = again.browser().form(ASK).submit();

        // then
        assertThat(page.text()).contains("has been passed on already");
        assertThat(mailbox.mails()).hasSize(1);
    }

    @Test
    void requestsWhenOfVeryManyPeopleThenTheContactGetsABoundedNumber() {
        // when
        Page last = null;
        for (int i = 0; i < 21; i++) {
            SignIn signIn = realm.atJumpCloud();
            signIn.answer(person("crowd-" + i).withGroups("Other"));
            last = signIn.browser().form(ASK).submit();
        }

        // then
        assertThat(mailbox.mails()).hasSize(20);
        assertThat(last.status()).isEqualTo(429);
        assertThat(last.text()).contains("Too many people");
    }

    @Test
    void requestWhenTheMailCannotBeSentThenThePageSaysSoAndItCanBeSentAgain() {
        // given: more often than a connection's contacts get e-mails
        mailbox.refuse(true);
        for (int i = 0; i < 21; i++) {
            SignIn signIn = realm.atJumpCloud();
            signIn.answer(newcomer("late"));
            assertThat(signIn.browser().form(ASK).submit().status()).isEqualTo(503);
        }
        mailbox.refuse(false);
        SignIn again = realm.atJumpCloud();
        again.answer(newcomer("late"));

        // when
        Page page = again.browser().form(ASK).submit();

        // then
        assertThat(page.status()).isEqualTo(200);
        assertThat(mailbox.mails()).hasSize(1);
    }

    @Test
    void requestWhenTheCustomerHasASetupLinkThenTheCustomerIsAskedTooUnlessItIsRevokedOrItsMakerIsGone() {
        // given
        String links = admin.path("jumpcloud/" + realm.alias() + "/setup-links");
        admin.api().post(links, Map.of("name", "a", "allow", List.of("policies"), "email", "it@customer.example"));
        String revoked = admin.api()
                .post(links, Map.of("name", "b", "allow", List.of("policies"), "email", "gone@customer.example"))
                .body()
                .get("id")
                .asText();
        admin.api().post(links, Map.of("name", "c", "allow", List.of("policies"), "email", "IT@acme.example"));
        admin.api().delete(links + "/" + revoked);
        Operator leaver = Operator.with(realm, "manage-identity-providers");
        leaver.send(
                "POST",
                "jumpcloud/" + realm.alias() + "/setup-links",
                "{\"name\": \"d\", \"allow\": [\"policies\"], \"email\": \"of-leaver@customer.example\"}");
        admin.updateUser(
                admin.user("operator-manage-identity-providers@example.com")
                        .get("id")
                        .asText(),
                user -> user.put("enabled", false));
        int invitations = mailbox.mails().size();
        assertThat(invitations).isEqualTo(4);
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(newcomer("customer"));

        // when
        signIn.browser().form(ASK).submit();

        // then
        List<Mailbox.Mail> asked = mailbox.mails().stream().skip(invitations).toList();
        assertThat(asked).extracting(Mailbox.Mail::to).containsExactlyInAnyOrder(CONTACT, "it@customer.example");
        assertThat(asked)
                .allSatisfy(mail -> assertThat(mail.text()).contains("JC-101", "ask them to sign in again"))
                .filteredOn(mail -> mail.text().contains("What was found"))
                .extracting(Mailbox.Mail::to)
                .containsExactly(CONTACT);
    }

    @Test
    void buttonWhenNobodyCanBeAskedOrItWouldNotHelpThenThereIsNone() {
        // given
        assertThat(hasButton(newcomer("asks"))).isTrue();
        assertThat(hasButton(SampleDirectory.MISMATCHED)).isFalse();

        // when
        realm.configure(Map.of("contactEmail", ""));

        // then
        assertThat(hasButton(newcomer("asks"))).isFalse();

        // when
        realm.configure(Map.of("contactEmail", CONTACT));
        admin.update(Map.of("smtpServer", Map.of()));

        // then
        assertThat(hasButton(newcomer("asks"))).isFalse();
    }

    @Test
    void stateWhenScimMakesTheAccountThenThePageMayGoOn() {
        // given
        realm.configure(Map.of("provisioningMode", "scim-only", "scimEnabled", "true", "allowedGroups", ""));
        SignIn signIn = realm.atJumpCloud();
        String reference = RefusalPage.of(signIn.answer(person("pushed"))).reference();
        assertThat(state(reference)).isEqualTo("over");
        Page page = signIn.browser().form(ASK).submit();
        assertThat(page.element("#jumpcloud-access").orElseThrow().attr("data-jumpcloud-state"))
                .isEqualTo(stateUrl(reference).toString());
        assertThat(state(reference)).isEqualTo("waiting");

        // when
        ScimSide.of(realm).createUser(ScimSide.user("pushed"));

        // then
        assertThat(state(reference)).isEqualTo("open");

        // when
        signIn.browser().click("#jumpcloud-access-next");
        if (!signIn.isAtJumpCloud()) {
            // Keycloak before 26.7 begins again at its login page, also where the application has named the connection.
            signIn.browser().click("#social-" + realm.alias());
        }
        signIn.answer(person("pushed"));

        // then
        assertThat(signIn.login().email()).isEqualTo(person("pushed").email());
        assertThat(state("AAAA-AAAA")).isEqualTo("over");
    }

    @Test
    void requestWhenTheReferenceIsNoneOrOfAnotherConnectionThenNobodyIsAsked() {
        // given
        SignIn signIn = realm.atJumpCloud();
        String mismatched =
                RefusalPage.of(signIn.answer(SampleDirectory.MISMATCHED)).reference();
        realm.connect("other", Map.of("contactEmail", CONTACT), application -> application);
        SignIn second = realm.atJumpCloud();
        String here = RefusalPage.of(second.answer(newcomer("here"))).reference();

        // then
        assertThat(post(realm.alias(), "reference=AAAA-AAAA")).isEqualTo(404);
        assertThat(post(realm.alias(), "")).isEqualTo(404);
        assertThat(post(realm.alias(), "reference=" + mismatched)).isEqualTo(404);
        assertThat(post("other", "reference=" + here)).isEqualTo(404);
        assertThat(mailbox.mails()).isEmpty();

        // when
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("enabled", false));

        // then
        assertThat(post(realm.alias(), "reference=" + here)).isEqualTo(404);
        assertThat(mailbox.mails()).isEmpty();
    }

    private static Person newcomer(String firstName) {
        return person("newcomer").withName(firstName, "Family").withGroups("Other");
    }

    private boolean hasButton(Person person) {
        return realm.atJumpCloud().answer(person).element(ASK).isPresent();
    }

    private int post(String alias, String form) {
        URI address = URI.create(realm.entityId() + "/jumpcloud/" + alias + "/access-request");
        return Http.send(HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form))
                        .build())
                .statusCode();
    }

    private URI stateUrl(String reference) {
        return URI.create(realm.entityId() + "/jumpcloud/" + realm.alias() + "/access-request/" + reference);
    }

    private String state(String reference) {
        return Json.read(Http.get(stateUrl(reference)).body()).get("state").asText();
    }
}
