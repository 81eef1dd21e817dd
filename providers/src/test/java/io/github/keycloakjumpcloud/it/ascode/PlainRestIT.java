package io.github.keycloakjumpcloud.it.ascode;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The recipes for plain REST: Keycloak's own addresses, and the one call of the extension. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class PlainRestIT {

    @AutoClose("delete")
    private final RealmAdmin realm = Keycloak.admin().createRealm(RealmSettings.unique());

    @Test
    void putWhenItIsTheBodyOfThePostThenNothingChanges() {
        // given
        realm.api().post(realm.path("identity-provider/instances"), SentConnection.provider());
        ConfiguredRealm created = ConfiguredRealm.of(realm, SentConnection.ALIAS);
        realm.clearEvents();

        // when
        realm.api().put(realm.path("identity-provider/instances/jumpcloud"), SentConnection.provider());

        // then
        created.assertUnchanged(realm, SentConnection.ALIAS);
        assertThat(created.provider().get("firstBrokerLoginFlowAlias").asText()).isEqualTo("jumpcloud first login");
        assertThat(ConfiguredRealm.events(realm)).containsExactly("UPDATE identity-provider/instances/jumpcloud");
    }

    @Test
    void saveWhenTheConsoleSendsBackWhatItHasReadThenNothingChanges() {
        // given
        realm.api().post(realm.path("identity-provider/instances"), SentConnection.provider());
        realm.configure("jumpcloud", Map.of("idpEntityId", "typed by hand"));
        ConfiguredRealm edited = ConfiguredRealm.of(realm, SentConnection.ALIAS);

        // when
        realm.configure("jumpcloud", Map.of());

        // then
        edited.assertUnchanged(realm, SentConnection.ALIAS);
        assertThat(realm.settings("jumpcloud")).containsEntry("idpEntityId", "typed by hand");
    }

    @Test
    void saveWhenTheFileIsWrongThenItIsRefusedAndTheOldOneStays() {
        // given
        realm.api().post(realm.path("identity-provider/instances"), SentConnection.provider());
        Map<String, String> before = realm.settings("jumpcloud");

        // when
        JsonNode answer = realm.offerSettings(
                        "jumpcloud", Map.of("metadataFile", "sha256:0000000000000000000000000000000000000000"))
                .body();

        // then
        assertThat(answer.get("errorMessage").asText()).isNotBlank();
        assertThat(realm.settings("jumpcloud")).isEqualTo(before);
    }

    @Test
    void setUpWhenItIsSentTwiceThenTheSecondChangesNothing() {
        // given
        Map<String, Object> body = Map.of(
                "metadata", SentConnection.METADATA, "settings", Map.of("verifiedDomains", new String[] {"example.com"
                }));
        realm.api().put(realm.path("jumpcloud/jumpcloud"), body);
        ConfiguredRealm created = ConfiguredRealm.of(realm, SentConnection.ALIAS);
        realm.clearEvents();

        // when
        realm.api().put(realm.path("jumpcloud/jumpcloud"), body);

        // then
        created.assertUnchanged(realm, SentConnection.ALIAS);
        assertThat(realm.adminEvents()).isEmpty();
    }

    @Test
    void setUpWhenTheSameFileIsSentAgainThenFieldsAreMendedAndTheNextCertificateStays() {
        // given
        Map<String, Object> body = Map.of("metadata", SentConnection.METADATA);
        realm.api().put(realm.path("jumpcloud/jumpcloud"), body);
        String next = SigningKey.generate().certificateBase64();
        realm.api().put(realm.path("jumpcloud/jumpcloud/certificates/next"), Map.of("certificate", next));
        realm.configure("jumpcloud", Map.of("idpEntityId", "wrong"));

        // when
        realm.api().put(realm.path("jumpcloud/jumpcloud"), body);

        // then
        assertThat(realm.settings("jumpcloud"))
                .containsEntry("idpEntityId", "JumpCloud")
                .containsEntry("signingCertificate", SentConnection.KEY.certificateBase64() + "," + next);
    }
}
