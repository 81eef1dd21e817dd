package io.github.keycloakjumpcloud.simulator.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoopbackPortTest {

    @Test
    void freePortsGivenBeforeServersListenThenNoneIsGivenTwice() {
        // when
        List<Integer> ports = IntStream.range(0, 5_000)
                .parallel()
                .mapToObj(any -> LoopbackPort.free())
                .toList();

        // then
        assertThat(ports).doesNotHaveDuplicates().allMatch(port -> port >= 20_000 && port < 32_000);
    }

    @Test
    void freeWhenAServerListensOnTheNextPortThenThatOneIsLeftOut() throws IOException {
        // given
        int listening;
        try (ServerSocket server = listenBehind(LoopbackPort.free())) {
            listening = server.getLocalPort();

            // when
            int port = LoopbackPort.free();

            // then
            assertThat(port).isNotEqualTo(listening);
            assertThat(LoopbackPort.isFree(listening)).isFalse();
        }
        assertThat(LoopbackPort.isFree(listening)).isTrue();
    }

    private static ServerSocket listenBehind(int port) throws IOException {
        int next = port + 1;
        while (!LoopbackPort.isFree(next)) {
            next++;
        }
        return new ServerSocket(next, 1, InetAddress.getLoopbackAddress());
    }
}
