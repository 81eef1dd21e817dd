package io.github.keycloakjumpcloud.core.metadata;

import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.util.List;

/**
 * The content of a SAML metadata file (SAML Metadata 2.3.2, 2.4.3), as read by the adapter.
 *
 * @param entityId empty when missing
 * @param role whether the file describes an identity provider, a service provider or neither
 * @param signOnEndpoints the SingleSignOnService elements
 * @param signingCertificates the text of each certificate that may sign
 */
public record MetadataFacts(
        String entityId, Role role, List<Endpoint> signOnEndpoints, List<String> signingCertificates) {

    public MetadataFacts {
        signOnEndpoints = List.copyOf(signOnEndpoints);
        signingCertificates = List.copyOf(signingCertificates);
    }

    /** @throws WrongInput when it is the metadata of anybody else */
    void requireIdentityProvider() {
        switch (role) {
            case IDENTITY_PROVIDER -> {}
            case SERVICE_PROVIDER -> throw ProblemKind.METADATA_OF_SERVICE_PROVIDER.thrown();
            case OTHER -> throw ProblemKind.METADATA_NOT_SAML.thrown();
        }
    }

    /** The role that the file describes. */
    public enum Role {
        /** The file has an IDPSSODescriptor, and possibly others. */
        IDENTITY_PROVIDER,
        /** The file has an SPSSODescriptor and no IDPSSODescriptor. */
        SERVICE_PROVIDER,
        /** The file has neither. */
        OTHER
    }

    /** The address of login requests, and their binding. */
    public record Endpoint(Binding binding, String location) {}

    /** How a request travels (SAML Bindings 3.4, 3.5). */
    public enum Binding {
        POST,
        REDIRECT,
        /** The file has neither. */
        OTHER
    }
}
