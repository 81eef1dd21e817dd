package io.github.keycloakjumpcloud.it.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.refusal.RefusalEvidence;
import io.github.keycloakjumpcloud.it.harness.refusal.Wire;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** XML that JumpCloud would never write: a refusal, no failure, and nothing comes into being. */
class BadMessageIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;
    private static final String CLIENT_NAME = "sales";

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        realm.admin()
                .createClient(Map.of(
                        "clientId",
                        "saml-app",
                        "protocol",
                        "saml",
                        "redirectUris",
                        List.of("http://127.0.0.1/*"),
                        "attributes",
                        Map.of(
                                "saml_idp_initiated_sso_url_name",
                                CLIENT_NAME,
                                "saml_assertion_consumer_url_post",
                                "http://127.0.0.1/saml-app")));
    }

    static Stream<Named<UnaryOperator<String>>> unreadable() {
        String laughs = "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
        return Stream.of(
                changed("external entity", xml -> withDtd(
                                xml, "<!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hosts\">]>")
                        .replace(PERSON.email(), "&e;")),
                changed("external DTD", xml -> withDtd(xml, "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/r.dtd\">")),
                changed("billion laughs", xml -> withDtd(xml, laughs).replace(PERSON.email(), "&d;")),
                changed(
                        "nested deeply",
                        xml -> xml.replaceFirst(
                                "<saml2p:Status>",
                                "<saml2p:Extensions>" + "<a>".repeat(5000) + "</a>".repeat(5000)
                                        + "</saml2p:Extensions><saml2p:Status>")),
                changed("cut off", xml -> xml.substring(0, xml.length() / 2)),
                changed("a control character", xml -> xml.replace(PERSON.email(), "a&#0;b")),
                changed(
                        "an attribute twice",
                        xml -> xml.replaceFirst("Version=\"2.0\"", "Version=\"2.0\" Version=\"2\"")),
                changed("not UTF-8", xml -> xml.replace("encoding=\"UTF-8\"", "encoding=\"UTF-99\"")),
                changed(
                        "times that are none",
                        xml -> xml.replaceAll("NotBefore=\"[^\"]*\"", "NotBefore=\"yesterday\"")),
                changed("no version", xml -> xml.replace("Version=\"2.0\"", "Version=\"1.1\"")));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void answerWhenXmlIsUnreadableThenItIsNoSamlResponse(UnaryOperator<String> change) {
        assertRefused(change, RefusalReason.NOT_A_SAML_RESPONSE);
    }

    static Stream<Named<UnaryOperator<String>>> unsound() {
        String encrypted = "<saml2:EncryptedAssertion xmlns:saml2=\"urn:oasis:names:tc:SAML:2.0:assertion\">"
                + "<xenc:EncryptedData xmlns:xenc=\"http://www.w3.org/2001/04/xmlenc#\"><xenc:EncryptionMethod"
                + " Algorithm=\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"/><xenc:CipherData><xenc:CipherValue>AAAA"
                + "</xenc:CipherValue></xenc:CipherData></xenc:EncryptedData></saml2:EncryptedAssertion>";
        return Stream.of(
                changed(
                        "encrypted assertion only",
                        xml -> xml.replaceAll("<saml2:Assertion .*</saml2:Assertion>", encrypted)),
                changed(
                        "encrypted assertion first",
                        xml -> xml.replace("<saml2:Assertion ", encrypted + "<saml2:Assertion ")),
                changed(
                        "encrypted assertion last",
                        xml -> xml.replace("</saml2p:Response>", encrypted + "</saml2p:Response>")),
                changed(
                        "encrypted NameID",
                        xml -> xml.replaceAll(
                                "<saml2:NameID .*</saml2:NameID>",
                                encrypted.replace("EncryptedAssertion", "EncryptedID"))));
    }

    @ParameterizedTest
    @MethodSource("unsound")
    void answerWhenXmlWasAddedThenItIsRefused(UnaryOperator<String> change) {
        // given
        SignIn person = realm.atJumpCloud();
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, person, change.apply(Wire.xml(realm, person.responseFor(PERSON))));

        // then
        Wire.assertNoFailure(page);
        assertThat(RefusalEvidence.of(realm.admin(), page).page().status()).isEqualTo(400);
        before.assertUnchanged(realm.admin());
    }

    static Stream<Arguments> incomplete() {
        return Stream.of(
                Arguments.of(
                        RefusalReason.NAME_ID_DIFFERS,
                        changed("no NameID", xml -> xml.replaceAll("<saml2:NameID .*</saml2:NameID>", ""))),
                Arguments.of(
                        RefusalReason.NAME_ID_DIFFERS,
                        changed(
                                "NameID empty",
                                xml -> xml.replaceAll("(<saml2:NameID [^>]*>).*(</saml2:NameID>)", "$1$2"))),
                Arguments.of(
                        RefusalReason.NAME_ID_DIFFERS,
                        changed(
                                "NameID blank",
                                xml -> xml.replaceAll("(<saml2:NameID [^>]*>).*(</saml2:NameID>)", "$1 $2"))),
                Arguments.of(
                        RefusalReason.NAME_ID_DIFFERS,
                        changed("no subject", xml -> xml.replaceAll("<saml2:Subject>.*</saml2:Subject>", ""))),
                Arguments.of(
                        RefusalReason.JUMPCLOUD_ERROR,
                        changed("no assertion", xml -> xml.replaceAll("<saml2:Assertion .*</saml2:Assertion>", ""))));
    }

    /** Signed by JumpCloud's key, and yet nobody can tell whom it means. */
    @ParameterizedTest
    @MethodSource("incomplete")
    void answerWhenItNamesNobodyThenItIsRefused(RefusalReason refusal, UnaryOperator<String> change) {
        // given
        SignIn person = realm.atJumpCloud();
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = person.answer(PERSON, response -> response.withSigningMode(SigningMode.RESPONSE)
                .withRewriting(change));

        // then
        Wire.assertNoFailure(page);
        RefusalEvidence.of(realm.admin(), page).assertTellsOf(refusal);
        before.assertUnchanged(realm.admin());
    }

    @Test
    void answerWhenPlantedAtTheAddressOfAClientThenNobodyIsSignedIn() {
        // given: an answer to a request of somebody else, brought to this browser
        SignIn attacker = realm.atJumpCloud();
        String address = realm.acsUrl() + "/clients/" + CLIENT_NAME;
        SamlResponse planted =
                attacker.responseFor(PERSON).withDestination(address).withRecipient(address);
        SignIn person = realm.newPerson();
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = person.browser()
                .post(
                        URI.create(address),
                        Map.of("SAMLResponse", Wire.base64(Wire.xml(realm, planted)), "RelayState", ""));

        // then
        RefusalEvidence.of(realm.admin(), page).assertTellsOf(RefusalReason.ANSWER_TO_ANOTHER_REQUEST);
        before.assertUnchanged(realm.admin());
    }

    @Test
    void answerWhenItIsTheSecondInTheSameLoginThenTheFirstCounts() {
        // given
        SignIn person = realm.atJumpCloud();
        String relayState = person.request().relayState();
        SamlResponse first = person.responseFor(PERSON);
        person.post(first);
        String userId = person.login().userId();

        // when
        Page page = realm.post(
                person.browser(),
                Wire.base64(Wire.xml(realm, first.withAssertionId("A" + UUID.randomUUID()))),
                relayState);

        // then
        Wire.assertNoFailure(page);
        assertThat(realm.admin().sessionsOf(userId)).hasSize(1);
    }

    private void assertRefused(UnaryOperator<String> change, RefusalReason refusal) {
        // given
        SignIn person = realm.atJumpCloud();
        RealmState before = RealmState.of(realm.admin());

        // when
        Page page = Wire.answer(realm, person, change.apply(Wire.xml(realm, person.responseFor(PERSON))));

        // then
        Wire.assertNoFailure(page);
        RefusalEvidence.of(realm.admin(), page).assertTellsOf(refusal);
        before.assertUnchanged(realm.admin());
    }

    private static Named<UnaryOperator<String>> changed(String name, UnaryOperator<String> change) {
        return Named.of(name, xml -> {
            String changed = change.apply(xml);
            assertThat(changed).isNotEqualTo(xml);
            return changed;
        });
    }

    private static String withDtd(String xml, String dtd) {
        return xml.replace("?>", "?>" + dtd);
    }
}
