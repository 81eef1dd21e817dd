package io.github.keycloakjumpcloud.core.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedDomainsTest {

    private static final List<String> NONE = List.of();

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
    void trustsWhenOwnDomainIsComparedThenExactly(String domain, String address, boolean trusted) {
        TrustedDomains domains = of(List.of("other.example", domain), NONE, false);

        assertThat(domains.trusts(address(address))).isEqualTo(trusted);
        assertThat(domains.admits(address(address))).isEqualTo(trusted);
    }

    /** As Keycloak compares them when it chooses the Organization of an address. */
    @ParameterizedTest
    @CsvSource({
        "*.example.com, ada@example.com, true",
        "*.Example.com, ada@mail.example.com, true",
        "*.example.com, ada@a.b.example.com, true",
        "*.example.com, ada@badexample.com, false",
        "*.example.com, ada@example.com.evil.org, false",
        "example.com, ada@mail.example.com, false",
    })
    void trustsWhenDomainOfTheOrganizationHasAWildcardThenItsSubdomainsToo(
            String domain, String address, boolean trusted) {
        assertThat(of(NONE, List.of(domain), true).trusts(address(address))).isEqualTo(trusted);
    }

    static Stream<Arguments> settings() {
        List<String> own = List.of("own.example");
        List<String> organization = List.of("org.example");
        List<String> every = List.of("*");
        List<String> unreadable = List.of("*.org.example.", "no domain", "*.");
        // own, of the Organization, whether one counts, then who may come in: own, of the Organization, any other
        return Stream.of(
                Arguments.of(NONE, NONE, false, true, true, true),
                Arguments.of(List.of(" ", ""), NONE, false, true, true, true),
                Arguments.of(NONE, NONE, true, false, false, false),
                Arguments.of(NONE, unreadable, true, false, false, false),
                Arguments.of(NONE, organization, true, false, true, false),
                Arguments.of(own, NONE, false, true, false, false),
                Arguments.of(own, NONE, true, true, false, false),
                Arguments.of(own, organization, true, true, true, false),
                Arguments.of(own, List.of("no domain", "org.example"), true, true, true, false),
                Arguments.of(List.of("no domain"), NONE, false, false, false, false),
                Arguments.of(every, NONE, false, true, true, true),
                Arguments.of(every, NONE, true, true, true, true),
                Arguments.of(every, organization, true, true, true, true));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void admitsWhenDomainsComeFromSettingsThenEveryOneOnlyByChoice(
            List<String> own,
            List<String> organization,
            boolean counts,
            boolean ofOwn,
            boolean ofOrganization,
            boolean ofOther) {
        TrustedDomains domains = of(own, organization, counts);

        assertThat(domains.admits(address("ada@own.example"))).isEqualTo(ofOwn);
        assertThat(domains.admits(address("ada@org.example"))).isEqualTo(ofOrganization);
        assertThat(domains.admits(address("ada@other.example"))).isEqualTo(ofOther);
    }

    @Test
    void trustsWhenEveryDomainIsLetInThenTheVerifiedOnesOnly() {
        TrustedDomains domains = of(List.of("*", "own.example"), List.of("org.example"), true);

        assertThat(domains.trusts(address("ada@own.example"))).isTrue();
        assertThat(domains.trusts(address("ada@org.example"))).isTrue();
        assertThat(domains.trusts(address("ada@other.example"))).isFalse();
        assertThat(domains.admits(address("ada@other.example"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*.example.com",
                "**",
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
    void requireReadableWhenAnEntryIsNoDomainThenNamesIt(String entry) {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> TrustedDomains.requireReadable(List.of("example.com", entry)))
                .satisfies(
                        wrong -> assertThat(wrong.problems()).containsExactly(ProblemKind.NOT_A_DOMAIN.problem(entry)));
    }

    @Test
    void requireReadableWhenDomainsBlanksOrEveryDomainThenTakesThem() {
        TrustedDomains.requireReadable(List.of("example.com", " ", "@B.example", "*"));
    }

    @Test
    void toStringWhenShownThenLists() {
        assertThat(of(List.of("B.example", "@a.example", "b.example"), List.of("*.C.example"), true))
                .hasToString("b.example, a.example, *.c.example");
    }

    private static TrustedDomains of(List<String> own, List<String> organization, boolean counts) {
        return TrustedDomains.of(new DomainSettings(own, organization, counts));
    }

    private static EmailAddress address(String text) {
        return EmailAddress.parse(text).orElseThrow();
    }
}
