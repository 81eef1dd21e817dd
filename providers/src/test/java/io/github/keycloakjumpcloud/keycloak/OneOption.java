package io.github.keycloakjumpcloud.keycloak;

import org.keycloak.Config;

/** The options of a provider, of which one is set. */
public final class OneOption extends Config.SystemPropertiesScope {

    private final String name;
    private final String value;

    public OneOption(String name, String value) {
        super("");
        this.name = name;
        this.value = value;
    }

    @Override
    public String get(String key) {
        return get(key, null);
    }

    @Override
    public String get(String key, String otherwise) {
        return key.equals(name) ? value : otherwise;
    }
}
