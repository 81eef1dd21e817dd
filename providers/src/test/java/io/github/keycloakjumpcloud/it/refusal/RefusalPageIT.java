package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person who is refused reads, and where the page leads. */
class RefusalPageIT {
    private static final String NAME = "Acme <script>alert(1)</script> & \"Söhne\" ${7*7}";
    private static final String ENGLISH = "Your JumpCloud account is not in a group that may use this application.";
    private static final String GERMAN =
            "Ihr JumpCloud-Konto gehört zu keiner Gruppe, die diese Anwendung nutzen darf.";

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .groups()
                .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
                .realm("internationalizationEnabled", true)
                .realm("supportedLocales", List.of("en", "de"))
                .realm("defaultLocale", "en")
                .create();
        realm.admin().updateIdentityProvider(TestRealm.ALIAS, connection -> connection.put("displayName", NAME));
    }

    @Test
    void refusalWhenBrowserPrefersEnglishThenPageIsEnglish() {
        // when
        Page page = refused(realm.atJumpCloud());

        // then
        assertThat(page.text())
                .contains("We could not sign you in", ENGLISH, "Reference", "Use another JumpCloud account");
        assertThat(page.element("html[lang=en]")).isPresent();
    }

    @Test
    void refusalWhenBrowserPrefersGermanThenPageIsGerman() {
        // given
        SignIn person = realm.newPerson();
        person.browser().language("de-AT,de;q=0.9");

        // when
        Page page = refused(person.start());

        // then
        assertThat(page.text())
                .contains(
                        "Die Anmeldung hat nicht geklappt",
                        GERMAN,
                        "Referenz",
                        "Ein anderes JumpCloud-Konto verwenden");
        assertThat(page.element("html[lang=de]")).isPresent();
    }

    @Test
    void refusalWhenApplicationAsksForGermanThenPageIsGerman() {
        // given
        SignIn person = realm.newPerson();
        person.browser().open(realm.app().signIn(Map.of("kc_idp_hint", TestRealm.ALIAS, "ui_locales", "de")));

        // when
        Page page = refused(person);

        // then
        assertThat(page.text()).contains(GERMAN);
    }

    @Test
    void refusalWhenRealmKnowsOneLanguageThenPageIsEnglish() {
        // given
        realm.admin().update(Map.of("internationalizationEnabled", false));
        SignIn person = realm.newPerson();
        person.browser().language("de");

        // when
        Page page = refused(person.start());
        realm.admin().update(Map.of("internationalizationEnabled", true));

        // then
        assertThat(page.text()).contains(ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jumpcloud", "keycloak.v2"})
    void refusalWhenRealmHasAThemeThenPageIsInItsStyle(String theme) {
        // given
        realm.admin().update(Map.of("loginTheme", theme));

        // when
        Page page = refused(realm.atJumpCloud());

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-101");
        assertThat(page.element("link[href*='/" + theme + "/']")).isPresent();
        assertThat(page.element("[role=alert]")).isPresent();
        assertThat(page.element("link[href*=jumpcloud-refusal]")
                        .map(link -> realm.browser().open(link.attr("abs:href")).status()))
                .contains(200);
    }

    @Test
    void refusalWhenDisplayNameHoldsMarkupThenItIsShownAsText() {
        // when
        Page page = refused(realm.atJumpCloud());

        // then
        assertThat(page.text()).contains(NAME);
        assertThat(page.document().select("script").eachText()).noneMatch(script -> script.contains("alert"));
        assertThat(page.body()).doesNotContain("<script>alert");
    }

    @Test
    void refusalWhenMessageHoldsMarkupThenNothingOfItIsOnThePage() {
        // when
        Page page = realm.atJumpCloud()
                .answer(
                        SampleDirectory.ORDINARY,
                        response -> response.withStatus(SamlStatus.requestDenied("<img src=x onerror=alert(2)>")));

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-312");
        assertThat(page.body()).doesNotContain("onerror");
    }

    @Test
    void refusalWhenNoLoginWasPendingThenPageOffersNoRetry() {
        // given
        SignIn person = realm.newPerson();

        // when
        Page page = realm.post(person.browser(), "rubbish", null);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-311");
        assertThat(page.element("#jumpcloud-refusal a")).isEmpty();
        assertThat(page.text()).contains(NAME);
    }

    private static Page refused(SignIn person) {
        Page page = person.answer(SampleDirectory.OTHER_GROUP);
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-101");
        return page;
    }
}
