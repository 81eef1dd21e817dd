package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HomeConnectionTest {

    private static final Map<String, List<String>> DOMAINS = Map.of(
            "acme", List.of("acme.example", "@Bücher.example", "shared.example"),
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
    })
    void homeWhenOneConnectionHasTheDomainThenItIsThatOne(String address, String alias) {
        assertThat(HomeConnection.of(address(address), DOMAINS)).contains(alias);
    }

    @ParameterizedTest
    @CsvSource({"ann@elsewhere.example", "ann@mail.acme.example", "ann@shared.example"})
    void homeWhenNoneOrSeveralHaveTheDomainThenThereIsNone(String address) {
        assertThat(HomeConnection.of(address(address), DOMAINS)).isEmpty();
    }

    @Test
    void homeWhenThereIsNoConnectionThenThereIsNone() {
        assertThat(HomeConnection.of(address("ann@acme.example"), Map.of())).isEmpty();
    }

    @Test
    void anyWhenNoConnectionNamesADomainThenThereIsNone() {
        assertThat(HomeConnection.isAny(DOMAINS)).isTrue();
        assertThat(HomeConnection.isAny(Map.of("open", List.of("*"), "bare", List.of())))
                .isFalse();
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
