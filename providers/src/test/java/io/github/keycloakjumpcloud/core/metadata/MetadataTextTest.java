package io.github.keycloakjumpcloud.core.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.keycloakjumpcloud.core.metadata.MetadataProblem.Kind;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
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
                Arguments.of(Kind.EMPTY, ""),
                Arguments.of(Kind.EMPTY, " \n\uFEFF "),
                Arguments.of(Kind.EMPTY, "data:text/xml;base64,"),
                Arguments.of(Kind.HTML, "<!DOCTYPE html><html><head></head></html>"),
                Arguments.of(Kind.HTML, "<!doctype   HTML>\n<html lang=en>"),
                Arguments.of(Kind.HTML, "<html><body>EntityDescriptor</body></html>"),
                Arguments.of(Kind.HTML, "<HTML>"),
                Arguments.of(Kind.HTML, "\n<!-- saved from url --><html>"),
                Arguments.of(Kind.HTML, "<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML'><html/>"),
                Arguments.of(Kind.HTML, base64("<!DOCTYPE html><html>")),
                Arguments.of(Kind.DTD, "<!DOCTYPE EntityDescriptor SYSTEM 'file:///etc/passwd'><EntityDescriptor/>"),
                Arguments.of(Kind.DTD, "<!DOCTYPE x [<!ENTITY a 'b'>]><EntityDescriptor/>"),
                Arguments.of(Kind.DTD, "<!doctype x><EntityDescriptor/>"),
                Arguments.of(Kind.DTD, "<!-- x --><!DOCTYPE htmlx><EntityDescriptor/>"),
                Arguments.of(Kind.DTD, "<EntityDescriptor><!ENTITY a 'b'></EntityDescriptor>"),
                Arguments.of(Kind.DTD, "<!--><!-- --><!DOCTYPE x><EntityDescriptor/>"),
                Arguments.of(Kind.DTD, "<?x ?><!DOCTYPE x><EntityDescriptor/>"),
                Arguments.of(Kind.DTD, base64("<!DOCTYPE x><EntityDescriptor/>")),
                Arguments.of(Kind.NOT_XML, "https://sso.jumpcloud.com/saml2/keycloak"),
                Arguments.of(Kind.NOT_XML, "JumpCloud"),
                Arguments.of(Kind.NOT_XML, "{\"entityId\": \"x\"}"),
                Arguments.of(Kind.NOT_XML, "-----BEGIN CERTIFICATE-----"),
                Arguments.of(Kind.NOT_XML, "PK\u0003\u0004"),
                Arguments.of(Kind.NOT_XML, "data:text/xml"),
                Arguments.of(Kind.NOT_XML, "data:text/xml,%zz"),
                Arguments.of(Kind.NOT_XML, "data:text/xml;base64,%"),
                Arguments.of(Kind.NOT_XML, "<"),
                Arguments.of(Kind.NOT_XML, "<!-- never closed <EntityDescriptor/>"),
                Arguments.of(Kind.NOT_XML, "< EntityDescriptor/>"),
                Arguments.of(Kind.NOT_SAML_METADATA, "<rss/>"),
                Arguments.of(Kind.NOT_SAML_METADATA, "<saml2p:Response/>"),
                Arguments.of(Kind.NOT_SAML_METADATA, "<x><EntityDescriptor/></x>"),
                Arguments.of(Kind.NOT_SAML_METADATA, "<entitydescriptor/>"),
                Arguments.of(Kind.SEVERAL_ENTITIES, "<md:EntitiesDescriptor><md:EntityDescriptor/>"),
                Arguments.of(Kind.TOO_LARGE, "<EntityDescriptor>" + "x".repeat(256 * 1024)),
                Arguments.of(Kind.TOO_LARGE, "<EntityDescriptor>" + "\u20AC".repeat(90_000)),
                Arguments.of(Kind.TOO_LARGE, base64("<EntityDescriptor>" + "x".repeat(256 * 1024))),
                Arguments.of(Kind.TOO_LARGE, "x".repeat(20_000_000)));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void acceptWhenItIsAWrongFileThenSaysWhich(Kind kind, String uploaded) {
        assertThatExceptionOfType(MetadataProblem.class)
                .isThrownBy(() -> MetadataText.accept(uploaded))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(kind));
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
                assertThatExceptionOfType(MetadataProblem.class).isThrownBy(() -> MetadataText.accept(text));
                assertThatExceptionOfType(MetadataProblem.class).isThrownBy(() -> MetadataText.accept("<!" + text));
            }
        });
    }

    @Test
    void messagesWhenComparedThenEachKindHasItsOwnSentence() {
        assertThat(Arrays.stream(Kind.values()).map(kind -> new MetadataProblem(kind).getMessage()))
                .doesNotHaveDuplicates()
                .allMatch(message -> message.endsWith(".") && message.contains("JumpCloud"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
