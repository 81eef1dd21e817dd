package io.github.keycloakjumpcloud.keycloak.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShownSecretTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final String SECRET = "A".repeat(40) + "-_9";

    @Test
    void generateWhenRevealedThenParsesToTheSame() {
        ShownSecret made = ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN);

        ShownSecret parsed =
                ShownSecret.parse(ShownSecret.Kind.SCIM_TOKEN, made.reveal()).orElseThrow();

        assertThat(made.reveal()).matches("jcscim_[0-9a-f]{32}_[A-Za-z0-9_-]{43}");
        assertThat(UUID.fromString(made.id())).hasToString(made.id());
        assertThat(parsed.id()).isEqualTo(made.id());
        assertThat(parsed.hasHash(made.hash())).isTrue();
    }

    @Test
    void generateWhenCalledOftenThenIdAndSecretDifferEachTime() {
        Set<String> ids = new HashSet<>();
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            ShownSecret text = ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN);
            ids.add(text.id());
            hashes.add(text.hash());
        }

        assertThat(ids).hasSize(1000);
        assertThat(hashes).hasSize(1000);
    }

    @Test
    void hashWhenTakenThenItIsSha256OfTheSecretAlone() throws NoSuchAlgorithmException {
        ShownSecret text = ShownSecret.parse(ShownSecret.Kind.SCIM_TOKEN, "jcscim_" + ID + "_" + SECRET)
                .orElseThrow();

        byte[] expected = MessageDigest.getInstance("SHA-256").digest(SECRET.getBytes(StandardCharsets.US_ASCII));

        assertThat(Base64.getDecoder().decode(text.hash())).isEqualTo(expected);
        assertThat(text.hasHash(
                        ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN).hash()))
                .isFalse();
        assertThat(text.hasHash("")).isFalse();
        assertThat(text.hasHash("**********")).isFalse();
        assertThat(text.id()).isEqualTo("01234567-89ab-cdef-0123-456789abcdef");
    }

    @Test
    void toStringWhenLoggedThenTheSecretIsNotThere() {
        ShownSecret text = ShownSecret.parse(ShownSecret.Kind.SCIM_TOKEN, "jcscim_" + ID + "_" + SECRET)
                .orElseThrow();

        assertThat(text.toString()).doesNotContain("AAAA");
    }

    static Stream<String> others() {
        return Stream.of(
                "",
                "jcscim_",
                "jcscim_" + ID,
                "jcscim_" + ID + "_",
                ID + "_" + SECRET,
                "JCSCIM_" + ID + "_" + SECRET,
                "jcscim_" + ID.toUpperCase() + "_" + SECRET,
                "jcscim_" + ID.substring(1) + "_" + SECRET,
                "jcscim_01234567-89ab-cdef-0123-456789abcdef_" + SECRET,
                "jcscim_" + ID + "_" + SECRET + "A",
                "jcscim_" + ID + "_" + SECRET.substring(1),
                "jcscim_" + ID + "_" + SECRET.replace('-', '+'),
                "jcscim_" + ID + "_" + SECRET.replace('9', '\u0663'),
                " jcscim_" + ID + "_" + SECRET,
                "jcscim_" + ID + "_" + SECRET + "\n",
                "x".repeat(100_000));
    }

    @ParameterizedTest
    @MethodSource("others")
    void parseWhenNotOfTheFormThenAbsent(String shown) {
        assertThat(ShownSecret.parse(ShownSecret.Kind.SCIM_TOKEN, shown)).isEmpty();
    }
}
