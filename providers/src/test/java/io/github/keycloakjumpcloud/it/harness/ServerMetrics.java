package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The metrics of a server at one moment, from its management port. */
public record ServerMetrics(List<String> lines) {

    public static ServerMetrics of(KeycloakServer server) {
        HttpRequest request = HttpRequest.newBuilder(server.managementUri().resolve("/metrics"))
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        return new ServerMetrics(Http.send(request).body().lines().toList());
    }

    /** The sum of the series with these labels; 0 when no series has them. */
    public double sum(String name, String... labels) {
        return values(name, labels).sum();
    }

    /** The value of the only series with these labels; empty when no series has them. */
    public OptionalDouble value(String name, String... labels) {
        double[] values = values(name, labels).toArray();
        if (values.length > 1) {
            throw new AssertionError("Several series of " + name);
        }
        return DoubleStream.of(values).findFirst();
    }

    private DoubleStream values(String name, String... labels) {
        return lines.stream()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> Stream.of(labels).allMatch(line::contains))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
    }
}
