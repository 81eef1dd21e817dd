package io.github.keycloakjumpcloud.keycloak.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.attributes.ReceivedAttributes;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.dom.saml.v2.assertion.NameIDType;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;

class LoginFactsTest {

    private static final URI FORMAT = JBossSAMLURIConstants.NAMEID_FORMAT_EMAIL.getUri();

    @Test
    void readWhenAllOfItWasKeptThenItIsTheSame() {
        // given
        NameIDType nameId = new NameIDType();
        nameId.setValue("Ada.O'Neil@example.com");
        nameId.setFormat(FORMAT);
        LoginFacts facts = facts(
                Optional.of("account"),
                Optional.of(nameId),
                Map.of(
                        "email",
                        List.of("ada@example.com"),
                        "groups",
                        List.of("B", "A", "ünï \"quoted\""),
                        "none",
                        List.of()));

        // when
        LoginFacts read = LoginFacts.read(facts.text().orElseThrow()).orElseThrow();

        // then
        assertThat(read.connectionId()).isEqualTo("connection");
        assertThat(read.linking()).contains("account");
        assertThat(read.principal()).isEqualTo("Ada");
        assertThat(read.nameId().orElseThrow().getValue()).isEqualTo("Ada.O'Neil@example.com");
        assertThat(read.nameId().orElseThrow().getFormat()).isEqualTo(FORMAT);
        assertThat(read.attributes().names()).containsExactlyInAnyOrder("email", "groups", "none");
        assertThat(read.attributes().values("groups")).containsExactly("B", "A", "ünï \"quoted\"");
        assertThat(read.attributes().has("none")).isTrue();
    }

    @Test
    void readWhenThereWasLittleThenItIsTheSame() {
        // when
        LoginFacts read = LoginFacts.read(facts(Optional.empty(), Optional.empty(), Map.of())
                        .text()
                        .orElseThrow())
                .orElseThrow();

        // then
        assertThat(read.linking()).isEmpty();
        assertThat(read.nameId()).isEmpty();
        assertThat(read.attributes().names()).isEmpty();
    }

    @Test
    void readWhenALaterVersionHasWrittenMoreThenThatIsPassedOver() {
        assertThat(LoginFacts.read("{\"connection\":\"c\",\"principal\":\"p\",\"attributes\":{},\"more\":[1]}"))
                .hasValueSatisfying(read -> assertThat(read.principal()).isEqualTo("p"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "null",
                "{}",
                "{\"connection\":\"c\",\"principal\":\"p\"}",
                "{\"connection\":\"c\",\"principal\":\"p\",\"nameId\":\"n\",\"format\":\"no uri\",\"attributes\":{}}",
                "{\"connection\":\"c\",\"principal\":\"p\",\"attributes\":[]}"
            })
    void readWhenItCannotBeReadThenThereIsNothing(String text) {
        assertThat(LoginFacts.read(text)).isEmpty();
    }

    /** Of names that differ in letter case only, the first one counts. */
    @Test
    void readWhenNamesDifferInLetterCaseThenTheirOrderIsKept() {
        // given
        Map<String, List<String>> values = new LinkedHashMap<>();
        List.of("eMail", "EMAIL", "email", "Email", "emaiL").forEach(name -> values.put(name, List.of(name)));

        // then
        assertThat(LoginFacts.read(facts(Optional.empty(), Optional.empty(), values)
                                .text()
                                .orElseThrow())
                        .orElseThrow()
                        .attributes()
                        .names())
                .containsExactly("eMail", "EMAIL", "email", "Email", "emaiL");
    }

    @Test
    void textWhenItIsTooLongThenNothingIsKept() {
        assertThat(facts(Optional.empty(), Optional.empty(), Map.of("groups", List.of("g".repeat(8000))))
                        .text())
                .isPresent();
        assertThat(facts(Optional.empty(), Optional.empty(), Map.of("groups", List.of("g".repeat(8200))))
                        .text())
                .isEmpty();
    }

    private static LoginFacts facts(
            Optional<String> linking, Optional<NameIDType> nameId, Map<String, List<String>> attributes) {
        return new LoginFacts("connection", linking, "Ada", nameId, ReceivedAttributes.of(attributes));
    }
}
