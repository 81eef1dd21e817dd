package io.github.keycloakjumpcloud.core.metadata;

import java.util.List;

/**
 * What a SAML metadata file says (SAML Metadata 2.3.2, 2.4.3), as read by the adapter.
 *
 * @param entityId empty when missing
 * @param identityProvider whether there is an IDPSSODescriptor
 * @param serviceProvider whether there is an SPSSODescriptor
 * @param signOnEndpoints the SingleSignOnService elements
 * @param signingCertificates the text of the certificates that may sign
 */
public record MetadataFacts(
        String entityId,
        boolean identityProvider,
        boolean serviceProvider,
        List<Endpoint> signOnEndpoints,
        List<String> signingCertificates) {

    public MetadataFacts {
        signOnEndpoints = List.copyOf(signOnEndpoints);
        signingCertificates = List.copyOf(signingCertificates);
    }

    /** Where login requests go, and how. */
    public record Endpoint(Binding binding, String location) {}

    /** How a request travels (SAML Bindings 3.4, 3.5). */
    public enum Binding {
        POST,
        REDIRECT,
        OTHER
    }
}
