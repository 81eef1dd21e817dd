package io.github.keycloakjumpcloud.core.response;

import static io.github.keycloakjumpcloud.core.response.TestResponse.NOW;
import static io.github.keycloakjumpcloud.core.response.TestResponse.addressed;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ResponseFactsTest {

    @Test
    void notBeforeWhenThereAreSeveralThenTheLatestCounts() {
        assertThat(addressed()
                        .notBefore(NOW)
                        .notBefore(NOW.plusSeconds(1))
                        .build()
                        .notBefore())
                .contains(NOW.plusSeconds(1));
        assertThat(addressed()
                        .notBefore(NOW.plusSeconds(1))
                        .notBefore(NOW)
                        .notBefore(null)
                        .build()
                        .notBefore())
                .contains(NOW.plusSeconds(1));
    }

    @Test
    void notOnOrAfterWhenThereAreSeveralThenTheEarliestCounts() {
        assertThat(addressed()
                        .notOnOrAfter(NOW.plusSeconds(1))
                        .notOnOrAfter(NOW)
                        .build()
                        .notOnOrAfter())
                .contains(NOW);
        assertThat(addressed()
                        .notOnOrAfter(NOW)
                        .notOnOrAfter(NOW.plusSeconds(1))
                        .notOnOrAfter(null)
                        .build()
                        .notOnOrAfter())
                .contains(NOW);
    }

    @Test
    void signedWhenAnAssertionItselfIsThenThatIsSaidInWhateverOrder() {
        assertThat(addressed().build().signed()).isEqualTo(ResponseFacts.Signed.NOTHING);
        assertThat(addressed().signature("rsa").build().signed()).isEqualTo(ResponseFacts.Signed.RESPONSE);
        assertThat(addressed().signature("rsa").assertionSigned().build().signed())
                .isEqualTo(ResponseFacts.Signed.ASSERTION);
        assertThat(addressed().assertionSigned().signature("rsa").build().signed())
                .isEqualTo(ResponseFacts.Signed.ASSERTION);
    }
}
