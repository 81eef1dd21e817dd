package io.github.keycloakjumpcloud.keycloak.time;

import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * An option of the server: how many seconds lie between one turn of something and the next.
 *
 * @param ordinary where the option is not set
 */
public record Interval(String option, Duration ordinary, String helpText) {

    public ProviderConfigProperty property() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(option)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(helpText)
                .defaultValue(ordinary.toSeconds())
                .add()
                .build()
                .get(0);
    }

    /** @throws IllegalArgumentException when it is less than a second: the server does not start with that */
    public Duration read(Config.Scope config) {
        long seconds = config.getLong(option, ordinary.toSeconds());
        if (seconds < 1) {
            throw new IllegalArgumentException(option + " needs a number of seconds from 1 up");
        }
        return Duration.ofSeconds(seconds);
    }
}
