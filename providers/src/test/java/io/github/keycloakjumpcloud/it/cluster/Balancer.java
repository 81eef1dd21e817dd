package io.github.keycloakjumpcloud.it.cluster;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The one address of several nodes. Each request goes to the next of them, or to the one after it when that one does not
 * listen; nobody is kept on a node.
 */
final class Balancer implements AutoCloseable {

    private static final Set<String> OF_THE_CONNECTION =
            Set.of("host", "connection", "content-length", "transfer-encoding", "upgrade", "expect", "http2-settings");
    private static final int THREADS = 32;
    private static final int BAD_GATEWAY = 502;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final AtomicInteger turn = new AtomicInteger();
    private final Map<URI, AtomicInteger> asked = new ConcurrentHashMap<>();
    private volatile List<URI> nodes = List.of();

    private Balancer(HttpServer server) {
        this.server = server;
    }

    static Balancer start() {
        try {
            Balancer balancer =
                    new Balancer(HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0));
            balancer.server.setExecutor(balancer.threads);
            balancer.server.createContext("/", balancer::forward);
            balancer.server.start();
            return balancer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** Leads to these nodes from now on, and returns when the others have answered what they were asked. */
    void nodes(List<URI> addresses) {
        List<URI> before = nodes;
        nodes = List.copyOf(addresses);
        for (URI node : before) {
            if (!addresses.contains(node)) {
                await("node " + node + " has answered").until(() -> asked(node).get() == 0);
            }
        }
    }

    private AtomicInteger asked(URI node) {
        return asked.computeIfAbsent(node, unasked -> new AtomicInteger());
    }

    private void forward(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int first = turn.getAndIncrement();
            for (int i = 0; i < nodes.size(); i++) {
                URI node = nodes.get(Math.floorMod(first + i, nodes.size()));
                asked(node).incrementAndGet();
                try {
                    answer(
                            exchange,
                            client.send(request(exchange, node, body), HttpResponse.BodyHandlers.ofByteArray()));
                    return;
                } catch (ConnectException notListening) {
                    continue;
                } catch (IOException lost) {
                    // Whether the node has done it nobody knows, so it is not repeated here.
                    break;
                } finally {
                    asked(node).decrementAndGet();
                }
            }
            exchange.sendResponseHeaders(BAD_GATEWAY, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static HttpRequest request(HttpExchange exchange, URI node, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(node.toString() + exchange.getRequestURI()));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> response) throws IOException {
        response.headers().map().forEach((name, values) -> {
            if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> exchange.getResponseHeaders().add(name, value));
            }
        });
        byte[] body = response.body();
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
