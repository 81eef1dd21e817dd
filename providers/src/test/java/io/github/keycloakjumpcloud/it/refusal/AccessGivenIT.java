package io.github.keycloakjumpcloud.it.refusal;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.People.email;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.ClockedKeycloak;
import io.github.keycloakjumpcloud.it.harness.Mailbox;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Those whose page waits no more hear by e-mail that they would be let in: each once, and nobody else. */
@SecondLane
class AccessGivenIT {

    private static final String CONTACT = "it@acme.example";

    private final ClockedKeycloak keycloak = ClockedKeycloak.shared();

    @AutoClose
    private final Mailbox mailbox = Mailbox.open();

    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = keycloak.create(TestRealm.builder()
                .setting("provisioningMode", "invite-only")
                .setting("verifiedDomains", "example.com")
                .setting("contactEmail", CONTACT)
                .realm("smtpServer", mailbox.smtpServer()));
    }

    @Test
    void invitationWhenItComesLaterThenThePersonIsToldOnceAndOthersAreNot() {
        // given
        ask("invited");
        ask("forgotten");
        assertThat(mailbox.mails()).extracting(Mailbox.Mail::to).containsOnly(CONTACT);

        // when: while the page still waits
        admin().createUser(email("invited"), Map.of("emailVerified", true));
        keycloak.moveOn(Duration.ofMinutes(9));
        ask("third");
        assertThat(mailsTo(email("invited"))).isEmpty();

        // when: when it waits no more
        keycloak.moveOn(Duration.ofMinutes(2));

        // then
        await("the person is told").until(() -> mailsTo(email("invited")).size() == 1);
        Mailbox.Mail mail = mailsTo(email("invited")).get(0);
        assertThat(mail.subject()).contains("You can sign in");
        assertThat(mail.text()).contains("You asked for access").doesNotContain("JC-");

        // when: the next one is let in
        admin().createUser(email("third"), Map.of("emailVerified", true));
        keycloak.moveOn(Duration.ofMinutes(11));

        // then
        await("the next person is told").until(() -> mailsTo(email("third")).size() == 1);
        assertThat(mailsTo(email("invited"))).hasSize(1);
        assertThat(mailsTo(email("forgotten"))).isEmpty();
    }

    @Test
    void customerWhenTheLinkIsOverThenTheyAreAskedAsLongAsItIsListed() {
        // given
        String customer = "it@customer.example";
        admin().api()
                .post(
                        admin().path("jumpcloud/" + realm.alias() + "/setup-links"),
                        Map.of("name", "a", "allow", List.of("policies"), "email", customer, "expiresIn", 900));
        ask("asks-first");
        assertThat(mailsTo(customer)).as("the link, and the request").hasSize(2);

        // when: the link is over, and listed for a month
        keycloak.moveOn(Duration.ofDays(29));
        ask("asks-then");

        // then
        assertThat(mailsTo(customer)).hasSize(3);

        // when
        keycloak.moveOn(Duration.ofHours(36));
        ask("asks-last");

        // then
        assertThat(mailsTo(customer)).hasSize(3);
        assertThat(mailsTo(CONTACT)).hasSizeGreaterThanOrEqualTo(3);
    }

    private void ask(String name) {
        SignIn signIn = realm.newPerson().start();
        signIn.answer(person(name), response -> response.withClock(keycloak.clock()));
        signIn.browser().form("#jumpcloud-ask-for-access").submit();
    }

    private RealmAdmin admin() {
        return new RealmAdmin(keycloak.api(), realm.admin().name());
    }

    private List<Mailbox.Mail> mailsTo(String address) {
        return mailbox.mails().stream()
                .filter(mail -> mail.to().equals(address))
                .toList();
    }
}
