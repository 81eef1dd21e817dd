package io.github.keycloakjumpcloud.keycloak.metadata;

import org.apache.http.config.ConnectionConfig;
import org.apache.http.config.MessageConstraints;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.keycloak.Config;
import org.keycloak.connections.httpclient.DefaultHttpClientFactory;
import org.keycloak.connections.httpclient.HttpClientBuilder;
import org.keycloak.connections.httpclient.HttpClientProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Keycloak's HTTP client, with the proxies, certificates and time-outs that its operator has set for it, and limits of what
 * comes before the body: a header may be endless as well. It asks once: whoever answers badly is not asked again at once.
 */
final class BoundedHttpClients extends DefaultHttpClientFactory {

    private static final int LONGEST_LINE = 8 * 1024;
    private static final int MOST_HEADERS = 100;

    BoundedHttpClients() {
        init(Config.scope("connectionsHttpClient", getId()));
    }

    /** Where the operator has put another client into the place of Keycloak's, that one. */
    CloseableHttpClient client(KeycloakSession session) {
        boolean keycloaks = session.getKeycloakSessionFactory()
                .getProviderFactory(HttpClientProvider.class)
                .getClass()
                .equals(DefaultHttpClientFactory.class);
        return (keycloaks ? create(session) : session.getProvider(HttpClientProvider.class)).getHttpClient();
    }

    @Override
    protected HttpClientBuilder newHttpClientBuilder() {
        MessageConstraints limits = MessageConstraints.custom()
                .setMaxLineLength(LONGEST_LINE)
                .setMaxHeaderCount(MOST_HEADERS)
                .build();
        var bounded = HttpClients.custom()
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .setDefaultConnectionConfig(
                        ConnectionConfig.custom().setMessageConstraints(limits).build());
        return new HttpClientBuilder() {
            @Override
            protected org.apache.http.impl.client.HttpClientBuilder getApacheHttpClientBuilder() {
                return bounded;
            }
        };
    }
}
