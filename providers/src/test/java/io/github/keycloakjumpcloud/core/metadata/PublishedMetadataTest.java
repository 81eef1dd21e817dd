package io.github.keycloakjumpcloud.core.metadata;

import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.keycloakjumpcloud.core.certificate.TestCertificate;
import io.github.keycloakjumpcloud.core.metadata.MetadataFacts.Role;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublishedMetadataTest {

    private static final String URL = "https://sso.example.com/metadata;v=1,2";
    private static final X509Certificate ONE = TestCertificate.valid(1);
    private static final X509Certificate TWO = TestCertificate.valid(2);

    @Test
    void parseWhenStoredThenTheSame() {
        // given
        PublishedMetadata published = published(ONE, TestCertificate.expired(), TWO);

        // then
        assertThat(PublishedMetadata.parse(published.toString())).contains(published);
        assertThat(published.isOf(URL)).isTrue();
        assertThat(published.isOf("https://sso.example.com/metadata")).isFalse();
    }

    @Test
    void parseWhenAnEarlierBuildWroteItThenTheSame() {
        // given
        String earlier = NOW.getEpochSecond() + ";"
                + Base64.getEncoder().encodeToString(URL.getBytes(StandardCharsets.UTF_8)) + ";" + base64(ONE) + ","
                + base64(TWO);

        // then
        assertThat(PublishedMetadata.parse(earlier)).contains(published(ONE, TWO));
    }

    @Test
    void parseWhenCutOffThenEmpty() {
        // given
        String whole = published(ONE).toString();

        // then
        for (int end = 0; end < whole.length(); end++) {
            assertThat(PublishedMetadata.parse(whole.substring(0, end))).isEmpty();
        }
    }

    @Test
    void parseWhenThereIsAKeyOfALaterBuildThenTheOthersAreRead() {
        assertThat(PublishedMetadata.parse("later=1;" + published(ONE) + "last=2;"))
                .contains(published(ONE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readAt=1769860830;url=a;certificates=;",
                "readAt=soon;url=a;certificates=AAAA;",
                "readAt=1769860830;url=a;certificates=AAAA;",
                "readAt=1769860830;certificates=AAAA;"
            })
    void parseWhenAValueIsNoneThenEmpty(String stored) {
        assertThat(PublishedMetadata.parse(stored)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";", ";;", "1;;", "1;AAAA;", "x;AAAA;AAAA", "1;AAAA;AAAA", "1;-;", "999999999999;AAAA;AAAA"})
    void parseWhenNotOursThenEmpty(String stored) {
        assertThat(PublishedMetadata.parse(stored)).isEmpty();
    }

    @Test
    void ofWhenACertificateCannotBeReadThenTheOthersAreTrusted() {
        assertThat(PublishedMetadata.of(URL, facts(true, "nonsense", base64(ONE), "", base64(ONE), base64(TWO)), NOW))
                .isEqualTo(published(ONE, TWO));
    }

    @Test
    void ofWhenThereIsNoneThenRefused() {
        assertThatThrownBy(() -> PublishedMetadata.of(URL, facts(true, "nonsense"), NOW))
                .isInstanceOf(WrongInput.class);
        assertThatThrownBy(() -> PublishedMetadata.of(URL, facts(true), NOW)).isInstanceOf(WrongInput.class);
        assertThatThrownBy(() -> PublishedMetadata.of(URL, facts(false, base64(ONE)), NOW))
                .isInstanceOf(WrongInput.class);
    }

    @Test
    void isFreshWhenNobodyLookedForTwoDaysThenNot() {
        assertThat(published(ONE).isFresh(NOW.plus(Duration.ofDays(2)).minusSeconds(1)))
                .isTrue();
        assertThat(published(ONE).isFresh(NOW.plus(Duration.ofDays(2)))).isFalse();
    }

    @Test
    void hasValidWhenAllHaveExpiredOrWaitThenNot() {
        assertThat(published(TestCertificate.expired(), TestCertificate.future())
                        .hasValid(NOW))
                .isFalse();
        assertThat(published(TestCertificate.expired(), ONE).hasValid(NOW)).isTrue();
    }

    private static PublishedMetadata published(X509Certificate... certificates) {
        return new PublishedMetadata(URL, NOW, List.of(certificates));
    }

    private static MetadataFacts facts(boolean identityProvider, String... certificates) {
        return new MetadataFacts(
                "JumpCloud",
                identityProvider ? Role.IDENTITY_PROVIDER : Role.SERVICE_PROVIDER,
                List.of(),
                List.of(certificates));
    }

    private static String base64(X509Certificate certificate) {
        return TestCertificate.base64(certificate);
    }
}
