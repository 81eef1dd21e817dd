package io.github.keycloakjumpcloud.it.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.ClockedKeycloak;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.MetadataSite;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JumpCloud changes its certificate, and Keycloak reads it by URL: nobody stands outside. */
@SecondLane
class MetadataRenewalIT {

    private static final SigningKey OLD = SigningKey.generate();
    private static final SigningKey NEW = SigningKey.generate();
    private static final Duration A_DAY = Duration.ofDays(1);
    private static final Duration TWO_MINUTES = Duration.ofMinutes(2);

    private final ClockedKeycloak keycloak = ClockedKeycloak.shared();
    private TestRealm realm;
    private MetadataSite site;

    @BeforeEach
    void createRealm() {
        realm = keycloak.create(TestRealm.builder().application(present -> present.withKey(OLD)));
        site = MetadataSite.of(realm.application(), realm.signOnUrl());
        realm.configure(Map.of("useMetadataDescriptorUrl", "true", "metadataDescriptorUrl", site.url()));
    }

    @AfterEach
    void deleteRealm() {
        site.close();
        keycloak.api().realm(realm.admin().name()).delete();
    }

    @Test
    void loginWhenJumpCloudSignsWithANewKeyThenTheAddressIsReadBeforeAnybodyIsRefused() {
        // given
        assertLogin("before");
        change(NEW);
        keycloak.moveOn(TWO_MINUTES);

        // then
        assertLogin("before");
        assertLogin("after");

        // when: the old key was taken back
        realm.changeApplication(present -> present.withKey(OLD));

        // then
        assertThat(refusal("before")).isEqualTo("JC-301");
    }

    @Test
    void loginWhenTheCertificateHasExpiredAndTheAddressHasANewOneThenItIsReadBeforeAnybodyIsRefused() {
        // given
        Instant end = keycloak.now().plus(A_DAY);
        SigningKey ending = OLD.reissued(keycloak.now().minus(A_DAY), end);
        change(ending);
        assertLogin("before");

        // when
        keycloak.moveOn(A_DAY.plus(TWO_MINUTES));

        // then
        assertThat(refusal("before")).isEqualTo("JC-303");

        // when: the same key in a new certificate, which no signature tells apart
        change(OLD.reissued(keycloak.now().minus(A_DAY), end.plus(A_DAY.multipliedBy(300))));
        keycloak.moveOn(TWO_MINUTES);

        // then
        assertLogin("before");
    }

    @Test
    void loginWhenTheAddressIsAwayForDaysThenWhatWasReadLastCountsWhileItIsValid() {
        // given
        Instant end = keycloak.now().plus(A_DAY.multipliedBy(10));
        change(OLD.reissued(keycloak.now().minus(A_DAY), end));
        assertLogin("before");
        site.close();

        // when
        keycloak.moveOn(A_DAY.multipliedBy(5));

        // then
        assertLogin("before");
        assertLogin("after");
        assertThat(certificates()).hasSize(1);

        // when
        keycloak.moveOn(A_DAY.multipliedBy(6));

        // then
        assertThat(refusal("before")).isEqualTo("JC-303");
    }

    @Test
    void certificatesWhenTheAddressOfTheMetadataIsAnotherThenThoseOfTheOldOneAreNoLongerTrusted() {
        // given
        assertLogin("before");
        SsoApplication other = realm.application().withKey(NEW);

        // when
        try (MetadataSite moved = MetadataSite.of(other, realm.signOnUrl())) {
            keycloak.api()
                    .realm(realm.admin().name())
                    .configure(realm.alias(), Map.of("metadataDescriptorUrl", moved.url()));

            // then
            assertThat(refusal("before")).isEqualTo("JC-301");

            // when
            realm.changeApplication(present -> present.withKey(NEW));

            // then
            assertLogin("before");
        }
    }

    /** JumpCloud signs with it, and says so in its metadata. */
    private void change(SigningKey key) {
        realm.changeApplication(present -> present.withKey(key));
        site.publish(realm.application(), realm.signOnUrl());
    }

    private void assertLogin(String name) {
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(People.person(name), response -> response.withClock(keycloak.clock()));
        assertThat(signIn.login().email()).isEqualTo(People.email(name));
    }

    private String refusal(String name) {
        return RefusalPage.of(realm.atJumpCloud()
                        .answer(People.person(name), response -> response.withClock(keycloak.clock())))
                .code();
    }

    private List<JsonNode> certificates() {
        return Json.list(
                keycloak.api().realm(realm.admin().name()).get("jumpcloud/" + realm.alias() + "/certificates"));
    }
}
