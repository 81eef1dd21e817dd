package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeConnectionsTest {

    private static final Map<String, List<String>> DOMAINS = Map.of(
            "acme", List.of("acme.example", "@Bücher.example", "shared.example", "twice.example", "Twice.example"),
            "globex", List.of("globex.example", "shared.example"),
            "open", List.of("*"),
            "bare", List.of());

    @ParameterizedTest
    @CsvSource({
        "ann@acme.example, acme",
        "ANN@ACME.EXAMPLE, acme",
        "ann@bücher.example, acme",
        "ann@xn--bcher-kva.example, acme",
        "gus@globex.example, globex",
        "ann@twice.example, acme",
    })
    void homeWhenOneConnectionHasTheDomainThenItIsThatOne(String address, String alias) {
        assertThat(HomeConnections.of(DOMAINS).of(address(address))).contains(alias);
    }

    @ParameterizedTest
    @CsvSource({"ann@elsewhere.example", "ann@mail.acme.example", "ann@shared.example"})
    void homeWhenNoneOrSeveralHaveTheDomainThenThereIsNone(String address) {
        assertThat(HomeConnections.of(DOMAINS).of(address(address))).isEmpty();
    }

    @Test
    void homeWhenThereIsNoConnectionThenThereIsNone() {
        assertThat(HomeConnections.of(Map.of()).of(address("ann@acme.example"))).isEmpty();
    }

    @Test
    void homesWhenNoConnectionNamesADomainThenThereAreNone() {
        assertThat(HomeConnections.of(DOMAINS).areNone()).isFalse();
        assertThat(HomeConnections.of(Map.of("open", List.of("*"), "bare", List.of()))
                        .areNone())
                .isTrue();
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
