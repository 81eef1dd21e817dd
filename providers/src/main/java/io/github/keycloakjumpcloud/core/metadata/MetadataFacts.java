package io.github.keycloakjumpcloud.core.metadata;

import java.util.List;

/**
 * What a SAML metadata file says (SAML Metadata 2.3.2, 2.4.3), as read by the adapter.
 *
 * @param entityId empty when missing
 * @param role whose metadata it is
 * @param signOnEndpoints the SingleSignOnService elements
 * @param signingCertificates the text of the certificates that may sign
 */
public record MetadataFacts(
        String entityId, Role role, List<Endpoint> signOnEndpoints, List<String> signingCertificates) {

    public MetadataFacts {
        signOnEndpoints = List.copyOf(signOnEndpoints);
        signingCertificates = List.copyOf(signingCertificates);
    }

    /** @throws MetadataProblem when it is the metadata of anybody else */
    void requireIdentityProvider() {
        switch (role) {
            case IDENTITY_PROVIDER -> {}
            case SERVICE_PROVIDER -> throw new MetadataProblem(MetadataProblem.Kind.SP_METADATA);
            case OTHER -> throw new MetadataProblem(MetadataProblem.Kind.NOT_SAML_METADATA);
        }
    }

    /** What the entity is. */
    public enum Role {
        /** There is an IDPSSODescriptor, whatever else there is. */
        IDENTITY_PROVIDER,
        /** There is an SPSSODescriptor and no IDPSSODescriptor. */
        SERVICE_PROVIDER,
        OTHER
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
