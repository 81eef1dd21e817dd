package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What names a person, longer or odder than Keycloak's columns take. */
class LongIdentityIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private int count;

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 245, 255})
    void signInWhenNameIdFitsThenPersonIsSignedInAgainAndAgain(int length) {
        // given
        Person person = newPerson().withNameId("i".repeat(length));

        // when
        Login first = realm.login(person);
        Login second = realm.login(person);

        // then
        assertThat(second.userId()).isEqualTo(first.userId());
    }

    @ParameterizedTest
    @ValueSource(ints = {256, 1000, 20_000})
    void signInWhenNameIdIsTooLongToStoreThenItIsRefused(int length) {
        // given
        Person person = newPerson().withNameId("i".repeat(length));
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        Wire.assertNoFailure(page);
        RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.NAME_ID_DIFFERS);
        before.assertUnchanged(realm.admin());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN=Anna, OU=a/b%##", "\uD83C\uDF38", "\u202Eanna", "anna\u0085b", "a b  c", "<b>&"})
    void signInWhenNameIdIsStrangeThenItNamesOnePerson(String nameId) {
        // given
        Person person = newPerson().withNameId(nameId);

        // when
        Login first = realm.login(person);
        Login second = realm.login(person);

        // then
        assertThat(second.userId()).isEqualTo(first.userId());
    }

    @Test
    void signInWhenEmailIsTooLongThenItIsRefused() {
        // given
        Person person = newPerson().withEmail("a".repeat(60) + "@" + "b".repeat(60) + ".".concat("c".repeat(180)));
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = realm.atJumpCloud().answer(person.withNameId("long-mail"));

        // then
        Wire.assertNoFailure(page);
        RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.EMAIL_MISSING);
        before.assertUnchanged(realm.admin());
    }

    @Test
    void signInWhenEmailIsAsLongAsMayBeThenPersonIsSignedIn() {
        // given: 64 characters before the @, 254 in all
        String label = "d".repeat(61);
        Person person = newPerson().withEmail("a".repeat(64) + "@" + label + "." + label + "." + label + ".com");

        // when
        Login login = realm.login(person);

        // then
        assertThat(person.email()).hasSize(254);
        assertThat(login.email()).isEqualTo(person.email());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "ab",
                "two words",
                "name@elsewhere",
                "\uD83C\uDF38\uD83C\uDF38",
                "<b>",
                "ÄÖÜ",
                "\u202Eabc"
            })
    void signInWhenUsernameIsStrangeThenPersonIsSignedIn(String username) {
        assertSignedIn(named(username));
    }

    @ParameterizedTest
    @ValueSource(ints = {255, 256, 300, 5000})
    void signInWhenUsernameIsLongThenPersonIsSignedIn(int length) {
        assertSignedIn(named("u".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 1000, 1025, 20_000})
    void signInWhenSessionIndexIsLongThenPersonIsSignedIn(int length) {
        // given
        Person person = newPerson();
        SignIn signIn = realm.atJumpCloud();

        // when
        Page page = signIn.answer(person, response -> response.withSessionIndex("s".repeat(length)));

        // then
        Wire.assertNoFailure(page);
        assertThat(signIn.login().email()).isEqualTo(person.email());
    }

    @Test
    void signInWhenAssertionIdIsLongThenItIsAcceptedOnce() {
        // given
        Person person = newPerson();
        SignIn signIn = realm.atJumpCloud();
        String id = "A".repeat(20_000);

        // when
        signIn.answer(person, response -> response.withAssertionId(id));
        Page again = realm.atJumpCloud().answer(person, response -> response.withAssertionId(id));

        // then
        assertThat(signIn.login().email()).isEqualTo(person.email());
        RefusalEvidence.of(realm.admin(), again).assertTellsOf(RefusalReason.USED_BEFORE);
    }

    @Test
    void refusalWhenFactIsLongThenPageAndEventAreThere() {
        // given
        Person person = newPerson().withEmail(null).withNameId("4711");
        for (int i = 0; i < 60; i++) {
            person = person.withAttribute(i + "n".repeat(300) + "\u202E", "value");
        }

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.EMAIL_MISSING);
    }

    private void assertSignedIn(Person person) {
        // when
        Login first = realm.login(person);
        Login second = realm.login(person);

        // then
        assertThat(first.email()).isEqualTo(person.email());
        assertThat(second.userId()).isEqualTo(first.userId());
    }

    private Person named(String username) {
        count++;
        return Person.named(username, "long" + count + "@example.com", "Lena", "Long");
    }

    private Person newPerson() {
        return named("long" + count);
    }
}
