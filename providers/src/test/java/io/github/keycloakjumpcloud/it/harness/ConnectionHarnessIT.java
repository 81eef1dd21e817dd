package io.github.keycloakjumpcloud.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The high-level verbs of the test realm, one of each. */
class ConnectionHarnessIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("allowedGroups", SampleDirectory.ALLOWED_GROUP)
            .create();

    @Test
    void loginWhenPersonIsInAllowedGroupThenApplicationGetsClaims() {
        // when
        Login login = realm.login(SampleDirectory.ORDINARY);

        // then
        assertThat(login.email()).isEqualTo(SampleDirectory.ORDINARY.email());
        assertThat(login.claim("department")).isEqualTo(SampleDirectory.ORDINARY.department());
        assertThat(login.groups()).contains("/Departments/" + SampleDirectory.ORDINARY.department());
    }

    @Test
    void loginWhenPersonIsInOtherGroupThenPageRefusesWithItsCode() {
        // when
        RefusalPage refusal = realm.refusal(SampleDirectory.OTHER_GROUP);

        // then
        assertThat(refusal.code()).isEqualTo("JC-101");
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.reference()).isNotBlank();
        assertThat(realm.admin().usersByEmail(SampleDirectory.OTHER_GROUP.email()))
                .isEmpty();
    }

    @Test
    void tileWhenPressedThenBrowserArrivesAtTheApplicationWithASession() {
        // given
        SignIn person = realm.newPerson();

        // when
        Page page = person.pressTile(SampleDirectory.ADMIN);

        // then
        assertThat(page.uri().toString()).startsWith(App.HOME);
        person.browser().open(realm.app().signIn());
        assertThat(person.login().email()).isEqualTo(SampleDirectory.ADMIN.email());
    }

    @Test
    void answerWhenSignedByAnotherKeyThenPageRefusesTheSignature() {
        // given
        SignIn person = realm.atJumpCloud();

        // when
        Page page = realm.post(
                person.browser(),
                person.responseFor(SampleDirectory.ORDINARY).base64(SigningKey.generate()),
                person.request().relayState());

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-301");
    }
}
