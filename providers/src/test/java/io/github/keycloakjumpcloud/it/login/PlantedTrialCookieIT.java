package io.github.keycloakjumpcloud.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A cookie of a trial that somebody has put into the browser of a person who signs in, where no answer takes it away. */
class PlantedTrialCookieIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;

    @AutoClose
    private TestRealm realm;

    @AutoClose
    private TestRealm elsewhere;

    @BeforeAll
    void createRealms() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create();
        elsewhere = TestRealm.builder().create();
        realm.connect("other", Map.of(), application -> application.withIssuer("other"));
    }

    Stream<Arguments> cookies() {
        return Stream.of(
                cookie("rubbish", () -> "rubbish"),
                cookie("nothing", () -> "\"\""),
                cookie("endless", () -> "x".repeat(3000)),
                cookie("a trial that is not known", () -> "x".repeat(44)),
                cookie("a trial that nobody has opened", () -> trial(realm, TestRealm.ALIAS)),
                cookie("a trial that somebody goes through", () -> opened(trial(realm, TestRealm.ALIAS))),
                cookie("a trial that is over", () -> over(trial(realm, TestRealm.ALIAS))),
                cookie("a trial of another connection", () -> trial(realm, "other")),
                cookie("a trial of another realm", () -> trial(elsewhere, TestRealm.ALIAS)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cookies")
    void loginWhenACookieWasPlantedThenItGoesOn(Supplier<String> cookie) {
        // given
        SignIn person = realm.newPerson();
        person.browser().accept(URI.create(realm.entityId()), "JUMPCLOUD_TRIAL=" + cookie.get() + "; Path=/");

        // when
        person.start();
        person.answer(PERSON);

        // then
        assertThat(person.login().email()).isEqualTo(PERSON.email());
        assertThat(person.browser().history().stream()
                        .filter(page -> page.uri().toString().equals(realm.acsUrl())))
                .as("the endpoint is asked once")
                .hasSize(1);
    }

    @Test
    void refusalWhenACookieWasPlantedThenItIsTheOneThatTheMessageDeserves() {
        // given
        SignIn person = realm.newPerson();
        person.browser().accept(URI.create(realm.entityId()), "JUMPCLOUD_TRIAL=" + "x".repeat(44) + "; Path=/");
        person.start();
        Untouched before = Untouched.now(realm);

        // when
        Page page = person.answer(PERSON, response -> response.withAudience("https://elsewhere.example.com"));

        // then
        before.assertRefused(page, "JC-305", "audience");
    }

    @Test
    void tileWhenACookieWasPlantedThenALoginStarts() {
        // given
        SignIn person = realm.newPerson();
        person.browser().accept(URI.create(realm.entityId()), "JUMPCLOUD_TRIAL=" + "x".repeat(44) + "; Path=/");

        // when
        Page page = person.pressTile(PERSON);

        // then
        assertThat(page.status()).as(page.toString()).isLessThan(400);
        assertThat(page.uri().toString()).startsWith(App.HOME);
    }

    /** The cookie is none of this product's business at a provider that is no connection. */
    @Test
    void loginWhenTheProviderIsNoConnectionThenKeycloakAnswersAsEver() {
        // given
        TestRealm plain = TestRealm.builder().plainSaml().create();
        SignIn person = plain.newPerson();
        person.browser().accept(URI.create(plain.entityId()), "JUMPCLOUD_TRIAL=" + "x".repeat(44) + "; Path=/");

        // when
        person.start();
        Page page = person.answer(PERSON.withNameId("anna"));

        // then: Keycloak's own first sign-in
        assertThat(page.status()).as(page.toString()).isLessThan(400);
        assertThat(page.uri().getPath()).doesNotContain("/endpoint", "/trial");
        plain.close();
    }

    @Test
    void answerWhenManyCookiesWerePlantedThenItHasAFewHeaders() {
        // given
        SignIn person = realm.newPerson();
        IntStream.range(0, 100).forEach(number -> person.browser()
                .accept(URI.create(realm.entityId()), "JUMPCLOUD_TRIAL_" + number + "=x; Path=/"));

        // when
        Page page = person.browser().post(URI.create(realm.acsUrl()), Map.of("SAMLResponse", "x"));

        // then
        assertThat(page.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("JUMPCLOUD_TRIAL"))
                .hasSize(20);
    }

    private static Arguments cookie(String name, Supplier<String> value) {
        return Arguments.of(Named.of(name, value));
    }

    private static String trial(TestRealm realm, String alias) {
        return realm.admin()
                .api()
                .post(realm.admin().path("jumpcloud/" + alias + "/trial-logins"), Map.of())
                .body()
                .get("id")
                .asText();
    }

    private String opened(String id) {
        open(id);
        return id;
    }

    private String over(String id) {
        open(id).answer(SampleDirectory.ADMIN);
        return id;
    }

    private SignIn open(String id) {
        SignIn admin = realm.newPerson();
        admin.browser().open(realm.entityId() + "/jumpcloud/" + TestRealm.ALIAS + "/trial-logins/" + id);
        return admin;
    }
}
