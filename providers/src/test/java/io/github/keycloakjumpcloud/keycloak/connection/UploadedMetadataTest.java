package io.github.keycloakjumpcloud.keycloak.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.simulator.saml.ExportedMetadata;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedMetadataTest {
    private static final SigningKey KEY = SigningKey.generate();
    private static final SigningKey NEXT_KEY = SigningKey.generate();
    private static final String FILE = file("JumpCloud", KEY);
    private static final String BOTH = KEY.certificateBase64() + "," + NEXT_KEY.certificateBase64();

    private final Map<String, String> stored = settled(Map.of("metadataFile", FILE), Map.of());

    @Test
    void settleWhenTheFileIsNewThenItFillsTheConnectionAndItsFingerprintStays() {
        assertThat(stored)
                .containsEntry("idpEntityId", "JumpCloud")
                .containsEntry("signingCertificate", KEY.certificateBase64());
        assertThat(stored.get("metadataFile")).matches("sha256:[0-9a-f]{64}");
    }

    @Test
    void settleWhenWhatWasReadIsSentBackThenTheFieldsThatCameWithItCount() {
        // given
        Map<String, String> sent = new HashMap<>(stored);
        sent.put("idpEntityId", "typed by hand");
        sent.put("signingCertificate", NEXT_KEY.certificateBase64());

        // then
        assertThat(settled(sent, stored))
                .containsEntry("idpEntityId", "typed by hand")
                .containsEntry("signingCertificate", NEXT_KEY.certificateBase64());
    }

    @Test
    void settleWhenTheSameFileIsSentAloneThenWhatIsStoredStays() {
        // given
        Map<String, String> before = new HashMap<>(stored);
        before.put("signingCertificate", BOTH);

        // when
        Map<String, String> after =
                settled(Map.of("metadataFile", base64(FILE), "signingCertificate", KEY.certificateBase64()), before);

        // then
        assertThat(after)
                .containsEntry("signingCertificate", BOTH)
                .containsEntry("idpEntityId", "JumpCloud")
                .containsEntry("metadataFile", stored.get("metadataFile"));
    }

    @Test
    void settleWhenTheFileIsAnotherThenItReplacesWhatTheOldOneFilled() {
        // given
        Map<String, String> sent = new HashMap<>(stored);
        sent.put("metadataFile", file("Other", NEXT_KEY));

        // then
        assertThat(settled(sent, stored))
                .containsEntry("idpEntityId", "Other")
                .containsEntry("signingCertificate", NEXT_KEY.certificateBase64());
    }

    @Test
    void settleWhenThereIsNoFileThenTheFieldsStayAndTheFileIsForgotten() {
        // given
        Map<String, String> sent = new HashMap<>(stored);
        sent.put("metadataFile", " ");

        // then
        assertThat(settled(sent, stored)).doesNotContainKey("metadataFile").containsEntry("idpEntityId", "JumpCloud");
    }

    @Test
    void settleWhenTheFingerprintIsSentAloneThenWhatIsStoredStays() {
        assertThat(settled(Map.of("metadataFile", stored.get("metadataFile")), stored))
                .containsAllEntriesOf(stored);
    }

    @Test
    void settleWhenAFieldIsClearedBesideTheFingerprintThenItIsGone() {
        // given
        Map<String, String> sent = new HashMap<>(stored);
        sent.remove("idpEntityId");

        // then
        assertThat(settled(sent, stored)).doesNotContainKey("idpEntityId");
    }

    @Test
    void settleWhenTheFingerprintComesWithItsFieldsToAnotherRealmThenTheyAreTaken() {
        assertThat(settled(stored, Map.of())).containsAllEntriesOf(stored);
    }

    @Test
    void settleWhenTheFingerprintOfAFileThatWasNotReadIsSentAloneThenItIsRefused() {
        // given
        Map<String, String> sent = Map.of("metadataFile", stored.get("metadataFile"));
        Map<String, String> other = settled(Map.of("metadataFile", file("Other", NEXT_KEY)), Map.of());

        // then
        assertThatThrownBy(() -> settled(sent, Map.of()))
                .isInstanceOf(WrongInput.class)
                .hasMessage("metadata-fingerprint");
        assertThatThrownBy(() -> settled(sent, other)).isInstanceOf(WrongInput.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sha256:", "sha256:00", "SHA256:0000000000000000000000000000000000000000000000000000000000000000"
            })
    void settleWhenItIsNeitherFileNorFingerprintThenItIsRefused(String text) {
        assertThatThrownBy(() -> settled(Map.of("metadataFile", text), stored)).isInstanceOf(WrongInput.class);
    }

    @Test
    void readWhenTheFileWasReadBeforeThenItMendsFieldsAndKeepsAddedCertificates() {
        // given
        ConnectionConfig connection = new ConnectionConfig();
        connection.readMetadata(FILE);
        connection.setIdpEntityId("wrong");
        connection.getConfig().put("signingCertificate", BOTH);

        // when
        connection.readMetadata(FILE);

        // then
        assertThat(connection.getConfig())
                .containsEntry("idpEntityId", "JumpCloud")
                .containsEntry("signingCertificate", BOTH);
    }

    private static Map<String, String> settled(Map<String, String> sent, Map<String, String> stored) {
        ConnectionConfig connection = new ConnectionConfig();
        connection.getConfig().putAll(sent);
        new UploadedMetadata(connection).settle(stored);
        return connection.getConfig();
    }

    private static String file(String entityId, SigningKey key) {
        return new ExportedMetadata(entityId, "https://sso.jumpcloud.test/saml2/x", true, List.of(key.certificate()))
                .xml();
    }

    private static String base64(String file) {
        return Base64.getEncoder().encodeToString(file.getBytes(StandardCharsets.UTF_8));
    }
}
