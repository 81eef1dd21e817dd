package io.github.keycloakjumpcloud.keycloak.setup;

import org.keycloak.Config;

/** The server's option that switches the setup pages of all realms off. */
public final class SetupPageOption {

    private static final String NAME = "setupPage";

    private SetupPageOption() {}

    /** @param config of the factory whose option it is */
    public static boolean isOn(Config.Scope config) {
        return config.getBoolean(NAME, true);
    }

    /** As the other one, for those who are not asked for by that factory. */
    public static boolean isOn() {
        return isOn(Config.scope("realm-restapi-extension", "jumpcloud"));
    }
}
