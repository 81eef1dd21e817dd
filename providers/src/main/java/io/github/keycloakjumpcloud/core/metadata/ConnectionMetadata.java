package io.github.keycloakjumpcloud.core.metadata;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import io.github.keycloakjumpcloud.core.certificate.PastedCertificate;
import io.github.keycloakjumpcloud.core.metadata.MetadataFacts.Binding;
import io.github.keycloakjumpcloud.core.metadata.MetadataFacts.Endpoint;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The part of JumpCloud's metadata that a connection uses.
 *
 * @param entityId JumpCloud's entity ID as written; letter case matters when issuers are compared
 * @param signOnUrl the address to which login requests go
 * @param bindings the bindings that the metadata offers for login requests
 * @param certificates the signing certificates that have not expired; at least one
 */
public record ConnectionMetadata(
        String entityId, String signOnUrl, SignOnBindings bindings, List<PastedCertificate> certificates) {

    public ConnectionMetadata {
        certificates = List.copyOf(certificates);
    }

    /**
     * Checks the facts and takes from them what the connection needs.
     *
     * @throws WrongInput when the facts are not those of an identity provider that can be used now
     */
    public static ConnectionMetadata from(MetadataFacts facts, Instant now) {
        facts.requireIdentityProvider();
        if (facts.entityId().isBlank()) {
            throw ProblemKind.METADATA_WITHOUT_ENTITY_ID.thrown();
        }
        Optional<Endpoint> post = endpoint(facts, Binding.POST);
        Optional<Endpoint> redirect = endpoint(facts, Binding.REDIRECT);
        Endpoint signOn = post.or(() -> redirect).orElseThrow(() -> ProblemKind.METADATA_WITHOUT_SIGN_ON_URL.thrown());
        return new ConnectionMetadata(
                facts.entityId(),
                signOn.location().strip(),
                SignOnBindings.of(post.isPresent(), redirect.isPresent()),
                certificates(facts.signingCertificates(), now));
    }

    private static Optional<Endpoint> endpoint(MetadataFacts facts, Binding binding) {
        return facts.signOnEndpoints().stream()
                .filter(endpoint -> endpoint.binding() == binding && isWebAddress(endpoint.location()))
                .findFirst();
    }

    private static boolean isWebAddress(String location) {
        try {
            URI uri = new URI(location.strip());
            return uri.getHost() != null
                    && ("https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme()));
        } catch (URISyntaxException notAnAddress) {
            return false;
        }
    }

    private static List<PastedCertificate> certificates(List<String> texts, Instant now) {
        if (texts.stream().allMatch(String::isBlank)) {
            throw ProblemKind.METADATA_WITHOUT_CERTIFICATE.thrown();
        }
        List<PastedCertificate> all = texts.stream()
                .filter(text -> !text.isBlank())
                .flatMap(text -> parsed(text).stream())
                .distinct()
                .toList();
        expiredSince(all, now).ifPresent(since -> {
            throw ProblemKind.METADATA_CERTIFICATE_EXPIRED.thrown(since);
        });
        return all.stream()
                .filter(certificate -> expiredSince(List.of(certificate), now).isEmpty())
                .toList();
    }

    private static List<PastedCertificate> parsed(String text) {
        try {
            return PastedCertificate.parseAll(text);
        } catch (WrongInput unreadable) {
            throw ProblemKind.METADATA_CERTIFICATE_UNREADABLE.thrown();
        }
    }

    private static Optional<Instant> expiredSince(List<PastedCertificate> certificates, Instant now) {
        return CertificateValidity.of(
                        certificates.stream()
                                .map(PastedCertificate::certificate)
                                .toList(),
                        now)
                .allExpiredSince();
    }
}
