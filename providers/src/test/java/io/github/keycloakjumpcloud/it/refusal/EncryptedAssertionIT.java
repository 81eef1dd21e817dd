package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.EncryptedXml;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlStatus;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Anybody can encrypt for a realm, whose key is public: an encrypted assertion is as good as its signature, and none that
 * stands beside it helps.
 */
class EncryptedAssertionIT {
    private static final Person ATTACKER = SampleDirectory.ORDINARY;
    private static final Person VICTIM = SampleDirectory.ADMIN;

    @AutoClose
    private TestRealm realm;

    private EncryptedXml encryption;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        realm.login(VICTIM);
        realm.login(ATTACKER);
        encryption = EncryptedXml.forRealm(realm);
    }

    /** The other tests mean something only if Keycloak can read what they encrypt. */
    @Test
    void answerWhenSignedAssertionIsEncryptedThenPersonIsSignedIn() {
        // given
        SignIn person = realm.atJumpCloud();
        String xml = Wire.xml(realm, person.responseFor(ATTACKER));

        // when
        Wire.answer(realm, person, encrypted(xml));

        // then
        assertThat(person.login().email()).isEqualTo(ATTACKER.email());
    }

    Stream<Named<UnaryOperator<String>>> injections() {
        return Stream.of(
                Named.of("alone, not signed", genuine -> encrypted(asVictim(unsigned(genuine)))),
                Named.of("alone, signed before it was changed", genuine -> encrypted(asVictim(genuine))),
                Named.of("before the signed one", genuine -> replaced(genuine, evil(genuine) + assertion(genuine))),
                Named.of("after the signed one", genuine -> replaced(genuine, assertion(genuine) + evil(genuine))),
                Named.of("the signed one among the extensions", genuine -> extended(genuine, assertion(genuine))
                        .replace("</saml2p:Response>", evil(genuine) + "</saml2p:Response>")),
                Named.of("beside a signed response without an assertion", genuine -> {
                    String response = extended(genuine, signedRefusal());
                    int end = response.lastIndexOf("</saml2p:Response>");
                    return response.substring(0, end) + evil(genuine) + response.substring(end);
                }),
                Named.of("its signature in the place of the response's", genuine -> extended(
                                genuine, unsigned(assertion(genuine)))
                        .replaceFirst("(</saml2:Issuer>)", "$1" + signature(genuine))
                        .replace("</saml2p:Response>", evil(genuine) + "</saml2p:Response>")),
                Named.of(
                        "the signed one within it",
                        genuine -> replaced(
                                genuine,
                                encryption.assertion(asVictim(unsigned(assertion(genuine)))
                                        .replace("</saml2:Assertion>", assertion(genuine) + "</saml2:Assertion>")))));
    }

    @ParameterizedTest
    @MethodSource("injections")
    void answerWhenAnEncryptedAssertionIsInjectedThenItIsRefused(UnaryOperator<String> injection) {
        // given
        SignIn person = realm.atJumpCloud();
        String genuine = Wire.xml(realm, person.responseFor(ATTACKER).withSigningMode(SigningMode.ASSERTION));
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, person, injection.apply(genuine));

        // then
        Wire.assertNoFailure(page);
        assertThat(List.of("JC-301", "JC-302")).contains(RefusalPage.of(page).code());
        before.assertUnchanged(realm.admin());
    }

    /** JumpCloud's word that somebody may not sign in, which anybody can have. */
    private String signedRefusal() {
        SignIn person = realm.atJumpCloud();
        String refusal = Wire.xml(
                realm,
                person.responseFor(ATTACKER)
                        .withStatus(SamlStatus.requestDenied("no"))
                        .withSigningMode(SigningMode.RESPONSE));
        return refusal.substring(refusal.indexOf("<saml2p:Response"));
    }

    private String encrypted(String response) {
        return replaced(response, encryption.assertion(assertion(response)));
    }

    private String evil(String genuine) {
        return encryption.assertion(asVictim(unsigned(assertion(genuine))).replaceFirst(" ID=\"", " ID=\"EVIL"));
    }

    private static String asVictim(String xml) {
        return xml.replace(ATTACKER.email(), VICTIM.email());
    }

    private static String extended(String response, String extension) {
        return replaced(response, "")
                .replaceFirst("(<saml2p:Status>)", "<saml2p:Extensions>" + extension + "</saml2p:Extensions>$1");
    }

    private static String replaced(String response, String assertions) {
        return response.replace(assertion(response), assertions);
    }

    private static String assertion(String response) {
        return part(response, "<saml2:Assertion ", "</saml2:Assertion>");
    }

    private static String signature(String response) {
        return part(response, "<ds:Signature ", "</ds:Signature>");
    }

    private static String unsigned(String xml) {
        return xml.replace(signature(xml), "");
    }

    private static String part(String xml, String start, String end) {
        return xml.substring(xml.indexOf(start), xml.indexOf(end) + end.length());
    }
}
