package io.github.keycloakjumpcloud.simulator.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient;
import java.util.Map;

/** Switches the SCIM endpoint of a connection on, as an admin does. */
final class DemoScim {
    private final AdminClient admin;
    private final String provider;
    private final String tokens;

    DemoScim(AdminClient admin, String realm, String alias) {
        this.admin = admin;
        this.provider = realm + "/identity-provider/instances/" + alias;
        this.tokens = realm + "/jumpcloud/" + alias + "/scim-tokens";
    }

    /** Switches SCIM on and returns a new token. */
    String token() {
        ObjectNode settings = (ObjectNode) admin.require("GET", provider, null).body();
        settings.withObjectProperty("config").put("scimEnabled", "true");
        admin.require("PUT", provider, settings);
        return admin.require("POST", tokens, Map.of("name", "Demo"))
                .body()
                .get("token")
                .asText();
    }
}
