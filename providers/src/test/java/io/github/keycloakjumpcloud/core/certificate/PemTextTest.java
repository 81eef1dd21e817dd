package io.github.keycloakjumpcloud.core.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemTextTest {

    /** Every length that the last line can have, and whole lines. */
    @ParameterizedTest
    @ValueSource(ints = {1, 48, 700, 768})
    void ofWhenTheLengthVariesThenEachLineIsFullButTheLast(int shortest) {
        for (int length = shortest; length < shortest + 64; length++) {
            // given
            byte[] der = new byte[length];
            new Random(length).nextBytes(der);

            // when
            String pem = PemText.of(der);

            // then
            assertThat(pem).as("%s bytes", length).endsWith("\n");
            List<String> lines = pem.lines().toList();
            List<String> body = lines.subList(1, lines.size() - 1);
            assertThat(lines).startsWith("-----BEGIN CERTIFICATE-----").endsWith("-----END CERTIFICATE-----");
            assertThat(body.subList(0, body.size() - 1)).allMatch(line -> line.length() == 64);
            assertThat(body.get(body.size() - 1).length()).isBetween(1, 64);
            assertThat(Base64.getDecoder().decode(String.join("", body))).isEqualTo(der);
        }
    }
}
