package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A connection, an account or an application that an admin has switched off. */
class DisabledIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    @Nested
    class Connection {
        @AfterEach
        void enable() {
            switchConnection(true);
        }

        @Test
        void answerWhenConnectionWasSwitchedOffMeanwhileThenThereIsNoEndpoint() {
            // given
            SignIn person = realm.atJumpCloud();
            RealmState before = RealmState.of(realm.admin());
            switchConnection(false);

            // when
            Page page = person.answer(PERSON);

            // then
            assertThat(page.status()).isEqualTo(404);
            before.assertUnchanged(realm.admin());
        }

        @Test
        void tileWhenConnectionIsOffThenThereIsNoEndpoint() {
            // given
            SignIn person = realm.newPerson();
            switchConnection(false);

            // when
            Page page = person.pressTile(PERSON);

            // then
            assertThat(page.status()).isEqualTo(404);
        }

        @Test
        void tileWhenConnectionIsOffThenTheAddressOfAClientIsClosedToo() {
            // given
            SignIn person = realm.newPerson();
            String unsolicited = realm.application()
                    .answer(PERSON, null)
                    .base64(realm.application().key());
            switchConnection(false);

            // when
            Page page = person.browser()
                    .post(URI.create(realm.acsUrl() + "/clients/any"), Map.of("SAMLResponse", unsolicited));

            // then
            assertThat(page.status()).isEqualTo(404);
        }

        @Test
        void loginWhenConnectionWasSwitchedOffMeanwhileThenItsOwnAddressLeadsNowhere() {
            // given: the login page with JumpCloud's button
            SignIn person = realm.newPerson();
            Page page = person.browser().open(realm.app().signIn());
            String button =
                    page.element("#social-" + TestRealm.ALIAS).orElseThrow().attr("href");
            switchConnection(false);

            // when
            person.browser().open(page.uri().resolve(button).toString());

            // then
            assertThat(person.isAtJumpCloud()).isFalse();
            assertThat(person.browser().page().status()).isGreaterThanOrEqualTo(400);
        }

        @Test
        void signInLinkWhenConnectionIsOffThenItSaysSo() {
            // given
            switchConnection(false);

            // when
            Page page = realm.browser().open(signInLink());

            // then
            RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.CONNECTION_DISABLED);
        }

        @Test
        void signInWhenConnectionIsOffThenPageOffersNoJumpCloud() {
            // given
            switchConnection(false);

            // when
            Page page = realm.browser().open(realm.app().signInWith(TestRealm.ALIAS));

            // then
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.element("#kc-form-login, #username")).isPresent();
            assertThat(page.element("#social-" + TestRealm.ALIAS)).isEmpty();
        }

        private void switchConnection(boolean enabled) {
            realm.admin().updateIdentityProvider(TestRealm.ALIAS, connection -> connection.put("enabled", enabled));
        }
    }

    @Nested
    class Account {
        @Test
        void signInWhenAccountIsSwitchedOnAgainThenPersonIsBack() {
            // given
            String userId = realm.login(PERSON).userId();
            realm.admin().updateUser(userId, user -> user.put("enabled", false));
            Page refused = realm.atJumpCloud().answer(PERSON);
            realm.admin().updateUser(userId, user -> user.put("enabled", true));

            // when
            String userIdNow = realm.login(PERSON).userId();

            // then
            RefusalEvidence evidence =
                    RefusalEvidence.of(realm.admin(), refused).assertTellsOf(RefusalReason.ACCOUNT_DISABLED);
            assertThat(evidence.event().path("userId").asText()).isEqualTo(userId);
            assertThat(userIdNow).isEqualTo(userId);
        }
    }

    @Nested
    class Application {
        @BeforeEach
        void disable() {
            switchApplication(false);
        }

        @AfterEach
        void enable() {
            switchApplication(true);
        }

        @Test
        void tileWhenPortalClientIsOffThenItIsRefused() {
            // when
            Page page = realm.newPerson().pressTile(PERSON);

            // then
            RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.UNSOLICITED);
        }

        @Test
        void signInLinkWhenPortalClientIsOffThenItIsRefused() {
            // when
            Page page = realm.browser().open(signInLink());

            // then
            RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.UNSOLICITED);
        }

        @Test
        void answerWhenApplicationWasSwitchedOffMeanwhileThenNobodyIsSignedIn() {
            // given
            switchApplication(true);
            SignIn person = realm.atJumpCloud();
            RealmState before = RealmState.of(realm.admin());
            switchApplication(false);

            // when
            Page page = person.answer(SampleDirectory.ADMIN);

            // then
            assertThat(page.status()).isBetween(400, 499);
            before.assertUnchanged(realm.admin());
        }

        private void switchApplication(boolean enabled) {
            String id = realm.admin()
                    .get("clients?clientId=" + App.CLIENT_ID)
                    .get(0)
                    .get("id")
                    .asText();
            realm.admin().api().put(realm.admin().path("clients/" + id), Map.of("enabled", enabled));
        }
    }

    private String signInLink() {
        return realm.entityId() + "/jumpcloud/" + TestRealm.ALIAS + "/login";
    }
}
