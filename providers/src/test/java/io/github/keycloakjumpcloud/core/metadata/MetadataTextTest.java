package io.github.keycloakjumpcloud.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataTextTest {

    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + "<!-- exported -->\n"
            + "<md:EntityDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"JumpCloud \u00FC\">\n"
            + "</md:EntityDescriptor>";

    static Stream<Arguments> waysToUpload() {
        return Stream.of(
                Arguments.of("as it is", XML),
                Arguments.of("byte order mark", "\uFEFF" + XML),
                Arguments.of("blanks around", "\n  " + XML + "\n\n"),
                Arguments.of("Base64", base64(XML)),
                Arguments.of(
                        "Base64 in lines",
                        Base64.getMimeEncoder().encodeToString(XML.getBytes(StandardCharsets.UTF_8))),
                Arguments.of("Base64 with byte order mark", base64("\uFEFF" + XML)),
                Arguments.of(
                        "Base64 of UTF-16", Base64.getEncoder().encodeToString(XML.getBytes(StandardCharsets.UTF_16))),
                Arguments.of("data URL", "data:text/xml;base64," + base64(XML)),
                Arguments.of("data URL with charset", "DATA:application/xml;charset=utf-8;BASE64," + base64(XML)),
                Arguments.of("data URL without type", "data:;base64," + base64(XML)),
                Arguments.of(
                        "data URL in percent-encoding",
                        "data:text/xml,"
                                + URLEncoder.encode(XML, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysToUpload")
    void acceptWhenItIsMetadataThenGivesTheXml(String name, String uploaded) {
        assertThat(MetadataText.accept(uploaded)).isEqualTo(XML);
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("<EntityDescriptor/>"),
                Arguments.of("<x:EntityDescriptor>"),
                Arguments.of("<EntityDescriptor\n\tentityID='x'></EntityDescriptor>"),
                Arguments.of("<!-- <!DOCTYPE html> --><EntityDescriptor/>"),
                Arguments.of("<!-- <html> --><EntityDescriptor/>"),
                Arguments.of("<EntityDescriptor><![CDATA[<!ENTITY x>]]></EntityDescriptor>"),
                Arguments.of("<?xml-stylesheet href='<!DOCTYPE'?><EntityDescriptor/>"));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void acceptWhenRootIsAnEntityThenTakesIt(String xml) {
        assertThat(MetadataText.accept(xml)).isEqualTo(xml);
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of(ProblemKind.METADATA_EMPTY, ""),
                Arguments.of(ProblemKind.METADATA_EMPTY, " \n\uFEFF "),
                Arguments.of(ProblemKind.METADATA_EMPTY, "data:text/xml;base64,"),
                Arguments.of(ProblemKind.METADATA_IS_WEB_PAGE, "<!DOCTYPE html><html><head></head></html>"),
                Arguments.of(ProblemKind.METADATA_IS_WEB_PAGE, "<!doctype   HTML>\n<html lang=en>"),
                Arguments.of(ProblemKind.METADATA_IS_WEB_PAGE, "<html><body>EntityDescriptor</body></html>"),
                Arguments.of(ProblemKind.METADATA_IS_WEB_PAGE, "<HTML>"),
                Arguments.of(ProblemKind.METADATA_IS_WEB_PAGE, "\n<!-- saved from url --><html>"),
                Arguments.of(
                        ProblemKind.METADATA_IS_WEB_PAGE,
                        "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'><html/>"),
                Arguments.of(ProblemKind.METADATA_IS_WEB_PAGE, base64("<!DOCTYPE html><html>")),
                Arguments.of(
                        ProblemKind.METADATA_HAS_DTD,
                        "<!DOCTYPE EntityDescriptor SYSTEM 'file:///etc/passwd'><EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_HAS_DTD, "<!DOCTYPE x [<!ENTITY a 'b'>]><EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_HAS_DTD, "<!doctype x><EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_HAS_DTD, "<!-- x --><!DOCTYPE htmlx><EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_HAS_DTD, "<EntityDescriptor><!ENTITY a 'b'></EntityDescriptor>"),
                Arguments.of(ProblemKind.METADATA_HAS_DTD, "<!--><!-- --><!DOCTYPE x><EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_HAS_DTD, "<?x ?><!DOCTYPE x><EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_HAS_DTD, base64("<!DOCTYPE x><EntityDescriptor/>")),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "https://sso.jumpcloud.com/saml2/keycloak"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "JumpCloud"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "{\"entityId\": \"x\"}"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "-----BEGIN CERTIFICATE-----"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "PK\u0003\u0004"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "data:text/xml"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "data:text/xml,%zz"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "data:text/xml;base64,%"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "<"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "<!-- never closed <EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_NOT_XML, "< EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_NOT_SAML, "<rss/>"),
                Arguments.of(ProblemKind.METADATA_NOT_SAML, "<saml2p:Response/>"),
                Arguments.of(ProblemKind.METADATA_NOT_SAML, "<x><EntityDescriptor/></x>"),
                Arguments.of(ProblemKind.METADATA_NOT_SAML, "<entitydescriptor/>"),
                Arguments.of(ProblemKind.METADATA_OF_SEVERAL, "<md:EntitiesDescriptor><md:EntityDescriptor/>"),
                Arguments.of(ProblemKind.METADATA_TOO_LARGE, "<EntityDescriptor>" + "x".repeat(256 * 1024)),
                Arguments.of(ProblemKind.METADATA_TOO_LARGE, "<EntityDescriptor>" + "\u20AC".repeat(90_000)),
                Arguments.of(ProblemKind.METADATA_TOO_LARGE, base64("<EntityDescriptor>" + "x".repeat(256 * 1024))),
                Arguments.of(ProblemKind.METADATA_TOO_LARGE, "x".repeat(20_000_000)));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void acceptWhenItIsAWrongFileThenSaysWhich(ProblemKind kind, String uploaded) {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> MetadataText.accept(uploaded))
                .satisfies(problem ->
                        assertThat(problem.problems().get(0).fact().kind()).isEqualTo(kind));
    }

    @Test
    void acceptWhenExactlyAtTheLimitThenTakesIt() {
        String start = "<EntityDescriptor>";
        String largest = start + "x".repeat(256 * 1024 - start.length());

        assertThat(MetadataText.accept(largest)).isEqualTo(largest);
        assertThat(MetadataText.accept("data:text/xml;base64," + base64(largest)))
                .isEqualTo(largest);
    }

    @Test
    void acceptWhenTextIsBuiltToBeSlowThenIsNot() {
        assertTimeout(Duration.ofSeconds(10), () -> {
            for (String piece : new String[] {" ", "a ", "<", "<!--", "<?", "<![CDATA[", "<!DOCTYPE ", "="}) {
                String text = "a" + piece.repeat(200_000 / piece.length()) + "!";
                assertThatExceptionOfType(WrongInput.class).isThrownBy(() -> MetadataText.accept(text));
                assertThatExceptionOfType(WrongInput.class).isThrownBy(() -> MetadataText.accept("<!" + text));
            }
        });
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
