package io.github.keycloakjumpcloud.core.response;

import io.github.keycloakjumpcloud.core.certificate.CertificateValidity;
import java.time.Duration;
import java.util.Optional;

/**
 * What a connection expects of a response.
 *
 * @param spEntityId the audience: this connection's entity ID
 * @param acsUrl the destination and recipient: this connection's assertion consumer service URL
 * @param idpEntityId the issuer; empty when the connection has none
 * @param clockSkew how far the clocks may differ
 * @param certificates the validity of the trusted certificates
 * @param demands additional demands
 */
public record ExpectedFacts(
        String spEntityId,
        String acsUrl,
        Optional<String> idpEntityId,
        Duration clockSkew,
        CertificateValidity certificates,
        Demands demands) {}
