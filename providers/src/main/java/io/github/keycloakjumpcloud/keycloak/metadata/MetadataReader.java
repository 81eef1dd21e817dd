package io.github.keycloakjumpcloud.keycloak.metadata;

import io.github.keycloakjumpcloud.core.metadata.MetadataText;
import io.github.keycloakjumpcloud.core.metadata.PublishedMetadata;
import io.github.keycloakjumpcloud.core.metadata.ReadTurns;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.http.HttpEntity;
import org.apache.http.HttpStatus;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.Configurable;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.entity.ContentType;
import org.apache.http.impl.client.CloseableHttpClient;
import org.keycloak.provider.Provider;

/**
 * Reads metadata at an address of somebody else's. One deadline counts for all of it, from the look-up of the name to the last
 * byte. The size is limited while it is read, of what comes compressed as well. Redirects are not followed.
 */
public final class MetadataReader implements Provider {

    /** While an administrator saves and looks on. */
    public static final Duration AT_A_SAVE = Duration.ofSeconds(10);

    /** While a person signs in, and others may wait with them. */
    public static final Duration AT_A_LOGIN = Duration.ofSeconds(5);

    private final CloseableHttpClient client;
    private final ExecutorService threads;
    private final ReadTurns<Optional<PublishedMetadata>> turns;

    MetadataReader(CloseableHttpClient client, ExecutorService threads, ReadTurns<Optional<PublishedMetadata>> turns) {
        this.client = client;
        this.threads = threads;
        this.turns = turns;
    }

    /** Keeps this node from reading the addresses of connections all the time. */
    public ReadTurns<Optional<PublishedMetadata>> turns() {
        return turns;
    }

    /**
     * The text at the address.
     *
     * @throws IOException when there is none, or not in time
     * @throws WrongInput when it is too large
     */
    public String read(String url, Duration deadline) throws IOException {
        HttpGet request = request(url, deadline);
        // Nothing interrupts the look-up of a name, so this thread must not be the one that waits for it.
        Future<String> text = threads.submit(() -> text(request));
        try {
            return text.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IOException("no whole answer within " + deadline.toSeconds() + " seconds", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof WrongInput problem) {
                throw problem;
            }
            throw new IOException("no answer that can be read: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            request.abort();
        }
    }

    private HttpGet request(String url, Duration deadline) throws IOException {
        try {
            HttpGet request = new HttpGet(new URI(url));
            request.setConfig(config(Math.toIntExact(deadline.toMillis())));
            return request;
        } catch (URISyntaxException e) {
            throw new IOException("no address", e);
        }
    }

    private RequestConfig config(int millis) {
        RequestConfig.Builder config = client instanceof Configurable configured && configured.getConfig() != null
                ? RequestConfig.copy(configured.getConfig())
                : RequestConfig.custom();
        return config.setRedirectsEnabled(false)
                .setConnectionRequestTimeout(millis)
                .setConnectTimeout(millis)
                .setSocketTimeout(millis)
                .build();
    }

    private String text(HttpGet request) throws IOException {
        try (CloseableHttpResponse response = client.execute(request)) {
            int status = response.getStatusLine().getStatusCode();
            HttpEntity entity = response.getEntity();
            if (status != HttpStatus.SC_OK || entity == null) {
                throw new IOException("status " + status);
            }
            byte[] bytes = entity.getContent().readNBytes(MetadataText.LARGEST + 1);
            if (bytes.length > MetadataText.LARGEST) {
                throw ProblemKind.METADATA_TOO_LARGE.thrown(MetadataText.LARGEST / 1024);
            }
            return new String(bytes, charset(entity));
        } finally {
            // What is left is not read: closing alone would in some cases.
            request.abort();
        }
    }

    private static Charset charset(HttpEntity entity) {
        ContentType type = ContentType.getLenient(entity);
        return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    }

    @Override
    public void close() {}
}
