package io.github.keycloakjumpcloud.simulator.keycloak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** TCP ports of 127.0.0.1. */
public final class LoopbackPort {
    // Linux, macOS and Windows take the ports that nobody has named from above this range.
    private static final int FIRST = 20_000;
    private static final int COUNT = 12_000;

    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(COUNT));

    private LoopbackPort() {}

    /**
     * A port that no program listens on at this moment. A server may take its time until it listens there: no later call in
     * this JVM returns the port before {@value #COUNT} others, and no program that asks for any port gets it.
     *
     * @throws IllegalStateException when there is none
     */
    public static int free() {
        for (int tried = 0; tried < COUNT; tried++) {
            int port = FIRST + Math.floorMod(NEXT.getAndIncrement(), COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("No free loopback port from " + FIRST + " on");
    }

    /** Whether a server could listen on the port now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port that only waits for late packets of an ended server counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
