package io.github.keycloakjumpcloud.keycloak.watch;

import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** An option of the server: how many connections have a series of their own in each metric of connections. */
final class SeriesLimit {

    static final String OPTION = "metricSeries";

    private static final int ORDINARY = 1000;

    private SeriesLimit() {}

    static ProviderConfigProperty property() {
        return ProviderConfigurationBuilder.create()
                .property()
                .name(OPTION)
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(
                        "How many connections each metric of connections shows one by one, the most urgent first. With 0,"
                                + " metrics show no single connection.")
                .defaultValue(ORDINARY)
                .add()
                .build()
                .get(0);
    }

    /** @throws IllegalArgumentException when it is less than 0: the server does not start with that */
    static int read(Config.Scope config) {
        int series = config.getInt(OPTION, ORDINARY);
        if (series < 0) {
            throw new IllegalArgumentException(OPTION + " needs a number from 0 up");
        }
        return series;
    }
}
