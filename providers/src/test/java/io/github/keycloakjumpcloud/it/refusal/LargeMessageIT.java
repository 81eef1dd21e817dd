package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages around Keycloak's own limit: its HTTP layer takes form fields up to 128 KiB
 * ({@code quarkus.http.limits.max-form-attribute-size}) and answers 413 to longer ones, before any extension is asked.
 */
class LargeMessageIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;

    @AutoClose
    private final TestRealm realm = TestRealm.builder().groups().create();

    private final String userId = realm.login(PERSON).userId();

    @Test
    void answerWhenValueIsLongButWithinTheLimitThenPersonIsSignedIn() {
        // given
        Person person = PERSON.withDepartment("d".repeat(80_000));

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(realm.admin().groupsOf(userId)).contains("/Departments/" + "d".repeat(255));
    }

    @ParameterizedTest
    @ValueSource(ints = {200_000, 1_500_000})
    void answerWhenValueIsBeyondTheLimitThenAnswerIs413AndAccountKeepsItsValues(int length) {
        assertTooLarge(PERSON.withJobTitle("j".repeat(length)));
    }

    @ParameterizedTest
    @ValueSource(ints = {10_000_000, 50_000_000})
    void answerWhenValueIsOfMegabytesThenAnswerIs413AndAccountKeepsItsValues(int length) throws Exception {
        // given
        SignIn signIn = realm.atJumpCloud();
        String response = signIn.responseFor(PERSON.withDepartment("d".repeat(length)))
                .base64(realm.application().key());
        RealmState before = RealmState.of(realm.admin());

        // when: the sender waits for the server's consent, or the connection would break amid the message
        int status = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(realm.acsUrl()))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .expectContinue(true)
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "SAMLResponse=" + URLEncoder.encode(response, StandardCharsets.UTF_8)))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();

        // then
        assertThat(status).isEqualTo(413);
        before.assertUnchanged(realm.admin());
    }

    @Test
    void answerWhenPersonIsInTenThousandGroupsThenAnswerIs413AndAccountKeepsItsGroups() {
        assertTooLarge(PERSON.withGroups(
                IntStream.range(0, 10_000).mapToObj(i -> "Group " + i).toList()));
    }

    @Test
    void answerWhenPersonIsInHundredsOfGroupsThenAllAreMirrored() {
        // given: as many as fit into the form field
        Person person = PERSON.withEmail("joiner@example.com")
                .withGroups(IntStream.range(0, 500).mapToObj(i -> "Club " + i).toList());

        // when
        Login login = realm.login(person);

        // then
        assertThat(realm.admin().groupsOf(login.userId())).hasSize(501);
    }

    private void assertTooLarge(Person person) {
        // given
        SignIn signIn = realm.atJumpCloud();
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = signIn.answer(person);

        // then
        assertThat(page.status()).isEqualTo(413);
        before.assertUnchanged(realm.admin());
    }
}
