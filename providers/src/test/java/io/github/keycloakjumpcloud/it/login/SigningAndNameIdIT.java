package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.NameIdFormat;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import io.github.keycloakjumpcloud.simulator.sso.NameIdValue;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a JumpCloud admin chooses to sign and to put into the NameID, people sign in and are known again. */
class SigningAndNameIdIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    @AfterEach
    void restoreJumpCloudDefaults() {
        realm.changeApplication(present -> present.withSigningMode(SigningMode.ASSERTION)
                .withNameIdFormat(NameIdFormat.UNSPECIFIED_1_0)
                .withNameIdValue(NameIdValue.EMAIL));
    }

    static Stream<Arguments> signingModesAndFormats() {
        return Stream.of(SigningMode.ASSERTION, SigningMode.RESPONSE, SigningMode.BOTH)
                .flatMap(mode -> Arrays.stream(NameIdFormat.values()).map(format -> Arguments.of(mode, format)));
    }

    @ParameterizedTest
    @MethodSource("signingModesAndFormats")
    void loginWhenSignedAndNamedInAnyWayThenAccountIsCreatedAndLinkedOnce(SigningMode mode, NameIdFormat format) {
        // given
        Person person = person("any-" + mode.ordinal() + format.ordinal());
        realm.changeApplication(present -> present.withSigningMode(mode).withNameIdFormat(format));

        // when
        Login first = realm.login(person);
        Login second = realm.login(person);

        // then
        assertThat(first.email()).isEqualTo(person.email());
        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(linkedNames(first.userId())).containsExactly(person.email());
    }

    @ParameterizedTest
    @EnumSource(
            value = NameIdFormat.class,
            names = {"PERSISTENT", "UNSPECIFIED_1_0", "UNSPECIFIED_2_0"})
    void loginWhenNameIdIsTheUsernameThenAccountIsLinkedByIt(NameIdFormat format) {
        // given
        Person person = person("by-username-" + format.ordinal());
        realm.changeApplication(
                present -> present.withNameIdValue(NameIdValue.USERNAME).withNameIdFormat(format));

        // when
        Login first = realm.login(person);
        Login second = realm.login(person);

        // then
        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(linkedNames(first.userId())).containsExactly(person.username());
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, true", "true, false"})
    void loginWhenRedirectEndpointIsDeclaredOrNotThenPersonSignsIn(boolean declared, boolean postRequest) {
        // given
        Person person = person("redirect-" + declared + "-" + postRequest);
        realm.configure(Map.of(
                "metadataFile",
                realm.application()
                        .withRedirectDeclared(declared)
                        .metadata(realm.signOnUrl())
                        .xml()));
        realm.configure(Map.of("postBindingAuthnRequest", String.valueOf(postRequest)));
        SignIn signIn = realm.atJumpCloud();

        // when
        boolean posted = signIn.browser().page().carriesSaml();
        signIn.answer(person);

        // then
        assertThat(posted).isEqualTo(postRequest);
        assertThat(setting("redirectEndpointDeclared")).isEqualTo(String.valueOf(declared));
        assertThat(signIn.login().email()).isEqualTo(person.email());
    }

    @ParameterizedTest
    @EnumSource(
            value = NameIdFormat.class,
            names = {"EMAIL_ADDRESS", "UNSPECIFIED_1_0", "PERSISTENT"})
    void loginWhenEMailComesInOtherLetterCaseThenItIsTheSameAccount(NameIdFormat format) {
        // given
        String name = "case-" + format.ordinal();
        realm.changeApplication(present -> present.withNameIdFormat(format));
        Login capitals = realm.login(person(name).withEmail("Case-" + format.ordinal() + "@Example.COM"));

        // when
        Login lower = realm.login(person(name));

        // then
        assertThat(lower.userId()).isEqualTo(capitals.userId());
        assertThat(capitals.email()).isEqualTo(name + "@example.com");
        assertThat(linkedNames(lower.userId())).containsExactly(name + "@example.com");
    }

    @Test
    void loginWhenOlderLinkHasOtherLetterCaseThenLinkIsFoundAndMoved() {
        // given
        Person person = person("older");
        String userId = realm.admin().createUser(person.email(), Map.of("firstName", "Given", "lastName", "Family"));
        realm.admin()
                .api()
                .post(
                        realm.admin().path("users/" + userId + "/federated-identity/" + realm.alias()),
                        Map.of("userId", "Older@Example.com", "userName", "older"));

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(linkedNames(userId)).containsExactly(person.email());
    }

    @Test
    void loginWhenCertificateIsRotatedThenBothAreAcceptedUntilTheOldOneIsRemoved() {
        // given
        SigningKey old = realm.application().key();
        SigningKey next = SigningKey.generate();
        Person person = person("rotation");
        realm.configure(
                Map.of("signingCertificate", String.join(",", old.certificateBase64(), next.certificateBase64())));

        // when
        Login withOld = realm.login(person);
        realm.changeApplication(present -> present.withKey(next));
        Login withNext = realm.login(person);

        // then
        assertThat(withNext.userId()).isEqualTo(withOld.userId());

        // when
        realm.configure(Map.of("signingCertificate", next.certificateBase64()));
        Login afterRemoval = realm.login(person);
        Untouched before = Untouched.now(realm);
        realm.changeApplication(present -> present.withKey(old));
        Page refused = realm.atJumpCloud().answer(person);

        // then
        assertThat(afterRemoval.userId()).isEqualTo(withOld.userId());
        before.assertRefused(refused, "JC-301", "signature");
        realm.configure(Map.of("signingCertificate", old.certificateBase64()));
    }

    private List<String> linkedNames(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).stream()
                .map(link -> link.get("userId").asText())
                .toList();
    }

    private String setting(String key) {
        JsonNode config = realm.admin().identityProvider(realm.alias()).get("config");
        return config.path(key).asText();
    }
}
