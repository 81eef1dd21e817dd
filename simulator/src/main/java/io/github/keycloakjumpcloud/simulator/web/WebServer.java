package io.github.keycloakjumpcloud.simulator.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** An HTTP server that answers all requests of one address by a function. Its threads do not keep the JVM alive. */
public final class WebServer implements AutoCloseable {

    private static final Logger LOG = System.getLogger(WebServer.class.getName());
    private static final int THREADS = 8;
    private static final Map<String, String> EVERY_REPLY = Map.of(
            "Cache-Control", "no-store",
            "Content-Security-Policy",
                    "default-src 'none'; style-src 'self'; script-src 'self'; frame-ancestors 'none'",
            "X-Content-Type-Options", "nosniff");

    private final HttpServer server;
    private final ExecutorService threads;
    private final URI baseUri;

    private WebServer(String name, String host, HttpServer server) {
        this.server = server;
        baseUri = URI.create("http://" + host + ":" + server.getAddress().getPort());
        threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
    }

    /**
     * Opens a server that holds its port and answers no request before {@link #serve}.
     *
     * @param name name of the server in messages
     * @param port 0 for any free port
     * @throws PortTakenException when the server cannot listen on the port
     */
    public static WebServer open(String name, String host, int port) {
        return new WebServer(name, host, bind(name, host, port));
    }

    /**
     * Starts to answer requests by the function, which must be safe for use by many threads. The server answers 400
     * when the function throws {@link IllegalArgumentException}, and 500 for any other runtime exception.
     */
    public void serve(Function<WebRequest, Reply> pages) {
        server.createContext("/", exchange -> answer(exchange, pages));
        server.start();
    }

    /** {@code http://host:port}, without a slash at the end. */
    public URI baseUri() {
        return baseUri;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** Reads a UTF-8 text file from the package of {@code owner}. */
    public static String resource(Class<?> owner, String file) {
        try (InputStream in = owner.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer bind(String name, String host, int port) {
        try {
            return HttpServer.create(new InetSocketAddress(host, port), 0);
        } catch (BindException e) {
            throw new PortTakenException(name, host, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot listen on " + host + ":" + port, e);
        }
    }

    private static void answer(HttpExchange exchange, Function<WebRequest, Reply> pages) throws IOException {
        try (exchange) {
            Reply reply = reply(exchange, pages);
            if (reply == Reply.NONE) {
                return;
            }
            EVERY_REPLY.forEach(exchange.getResponseHeaders()::set);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean bodiless = "HEAD".equals(exchange.getRequestMethod()) || reply.body().length == 0;
            exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : reply.body().length);
            if (!bodiless) {
                exchange.getResponseBody().write(reply.body());
            }
        }
    }

    private static Reply reply(HttpExchange exchange, Function<WebRequest, Reply> pages) throws IOException {
        try {
            return pages.apply(WebRequest.of(exchange));
        } catch (IllegalArgumentException e) {
            return Reply.of(400, "text/plain; charset=utf-8", "Bad request: " + e.getMessage());
        } catch (RuntimeException e) {
            // A server's outermost frame: without this the browser would wait for an answer that never comes.
            LOG.log(Level.ERROR, "Could not answer " + exchange.getRequestURI().getPath(), e);
            return Reply.of(500, "text/plain; charset=utf-8", "The page cannot be shown. The reason is in the log.");
        }
    }
}
