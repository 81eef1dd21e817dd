package io.github.keycloakjumpcloud.core.scim;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenActorTest {

    @ParameterizedTest
    @CsvSource({
        "JumpCloud, JumpCloud",
        "f, f",
        "4f2a, 4f2a",
        "'', service",
        ", service",
        "3b9f6a1e-0c1d-4e5f-8a7b-9c0d1e2f3a4b, service",
        "' 3B9F6A1E-0C1D-4E5F-8A7B-9C0D1E2F3A4B ', service",
        "f:3b9f6a1e-0c1d-4e5f-8a7b-9c0d1e2f3a4b:admin, service",
    })
    void actorWhenANameCouldPassForAnAccountThenItIsTheService(String name, String actor) {
        assertThat(TokenActor.of(name, "service")).isEqualTo(actor);
    }
}
