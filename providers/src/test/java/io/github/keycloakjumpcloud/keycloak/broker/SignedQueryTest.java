package io.github.keycloakjumpcloud.keycloak.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class SignedQueryTest {

    @Test
    void queryWhenItIsSignedThenItsAlgorithmIsKnown() {
        SignedQuery query = SignedQuery.of("SAMLResponse=a%2Bb&RelayState=c&SigAlg=urn%3Arsa-sha1&Signature=d&other=e");

        assertThat(query.isPlain()).isTrue();
        assertThat(query.algorithm()).contains("urn:rsa-sha1");
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"SAMLRequest=a", "SAMLRequest=a&SigAlg=b", "SAMLRequest=a&Signature=b", "x&y=%41&x"})
    void queryWhenItIsNotSignedThenThereIsNoAlgorithm(String rawQuery) {
        SignedQuery query = SignedQuery.of(rawQuery);

        assertThat(query.isPlain()).isTrue();
        assertThat(query.algorithm()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAMLResponse=a&SAMLResponse=b",
                "%53AMLResponse=a&SAMLResponse=b",
                "%53AMLResponse=a",
                "SAMLResponse=a&SigAlg=b&Sig%41lg=c&Signature=d",
                "SAMLRequest=a&RelayState=b&Relay%53tate=c",
                "x=1;SAMLResponse=a&SAMLResponse=b",
                "SAMLResponse=a;b",
                "SAMLRequest=%zz",
                "%=a",
            })
    void queryWhenItCanBeReadInTwoWaysThenItIsNotPlain(String rawQuery) {
        assertThat(SignedQuery.of(rawQuery).isPlain()).isFalse();
    }
}
