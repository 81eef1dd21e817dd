package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedDomainsTest {

    @ParameterizedTest
    @CsvSource({
        "example.com, ada@example.com, true",
        "' Example.COM ', ada@eXample.com, true",
        "@example.com, ada@example.com, true",
        "example.com, ada@mail.example.com, false",
        "mail.example.com, ada@example.com, false",
        "example.com, ada@badexample.com, false",
        "example.com, ada@example.com.evil.org, false",
        "b\u00FCcher.example, ada@xn--bcher-kva.example, true",
        "xn--bcher-kva.example, ada@B\u00DCCHER.example, true",
        "localhost, ada@localhost, true",
    })
    void trustsWhenDomainIsComparedThenExactly(String domain, String address, boolean trusted) {
        VerifiedDomains domains = VerifiedDomains.of(List.of("other.example", domain));

        assertThat(domains.trusts(EmailAddress.parse(address).orElseThrow())).isEqualTo(trusted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.example.com",
                "ada@example.com",
                "@",
                "@@example.com",
                ".example.com",
                "example.com.",
                "exa mple.com",
                "example.com/x",
                "https://example.com",
                "example.com,example.org",
                "\uFF45xample.com",
                "stra\u00DFe.example",
            })
    void ofWhenAnEntryIsNoDomainThenNamesIt(String entry) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VerifiedDomains.of(List.of("example.com", entry)))
                .withMessageContaining(entry);
    }

    @Test
    void isEmptyWhenOnlyBlanksThenTrustsNobody() {
        VerifiedDomains domains = VerifiedDomains.of(List.of("", "  "));

        assertThat(domains.isEmpty()).isTrue();
        assertThat(domains.trusts(EmailAddress.parse("ada@example.com").orElseThrow()))
                .isFalse();
    }

    @Test
    void toStringWhenShownThenLists() {
        assertThat(VerifiedDomains.of(List.of("B.example", "@a.example", "b.example")))
                .hasToString("b.example, a.example");
    }
}
