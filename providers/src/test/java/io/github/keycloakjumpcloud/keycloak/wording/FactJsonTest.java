package io.github.keycloakjumpcloud.keycloak.wording;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.finding.FindingFact;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.keycloak.util.JsonSerialization;

class FactJsonTest {

    @ParameterizedTest
    @EnumSource
    void readWhenWrittenAsJsonThenItIsTheSameFact(RefusalFact kind) throws IOException {
        Fact fact = SampleFacts.of(kind);

        String json = JsonSerialization.writeValueAsString(FactJson.arguments(fact));
        Map<String, Object> arguments = JsonSerialization.readValue(json, new TypeReference<>() {});

        assertThat(FactJson.read(kind.slug(), arguments)).contains(fact);
    }

    @Test
    void argumentsWhenAnAccountMustNotBeShownThenItIsLeftOut() {
        Fact fact = Fact.of(RefusalFact.ACCOUNT_READ_ONLY, new FactArgument.Account(Optional.empty()));

        assertThat(FactJson.arguments(fact)).isEmpty();
        assertThat(FactJson.read("account-read-only", Map.of())).contains(fact);
    }

    @Test
    void argumentsWhenNamesWereMisspeltThenEachIsAPair() throws IOException {
        Map<String, Object> arguments = FactJson.arguments(SampleFacts.of(FindingFact.ATTRIBUTE_MISSPELT));

        assertThat(JsonSerialization.writeValueAsString(arguments))
                .isEqualTo("{\"nearMisses\":[{\"received\":\"firstname\",\"expected\":\"FirstName\"},"
                        + "{\"received\":\"mail\",\"expected\":\"email\"}]}");
    }

    @Test
    void readWhenAnotherVersionHasWrittenItThenItIsUnknownAndNoError() {
        assertThat(FactJson.read(null, null)).isEmpty();
        assertThat(FactJson.read("nothing-signed", null)).isEmpty();
        assertThat(FactJson.read("made-up-later", Map.of())).isEmpty();
        assertThat(FactJson.read("certificate-expired", Map.of("until", "2026-07-01T00:00:00Z")))
                .isEmpty();
        assertThat(FactJson.read("certificate-expired", Map.of("since", "yesterday")))
                .isEmpty();
        assertThat(FactJson.read("no-allowed-group", Map.of("count", "three", "allowed", List.of())))
                .isEmpty();
    }
}
