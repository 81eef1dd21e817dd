package io.github.keycloakjumpcloud.it.ascode;

import io.github.keycloakjumpcloud.simulator.saml.ExportedMetadata;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What the files of the recipes say of a connection. */
final class SentConnection {

    static final String ALIAS = "jumpcloud";
    static final String SIGN_ON_URL = "https://sso.jumpcloud.test/saml2/acme";
    static final SigningKey KEY = SigningKey.generate();
    static final String METADATA =
            new ExportedMetadata("JumpCloud", SIGN_ON_URL, true, List.of(KEY.certificate())).xml();

    private SentConnection() {}

    static Map<String, Object> provider() {
        Map<String, Object> provider = new LinkedHashMap<>();
        provider.put("alias", ALIAS);
        provider.put("providerId", "jumpcloud-saml");
        provider.put("enabled", true);
        provider.put("config", Map.of("metadataFile", METADATA, "verifiedDomains", "example.com"));
        return provider;
    }

    static Map<String, Object> provider(String flow) {
        Map<String, Object> provider = provider();
        provider.put("firstBrokerLoginFlowAlias", flow);
        return provider;
    }

    static Map<String, Object> mapper(String name, String type, Map<String, String> config) {
        return Map.of("name", name, "identityProviderAlias", ALIAS, "identityProviderMapper", type, "config", config);
    }
}
