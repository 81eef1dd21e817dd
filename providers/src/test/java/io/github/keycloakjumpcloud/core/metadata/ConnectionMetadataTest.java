package io.github.keycloakjumpcloud.core.metadata;

import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.NOW;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.base64;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.expired;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.future;
import static io.github.keycloakjumpcloud.core.certificate.TestCertificate.valid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.metadata.MetadataFacts.Binding;
import io.github.keycloakjumpcloud.core.metadata.MetadataFacts.Endpoint;
import io.github.keycloakjumpcloud.core.metadata.MetadataFacts.Role;
import io.github.keycloakjumpcloud.core.metadata.MetadataProblem.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionMetadataTest {

    private static final String URL = "https://sso.jumpcloud.com/saml2/keycloak";
    private static final Endpoint POST = new Endpoint(Binding.POST, URL);
    private static final Endpoint REDIRECT = new Endpoint(Binding.REDIRECT, URL + "?r");
    private static final Endpoint SOAP = new Endpoint(Binding.OTHER, URL + "?s");

    @Test
    void fromWhenOnlyPostIsDeclaredThenPostAndNoRedirect() {
        ConnectionMetadata metadata = ConnectionMetadata.from(facts(List.of(POST), List.of(base64(valid(1)))), NOW);

        assertThat(metadata.entityId()).isEqualTo(" JumpCloud");
        assertThat(metadata.signOnUrl()).isEqualTo(URL);
        assertThat(metadata.bindings()).isEqualTo(SignOnBindings.POST);
        assertThat(metadata.bindings().byPost()).isTrue();
        assertThat(metadata.bindings().redirectDeclared()).isFalse();
        assertThat(metadata.certificates())
                .extracting(PastedCertificate::certificate)
                .containsExactly(valid(1));
    }

    @Test
    void fromWhenBothBindingsAreDeclaredThenPostIsPreferred() {
        ConnectionMetadata metadata =
                ConnectionMetadata.from(facts(List.of(SOAP, REDIRECT, POST), List.of(base64(valid(1)))), NOW);

        assertThat(metadata.signOnUrl()).isEqualTo(URL);
        assertThat(metadata.bindings()).isEqualTo(SignOnBindings.POST_AND_REDIRECT);
        assertThat(metadata.bindings().byPost()).isTrue();
        assertThat(metadata.bindings().redirectDeclared()).isTrue();
    }

    @Test
    void fromWhenOnlyRedirectIsDeclaredThenRedirect() {
        ConnectionMetadata metadata = ConnectionMetadata.from(facts(List.of(REDIRECT), List.of(base64(valid(1)))), NOW);

        assertThat(metadata.signOnUrl()).isEqualTo(URL + "?r");
        assertThat(metadata.bindings()).isEqualTo(SignOnBindings.REDIRECT);
        assertThat(metadata.bindings().byPost()).isFalse();
        assertThat(metadata.bindings().redirectDeclared()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "/saml2/x",
                "sso.jumpcloud.com",
                "javascript:alert(1)",
                "ftp://x/y",
                "https://",
                "https://a b",
                "mailto:a@b"
            })
    void fromWhenSignOnAddressIsNoneThenRefuses(String location) {
        assertProblem(
                Kind.NO_SIGN_ON_URL, facts(List.of(new Endpoint(Binding.POST, location)), List.of(base64(valid(1)))));
    }

    @Test
    void fromWhenNoEndpointCanBeUsedThenRefuses() {
        assertProblem(Kind.NO_SIGN_ON_URL, facts(List.of(), List.of(base64(valid(1)))));
        assertProblem(Kind.NO_SIGN_ON_URL, facts(List.of(SOAP), List.of(base64(valid(1)))));
    }

    @Test
    void fromWhenItIsAServiceProvidersThenSaysSo() {
        assertProblem(Kind.SP_METADATA, new MetadataFacts("x", Role.SERVICE_PROVIDER, List.of(), List.of()));
    }

    @Test
    void fromWhenItIsNeitherThenSaysSo() {
        assertProblem(Kind.NOT_SAML_METADATA, new MetadataFacts("x", Role.OTHER, List.of(), List.of()));
    }

    @Test
    void fromWhenEntityIdIsBlankThenRefuses() {
        assertProblem(
                Kind.NO_ENTITY_ID,
                new MetadataFacts(" ", Role.IDENTITY_PROVIDER, List.of(POST), List.of(base64(valid(1)))));
    }

    @Test
    void fromWhenThereIsNoCertificateThenRefuses() {
        assertProblem(Kind.NO_SIGNING_CERTIFICATE, facts(List.of(POST), List.of()));
        assertProblem(Kind.NO_SIGNING_CERTIFICATE, facts(List.of(POST), List.of(" ", "")));
    }

    @Test
    void fromWhenACertificateIsDamagedThenRefuses() {
        assertProblem(Kind.BAD_CERTIFICATE, facts(List.of(POST), List.of(base64(valid(1)), "rubbish")));
    }

    @Test
    void fromWhenEveryCertificateHasExpiredThenSaysSince() {
        assertThatExceptionOfType(MetadataProblem.class)
                .isThrownBy(() -> ConnectionMetadata.from(facts(List.of(POST), List.of(base64(expired()))), NOW))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(Kind.CERTIFICATE_EXPIRED))
                .withMessageContaining("2026-01-01");
    }

    @Test
    void fromWhenSomeCertificatesHaveExpiredThenKeepsTheOthers() {
        ConnectionMetadata metadata = ConnectionMetadata.from(
                facts(List.of(POST), List.of(base64(expired()), base64(valid(1)), base64(future()), base64(valid(1)))),
                NOW);

        assertThat(metadata.certificates())
                .extracting(PastedCertificate::certificate)
                .containsExactly(valid(1), future());
    }

    private static void assertProblem(Kind kind, MetadataFacts facts) {
        assertThatExceptionOfType(MetadataProblem.class)
                .isThrownBy(() -> ConnectionMetadata.from(facts, NOW))
                .satisfies(problem -> assertThat(problem.kind()).isEqualTo(kind));
    }

    private static MetadataFacts facts(List<Endpoint> endpoints, List<String> certificates) {
        return new MetadataFacts(" JumpCloud", Role.IDENTITY_PROVIDER, endpoints, certificates);
    }
}
