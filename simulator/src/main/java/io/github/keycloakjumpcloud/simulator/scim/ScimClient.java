package io.github.keycloakjumpcloud.simulator.scim;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Sends any SCIM request, right or wrong, and returns the endpoint's answer (RFC 7644 section 3). The client is
 * immutable and safe for use by many threads. It follows no redirect, so that the token never reaches another host. A
 * connection can take 10 seconds and an answer 1 minute.
 */
public final class ScimClient {

    /** The content type of bodies (RFC 7644 section 3.1). */
    public static final String MEDIA_TYPE = "application/scim+json";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(1);

    private final HttpClient http;
    private final String base;
    private final String token;
    private final RetryPolicy policy;
    private final RetryPause retryPause;
    private final Traffic traffic;

    private ScimClient(
            HttpClient http, String base, String token, RetryPolicy policy, RetryPause retryPause, Traffic traffic) {
        if (token != null && !isToken(token)) {
            throw new IllegalArgumentException("The token is empty, or holds a character that no token may hold");
        }
        this.http = http;
        this.base = base;
        this.token = token;
        this.policy = policy;
        this.retryPause = retryPause;
        this.traffic = traffic;
    }

    /**
     * A client that sends each request once.
     *
     * @param base  the base URL, with or without a slash at the end
     * @param token the token key; null sends no Authorization header
     * @throws IllegalArgumentException when {@link #isToken} is false for the token
     */
    public static ScimClient of(URI base, String token) {
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .build();
        String text = base.toString().replaceFirst("/+$", "");
        return new ScimClient(http, text, token, RetryPolicy.NONE, RetryPause.REAL, new Traffic());
    }

    /**
     * Whether a header can carry the token: not empty, and visible ASCII only. RFC 6750 section 2.1 allows fewer
     * characters, but tests must be able to send wrong tokens.
     */
    public static boolean isToken(String token) {
        return !token.isEmpty() && token.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    public ScimClient withToken(String value) {
        return new ScimClient(http, base, value, policy, retryPause, traffic);
    }

    public ScimClient withRetries(RetryPolicy value) {
        return new ScimClient(http, base, token, value, retryPause, traffic);
    }

    public ScimClient withRetryPause(RetryPause value) {
        return new ScimClient(http, base, token, policy, value, traffic);
    }

    /** The requests of this client and of all clients made from it. */
    public Traffic traffic() {
        return traffic;
    }

    /**
     * Sends a request as {@link #exchange(ScimRequest)} does; a null body sends no body, any other body becomes JSON.
     */
    public ScimAnswer exchange(String method, String path, Object body) {
        return exchange(request(method, path, body));
    }

    /**
     * Sends a request, repeats it as the {@link RetryPolicy} says, and returns the last answer.
     *
     * @throws UncheckedIOException when the last attempt got no answer; the message names method and path only
     * @throws IllegalStateException when the thread was interrupted
     */
    public ScimAnswer exchange(ScimRequest request) {
        HttpRequest message = message(request);
        try {
            for (int sent = 1; ; sent++) {
                Optional<Duration> pause;
                try {
                    HttpResponse<byte[]> response = send(message, sent > 1);
                    pause = pause(response, sent);
                    if (pause.isEmpty()) {
                        return ScimAnswer.of(response, sent);
                    }
                } catch (IOException e) {
                    pause = policy.afterSilence(sent, chance());
                    if (pause.isEmpty()) {
                        throw new UncheckedIOException(silence(request, sent, e), e);
                    }
                }
                retryPause.pause(pause.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted at " + request.summary(), e);
        }
    }

    /**
     * Sends a request as {@link #require(ScimRequest)} does; a null body sends no body, any other body becomes JSON.
     */
    public ScimAnswer require(String method, String path, Object body) {
        return require(request(method, path, body));
    }

    /**
     * Sends a request as {@link #exchange(ScimRequest)} does; throws {@link ScimErrorException} unless the status is
     * 2xx.
     */
    public ScimAnswer require(ScimRequest request) {
        ScimAnswer answer = exchange(request);
        if (!answer.isSuccess()) {
            throw new ScimErrorException(request, answer);
        }
        return answer;
    }

    /** Sends a DELETE; throws {@link ScimErrorException} when the resource is still there. */
    void delete(String path) {
        ScimRequest request = ScimRequest.of("DELETE", path);
        ScimAnswer answer = exchange(request);
        if (!answer.isDeleted()) {
            throw new ScimErrorException(request, answer);
        }
    }

    static ScimRequest request(String method, String path, Object body) {
        ScimRequest request = ScimRequest.of(method, path);
        return body == null ? request : request.withBody(write(body));
    }

    private HttpRequest message(ScimRequest request) {
        HttpRequest.Builder message = HttpRequest.newBuilder(URI.create(base + request.path()))
                .timeout(ANSWER_LIMIT)
                .setHeader("Accept", MEDIA_TYPE);
        if (token != null) {
            message.setHeader("Authorization", "Bearer " + token);
        }
        if (request.body() != null) {
            message.setHeader("Content-Type", MEDIA_TYPE);
        }
        request.headers().forEach(message::setHeader);
        return message.method(
                        request.method(),
                        request.body() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(request.body()))
                .build();
    }

    private HttpResponse<byte[]> send(HttpRequest message, boolean repeated) throws IOException, InterruptedException {
        long start = System.nanoTime();
        try {
            return http.send(message, HttpResponse.BodyHandlers.ofByteArray());
        } finally {
            traffic.add(Duration.ofNanos(System.nanoTime() - start), repeated);
        }
    }

    private Optional<Duration> pause(HttpResponse<?> response, int sent) {
        return policy.afterAnswer(
                sent, response.statusCode(), response.headers().firstValue("Retry-After"), Instant.now(), chance());
    }

    private static double chance() {
        return ThreadLocalRandom.current().nextDouble();
    }

    private static String silence(ScimRequest request, int sent, IOException cause) {
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        return request.summary() + " got no answer in " + sent + (sent == 1 ? " attempt: " : " attempts: ") + reason;
    }

    private static byte[] write(Object value) {
        try {
            return JSON.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body cannot be written as JSON", e);
        }
    }
}
