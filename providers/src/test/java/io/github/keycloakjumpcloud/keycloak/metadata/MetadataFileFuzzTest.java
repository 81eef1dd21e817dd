package io.github.keycloakjumpcloud.keycloak.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.github.keycloakjumpcloud.Fuzzed;
import io.github.keycloakjumpcloud.core.metadata.ConnectionMetadata;
import io.github.keycloakjumpcloud.core.metadata.MetadataText;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.wording.Wording;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

@Fuzzed
class MetadataFileFuzzTest {

    /** The certificate of the kept inputs is valid then. */
    private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

    @FuzzTest
    void readWhenAnythingIsUploadedThenItIsUsableOrRefusedWithASentence(byte[] data) {
        String uploaded = new String(data, StandardCharsets.UTF_8);
        ConnectionMetadata metadata;
        try {
            metadata = MetadataFile.read(uploaded, NOW);
        } catch (WrongInput problem) {
            assertThat(Wording.english().all(problem.problems())).contains("JumpCloud");
            return;
        }

        assertThat(metadata.entityId()).isNotBlank();
        assertThat(URI.create(metadata.signOnUrl()).getScheme()).matches("(?i)https?");
        assertThat(metadata.certificates()).isNotEmpty().allSatisfy(certificate -> assertThat(
                        certificate.certificate().getNotAfter().toInstant())
                .isAfter(NOW));
        String text = MetadataText.accept(uploaded);
        assertThat(MetadataText.accept(text)).isEqualTo(text);
        assertThat(text).doesNotContain("<!DOCTYPE", "<!ENTITY");
    }
}
