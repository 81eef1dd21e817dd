package io.github.keycloakjumpcloud.simulator.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.keycloakjumpcloud.simulator.keycloak.LoopbackPort;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScimClientTest {

    private final TestScimServer server = new TestScimServer();
    private final List<Duration> pauses = new ArrayList<>();
    private final ScimClient once = ScimClient.of(server.url(), TestScimServer.TOKEN);
    private final ScimClient client = once.withRetries(RetryPolicy.STANDARD).withRetryPause(pauses::add);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void exchangeWhenABodyIsGivenThenGoesAsScimJsonWithTheToken() {
        // when
        ScimAnswer answer = once.exchange("POST", "/Users", Map.of("userName", "anna"));

        // then
        WebRequest sent = server.requests("POST").get(0);
        assertThat(sent.header("Authorization")).isEqualTo("Bearer " + TestScimServer.TOKEN);
        assertThat(sent.header("Content-Type")).isEqualTo("application/scim+json");
        assertThat(sent.body()).asString().isEqualTo("{\"userName\":\"anna\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("content-type")).contains("application/scim+json");
        assertThat(answer.id()).isEqualTo(server.users().get(0).path("id").asText());
        assertThat(answer.attempts()).isEqualTo(1);
    }

    @Test
    void exchangeWhenBytesAndHeadersAreArbitraryThenGoAsTheyAre() {
        // given
        byte[] bytes = {'{', (byte) 0xC3, 0, (byte) 0xFF};
        server.fail("REPORT", Reply.of(418, "text/plain", "<no JSON"));

        // when
        ScimAnswer answer = once.exchange(ScimRequest.of("REPORT", "/Users?x=%22")
                .withHeader("Content-Type", "text/x")
                .withHeader("X-Other", "1")
                .withBody(bytes));

        // then
        WebRequest sent = server.requests("REPORT").get(0);
        assertThat(sent.body()).isEqualTo(bytes);
        assertThat(sent.header("Content-Type")).isEqualTo("text/x");
        assertThat(sent.header("X-Other")).isEqualTo("1");
        assertThat(sent.query().first("x")).isEqualTo("\"");
        assertThat(answer.text()).isEqualTo("<no JSON");
        assertThat(answer.body().isMissingNode()).isTrue();
    }

    @Test
    void exchangeWhenThereIsNoTokenThenNoneIsSent() {
        assertThat(once.withToken(null).exchange("GET", "/Users", null).status())
                .isEqualTo(401);
        assertThat(server.requests("GET").get(0).header("Authorization")).isNull();
    }

    @Test
    void exchangeWhenNoRetriesAreAskedForThenFirstAnswerIsFinal() {
        // given
        server.fail("GET", TestScimServer.error(503, "", ""));

        // then
        assertThat(once.exchange("GET", "/Users", null).status()).isEqualTo(503);
        assertThat(server.requests("GET")).hasSize(1);
    }

    @Test
    void exchangeWhenTheEndpointIsBusyThenRepeatsWithLongerPauses() {
        // given
        for (int status : new int[] {429, 500, 502, 503}) {
            server.fail("POST", TestScimServer.error(status, "", ""));
        }

        // when
        ScimAnswer answer = client.exchange("POST", "/Users", Map.of("userName", "anna"));

        // then
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.attempts()).isEqualTo(5);
        assertThat(pauses).hasSize(4);
        assertThat(pauses.get(3)).isBetween(Duration.ofSeconds(1), Duration.ofSeconds(2));
        assertThat(client.traffic().requests()).isEqualTo(5);
        assertThat(client.traffic().retries()).isEqualTo(4);
    }

    @Test
    void exchangeWhenTheEndpointAsksForAPauseThenItIsKept() {
        // given
        server.fail("GET", TestScimServer.error(429, "", "").withHeader("Retry-After", "7"));

        // then
        assertThat(client.exchange("GET", "/Users", null).status()).isEqualTo(200);
        assertThat(pauses).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void exchangeWhenTheEndpointStaysBusyThenLastAnswerIsReturned() {
        // given
        for (int i = 0; i < RetryPolicy.STANDARD.attempts(); i++) {
            server.fail("GET", TestScimServer.error(503, "", "try " + (i + 1)));
        }

        // when
        ScimAnswer answer = client.exchange("GET", "/Users", null);

        // then
        assertThat(answer.error()).isEqualTo("503: try 8");
        assertThat(answer.attempts()).isEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH", "DELETE"})
    void exchangeWhenTheConnectionBreaksThenRepeats(String method) {
        // given
        server.fail(method, Reply.NONE);

        // when
        ScimAnswer answer = client.exchange(method, "/Users/1", null);

        // then
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.attempts()).isEqualTo(2);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void exchangeWhenTheConnectionIsRefusedThenRepeatsUntilTheEndpointIsUp() {
        // given
        int port = LoopbackPort.free();
        List<TestScimServer> started = new ArrayList<>();
        ScimClient early = ScimClient.of(URI.create("http://127.0.0.1:" + port + "/scim/v2/"), TestScimServer.TOKEN)
                .withRetries(RetryPolicy.STANDARD)
                .withRetryPause(pause -> {
                    pauses.add(pause);
                    if (pauses.size() == 3) {
                        started.add(new TestScimServer(port));
                    }
                });

        // when
        ScimAnswer answer = early.exchange("GET", "/Users", null);

        // then
        started.forEach(TestScimServer::close);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.attempts()).isEqualTo(4);
    }

    @Test
    void exchangeWhenNoAnswerEverComesThenFailsWithoutQueryAndToken() {
        // given
        server.close();

        // then
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> client.exchange("GET", "/Users?filter=anna", null))
                .withMessageStartingWith("GET /Users got no answer in 8 attempts: ")
                .withMessageNotContainingAny("anna", TestScimServer.TOKEN);
        assertThat(pauses).hasSize(7);
    }

    @Test
    void exchangeWhenInterruptedWhileWaitingThenEndsAndTheFlagStays() {
        // given
        server.fail("GET", TestScimServer.error(503, "", ""));
        ScimClient interrupted = client.withRetryPause(pause -> {
            throw new InterruptedException();
        });

        // then
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> interrupted.exchange("GET", "/Users", null));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void exchangeWhenRedirectedThenStays() {
        // given
        server.fail("GET", Reply.seeOther("http://other.example.com/"));

        // then
        assertThat(client.exchange("GET", "/Users", null).status()).isEqualTo(303);
    }

    @Test
    void requireWhenTheEndpointRefusesThenErrorSaysWhy() {
        // given
        server.fail("GET", TestScimServer.error(400, "invalidFilter", "Not like this"));

        // then
        assertThatExceptionOfType(ScimErrorException.class)
                .isThrownBy(() -> client.require("GET", "/Users?filter=x", null))
                .withMessage("GET /Users answered 400 invalidFilter: Not like this")
                .satisfies(error -> assertThat(error.answer().scimType()).isEqualTo("invalidFilter"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "line\nbreak", "gro\u00DF"})
    void tokenWhenNoHeaderCanHoldItThenIsRefusedAndNotRepeated(String token) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScimClient.of(server.url(), token))
                .withMessage("The token is empty, or holds a character that no token may hold");
    }
}
