package io.github.keycloakjumpcloud.simulator.demo;

import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * The settings of the demo, from system properties {@code demo.…}.
 *
 * @param distribution folder of the unpacked Keycloak distribution
 * @param jar          the provider jar
 * @param realm        the realm export
 * @param work         folder for everything that the demo writes
 */
record DemoSettings(
        Path distribution, Path jar, Path realm, Path work, int keycloakPort, int jumpCloudPort, int appPort) {

    private static final String PORT = "demo.port.";

    static DemoSettings of(Properties properties) {
        return new DemoSettings(
                path(properties, "demo.distribution"),
                path(properties, "demo.jar"),
                path(properties, "demo.realm"),
                path(properties, "demo.work"),
                port(properties, "keycloak", 8080),
                port(properties, "jumpcloud", 8900),
                port(properties, "app", 8901));
    }

    /** A sentence for each port that the demo cannot use. The sentence names the option for another port. */
    List<String> portProblems() {
        Map<Integer, String> owners = new LinkedHashMap<>();
        List<String> problems = new ArrayList<>();
        Map<String, Integer> ports = new LinkedHashMap<>();
        ports.put("keycloak", keycloakPort);
        ports.put("jumpcloud", jumpCloudPort);
        ports.put("app", appPort);
        ports.forEach((name, port) -> {
            String option = "-D" + PORT + name + "=<port>";
            String other = owners.putIfAbsent(port, name);
            if (other != null) {
                problems.add("Port " + port + " is set twice. Choose another port with " + option);
            } else if (!LoopbackPort.isFree(port)) {
                problems.add(
                        "Port " + port + " is taken by another program. End it, or choose another port with " + option);
            }
        });
        return problems;
    }

    private static Path path(Properties properties, String key) {
        String value = properties.getProperty(key);
        if (value == null) {
            throw new IllegalArgumentException("Start the demo with mvn -Pdemo: the property " + key + " is not set");
        }
        return Path.of(value).toAbsolutePath().normalize();
    }

    private static int port(Properties properties, String name, int fallback) {
        String value = properties.getProperty(PORT + name, String.valueOf(fallback));
        try {
            int port = Integer.parseInt(value.strip());
            if (port > 0 && port < 65536) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(PORT + name + " must be a number: " + value, e);
        }
        throw new IllegalArgumentException(PORT + name + " must be from 1 to 65535: " + value);
    }
}
