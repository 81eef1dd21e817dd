package io.github.keycloakjumpcloud.keycloak.scim.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.secret.ShownSecret;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.keycloak.component.ComponentModel;

class TokenCheckTest {

    private static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-02-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static final ShownSecret TEXT = ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN);
    private static final String SHOWN = TEXT.reveal();
    private static final Verdict ACCEPTED = new Verdict.Accepted(TEXT.id(), "JumpCloud");
    private static final Verdict MISSING = new Verdict.Missing();
    private static final Verdict UNKNOWN = new Verdict.Unknown();

    static Stream<Arguments> headers() {
        return Stream.of(
                Arguments.of("Bearer " + SHOWN, ACCEPTED),
                Arguments.of("bearer " + SHOWN, ACCEPTED),
                Arguments.of("BEARER " + SHOWN, ACCEPTED),
                Arguments.of(null, MISSING),
                Arguments.of("", MISSING),
                Arguments.of(" ", MISSING),
                Arguments.of(SHOWN, MISSING),
                Arguments.of("Basic " + SHOWN, MISSING),
                Arguments.of("Token " + SHOWN, MISSING),
                Arguments.of(" Bearer " + SHOWN, MISSING),
                Arguments.of("Bearer", UNKNOWN),
                Arguments.of("Bearer ", UNKNOWN),
                Arguments.of("Bearer  " + SHOWN, UNKNOWN),
                Arguments.of("Bearer\t" + SHOWN, UNKNOWN),
                Arguments.of("Bearer\u00A0" + SHOWN, UNKNOWN),
                Arguments.of("Bearer " + SHOWN + " ", UNKNOWN),
                Arguments.of("Bearer " + SHOWN + ", Bearer " + SHOWN, UNKNOWN),
                Arguments.of("Bearer " + SHOWN + "," + SHOWN, UNKNOWN),
                Arguments.of("Bearer Bearer " + SHOWN, UNKNOWN),
                Arguments.of("Bearer \"" + SHOWN + "\"", UNKNOWN),
                Arguments.of("Bearer " + SHOWN.toUpperCase(), UNKNOWN),
                Arguments.of(
                        "Bearer "
                                + ShownSecret.generate(ShownSecret.Kind.SCIM_TOKEN)
                                        .reveal(),
                        UNKNOWN),
                Arguments.of("Bearer " + withLastCharacterChanged(SHOWN), UNKNOWN),
                Arguments.of("Bearer " + "x".repeat(8000), UNKNOWN));
    }

    @ParameterizedTest
    @MethodSource("headers")
    void decideWhenHeaderCameThenOnlyTheTokenItselfIsAccepted(String header, Verdict expected) {
        assertThat(decide(header, component("connection"), NOW)).isEqualTo(expected);
    }

    static Stream<Arguments> ends() {
        return Stream.of(
                Arguments.of(END.minusMillis(1), ACCEPTED),
                Arguments.of(END, new Verdict.Expired()),
                Arguments.of(END.plusSeconds(1), new Verdict.Expired()));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void decideWhenTheTokenEndsThenExpiredFromThatMoment(Instant now, Verdict expected) {
        assertThat(decide("Bearer " + SHOWN, component("connection"), now)).isEqualTo(expected);
    }

    @Test
    void decideWhenTheTokenDoesNotExpireThenAccepted() {
        ComponentModel component = component("connection");
        component.getConfig().remove(ScimToken.EXPIRES_AT);

        assertThat(decide("Bearer " + SHOWN, component, END.plusSeconds(1_000_000_000)))
                .isEqualTo(ACCEPTED);
    }

    @Test
    void decideWhenTheSecretOfAnExpiredTokenIsWrongThenNothingIsSaidOfItsEnd() {
        assertThat(decide("Bearer " + withLastCharacterChanged(SHOWN), component("connection"), END.plusSeconds(1)))
                .isEqualTo(UNKNOWN);
    }

    @Test
    void decideWhenTheTokenIsOfAnotherConnectionThenUnknown() {
        assertThat(decide("Bearer " + SHOWN, component("another"), NOW)).isEqualTo(UNKNOWN);
    }

    @Test
    void decideWhenTheComponentIsOfAnotherTypeThenUnknown() {
        ComponentModel component = component("connection");
        component.setProviderType("org.keycloak.storage.UserStorageProvider");

        assertThat(decide("Bearer " + SHOWN, component, NOW)).isEqualTo(UNKNOWN);
    }

    @Test
    void decideWhenTheHashWasMaskedByAnExportThenUnknown() {
        ComponentModel masked = component("connection");
        masked.put(ScimToken.HASH, "**********");
        ComponentModel none = component("connection");
        none.getConfig().remove(ScimToken.HASH);

        assertThat(decide("Bearer " + SHOWN, masked, NOW)).isEqualTo(UNKNOWN);
        assertThat(decide("Bearer " + SHOWN, none, NOW)).isEqualTo(UNKNOWN);
    }

    private static Verdict decide(String header, ComponentModel component, Instant now) {
        ConnectionConfig connection = new ConnectionConfig();
        connection.setInternalId("connection");
        return TokenCheck.decide(
                header, id -> ScimToken.of(id.equals(component.getId()) ? component : null, connection), now);
    }

    private static ComponentModel component(String connectionId) {
        ConnectionConfig connection = new ConnectionConfig();
        connection.setInternalId(connectionId);
        return ScimToken.component(connection, TEXT, "JumpCloud", CREATED, Optional.of(END));
    }

    private static String withLastCharacterChanged(String shown) {
        char last = shown.charAt(shown.length() - 1);
        return shown.substring(0, shown.length() - 1) + (last == 'A' ? 'B' : 'A');
    }
}
