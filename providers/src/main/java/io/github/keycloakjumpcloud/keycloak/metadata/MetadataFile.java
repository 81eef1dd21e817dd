package io.github.keycloakjumpcloud.keycloak.metadata;

import io.github.keycloakjumpcloud.core.metadata.ConnectionMetadata;
import io.github.keycloakjumpcloud.core.metadata.MetadataFacts;
import io.github.keycloakjumpcloud.core.metadata.MetadataText;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.keycloak.dom.saml.v2.metadata.EndpointType;
import org.keycloak.dom.saml.v2.metadata.EntityDescriptorType;
import org.keycloak.dom.saml.v2.metadata.IDPSSODescriptorType;
import org.keycloak.dom.saml.v2.metadata.KeyDescriptorType;
import org.keycloak.dom.saml.v2.metadata.KeyTypes;
import org.keycloak.saml.common.constants.JBossSAMLURIConstants;
import org.keycloak.saml.common.exceptions.ParsingException;
import org.keycloak.saml.processing.core.saml.v2.util.SAMLMetadataUtil;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Reads JumpCloud's exported metadata (SAML Metadata 2.4.3) with Keycloak's parser and asks {@code core} what it is worth. */
public final class MetadataFile {

    private static final String XML_SIGNATURE = "http://www.w3.org/2000/09/xmldsig#";

    private MetadataFile() {}

    /** @throws WrongInput with a sentence of its own for each kind of wrong file. */
    public static ConnectionMetadata read(String uploaded, Instant now) {
        return ConnectionMetadata.from(facts(uploaded), now);
    }

    /** @throws WrongInput when it says nothing of an entity */
    public static MetadataFacts facts(String uploaded) {
        String text = MetadataText.accept(uploaded);
        try {
            return facts(SAMLMetadataUtil.parseEntityDescriptorType(text));
        } catch (ParsingException | RuntimeException e) {
            // The parser says in several ways that it cannot read the text, and so do the values that it has read.
            throw ProblemKind.METADATA_NOT_SAML.thrown();
        }
    }

    private static MetadataFacts facts(EntityDescriptorType entity) {
        IDPSSODescriptorType identityProvider = SAMLMetadataUtil.locateIDPSSODescriptorType(entity);
        if (identityProvider == null) {
            MetadataFacts.Role role = SAMLMetadataUtil.locateSPSSODescriptorType(entity) == null
                    ? MetadataFacts.Role.OTHER
                    : MetadataFacts.Role.SERVICE_PROVIDER;
            return new MetadataFacts(entity.getEntityID(), role, List.of(), List.of());
        }
        List<MetadataFacts.Endpoint> endpoints = identityProvider.getSingleSignOnService().stream()
                .map(MetadataFile::endpoint)
                .toList();
        List<String> certificates = identityProvider.getKeyDescriptor().stream()
                .filter(key -> key.getUse() != KeyTypes.ENCRYPTION)
                .map(MetadataFile::certificate)
                .filter(Objects::nonNull)
                .toList();
        return new MetadataFacts(entity.getEntityID(), MetadataFacts.Role.IDENTITY_PROVIDER, endpoints, certificates);
    }

    private static MetadataFacts.Endpoint endpoint(EndpointType endpoint) {
        MetadataFacts.Binding binding = MetadataFacts.Binding.OTHER;
        if (JBossSAMLURIConstants.SAML_HTTP_POST_BINDING.getUri().equals(endpoint.getBinding())) {
            binding = MetadataFacts.Binding.POST;
        } else if (JBossSAMLURIConstants.SAML_HTTP_REDIRECT_BINDING.getUri().equals(endpoint.getBinding())) {
            binding = MetadataFacts.Binding.REDIRECT;
        }
        return new MetadataFacts.Endpoint(binding, String.valueOf(endpoint.getLocation()));
    }

    private static String certificate(KeyDescriptorType key) {
        Element keyInfo = key.getKeyInfo();
        if (keyInfo == null) {
            return null;
        }
        NodeList certificates = keyInfo.getElementsByTagNameNS(XML_SIGNATURE, "X509Certificate");
        return certificates.getLength() == 0 ? null : certificates.item(0).getTextContent();
    }
}
