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
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.time.Instant;
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
                ProblemKind.METADATA_WITHOUT_SIGN_ON_URL,
                facts(List.of(new Endpoint(Binding.POST, location)), List.of(base64(valid(1)))));
    }

    @Test
    void fromWhenNoEndpointCanBeUsedThenRefuses() {
        assertProblem(ProblemKind.METADATA_WITHOUT_SIGN_ON_URL, facts(List.of(), List.of(base64(valid(1)))));
        assertProblem(ProblemKind.METADATA_WITHOUT_SIGN_ON_URL, facts(List.of(SOAP), List.of(base64(valid(1)))));
    }

    @Test
    void fromWhenItIsAServiceProvidersThenSaysSo() {
        assertProblem(
                ProblemKind.METADATA_OF_SERVICE_PROVIDER,
                new MetadataFacts("x", Role.SERVICE_PROVIDER, List.of(), List.of()));
    }

    @Test
    void fromWhenItIsNeitherThenSaysSo() {
        assertProblem(ProblemKind.METADATA_NOT_SAML, new MetadataFacts("x", Role.OTHER, List.of(), List.of()));
    }

    @Test
    void fromWhenEntityIdIsBlankThenRefuses() {
        assertProblem(
                ProblemKind.METADATA_WITHOUT_ENTITY_ID,
                new MetadataFacts(" ", Role.IDENTITY_PROVIDER, List.of(POST), List.of(base64(valid(1)))));
    }

    @Test
    void fromWhenThereIsNoCertificateThenRefuses() {
        assertProblem(ProblemKind.METADATA_WITHOUT_CERTIFICATE, facts(List.of(POST), List.of()));
        assertProblem(ProblemKind.METADATA_WITHOUT_CERTIFICATE, facts(List.of(POST), List.of(" ", "")));
    }

    @Test
    void fromWhenACertificateIsDamagedThenRefuses() {
        assertProblem(
                ProblemKind.METADATA_CERTIFICATE_UNREADABLE,
                facts(List.of(POST), List.of(base64(valid(1)), "rubbish")));
    }

    @Test
    void fromWhenEveryCertificateHasExpiredThenSaysSince() {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> ConnectionMetadata.from(facts(List.of(POST), List.of(base64(expired()))), NOW))
                .satisfies(problem -> assertThat(problem.problems().get(0))
                        .isEqualTo(ProblemKind.METADATA_CERTIFICATE_EXPIRED.problem(
                                Instant.parse("2026-01-01T00:00:00Z"))));
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

    private static void assertProblem(ProblemKind kind, MetadataFacts facts) {
        assertThatExceptionOfType(WrongInput.class)
                .isThrownBy(() -> ConnectionMetadata.from(facts, NOW))
                .satisfies(problem ->
                        assertThat(problem.problems().get(0).fact().kind()).isEqualTo(kind));
    }

    private static MetadataFacts facts(List<Endpoint> endpoints, List<String> certificates) {
        return new MetadataFacts(" JumpCloud", Role.IDENTITY_PROVIDER, endpoints, certificates);
    }
}
