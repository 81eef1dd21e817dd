package io.github.keycloakjumpcloud.simulator.scim.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.simulator.scim.TestScimServer;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PushCommandTest {

    private final TestScimServer server = new TestScimServer();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void pushWhenEveryoneIsNewThenAllAreCreatedInDepartmentsAndGroups() {
        // when
        int status = push(TestScimServer.TOKEN, "--people", "230", "--departments", "7", "--groups", "2");

        // then
        assertThat(status).isZero();
        assertThat(server.users()).hasSize(230);
        assertThat(server.users().stream()
                        .map(user -> user.at("/urn:ietf:params:scim:schemas:extension:enterprise:2.0:User/department")
                                .asText())
                        .distinct())
                .hasSize(7);
        assertThat(server.groups()).hasSize(2).allSatisfy(group -> assertThat(group.path("members"))
                .hasSize(115));
        assertThat(table())
                .startsWith("230 people in 7 departments and 2 groups", "created 230", "updated 0", "unchanged 0")
                .contains("failed 0", "requests 469", "retries 0")
                .anyMatch(row -> row.matches("latency p50 \\d+\\.\\d ms"))
                .anyMatch(row -> row.matches("latency p95 \\d+\\.\\d ms"))
                .anyMatch(row -> row.matches("latency p99 \\d+\\.\\d ms"))
                .anyMatch(row -> row.matches("requests/s \\d+\\.\\d"))
                .anyMatch(row -> row.matches("wall time \\d+\\.\\d s"));
        assertThat(text(err).lines()).hasSize(10).last().asString().startsWith("100 %  230 of 230 people");
    }

    @Test
    void pushWhenRepeatedThenMeetsTheSamePeople() {
        // given
        push(TestScimServer.TOKEN, "--people", "40", "--departments", "5");
        out.reset();

        // when
        push(TestScimServer.TOKEN, "--people", "40", "--departments", "5");

        // then
        assertThat(table()).contains("created 0", "updated 0", "unchanged 40");
        out.reset();

        // when
        push(TestScimServer.TOKEN, "--people", "50", "--departments", "1");

        // then
        assertThat(table()).contains("created 10", "failed 0").doesNotContain("updated 0");
        assertThat(server.users()).hasSize(50);
    }

    @Test
    void pushWhenTheEndpointStumblesThenRepeatsAndNobodyIsLost() {
        // given
        for (int i = 0; i < 3; i++) {
            server.loseAnswer("POST");
            server.fail("POST", TestScimServer.error(503, "", "").withHeader("Retry-After", "1"));
            server.fail("PUT", Reply.NONE);
        }

        // when
        int status = push(TestScimServer.TOKEN, "--people", "60", "--departments", "5", "--threads", "8");

        // then
        assertThat(status).isZero();
        assertThat(server.users()).hasSize(60);
        assertThat(table()).contains("created 60", "failed 0", "retries 9");
    }

    @Test
    void pushWhenPeopleFailThenSaysHowManyAndWhyWithoutTheToken() {
        // given
        for (int i = 0; i < 7; i++) {
            server.fail("POST", TestScimServer.error(409, "uniqueness", "Taken, says " + TestScimServer.TOKEN));
        }

        // when
        int status = push(TestScimServer.TOKEN, "--people", "10", "--departments", "2");

        // then
        assertThat(status).isEqualTo(1);
        assertThat(table()).contains("created 3", "failed 7");
        List<String> report = text(err).lines().skip(10).toList();
        assertThat(report).hasSize(6).startsWith("7 of 10 people failed; the first 5:");
        assertThat(report.get(5)).matches("  \\w+\\.\\w+\\.\\d+: POST /Users answered 409 uniqueness: Taken, says …");
        assertThat(text(out) + text(err)).doesNotContain(TestScimServer.TOKEN);
    }

    @Test
    void pushWhenAGroupFailsThenThePeopleAreThereAndTheStatusIsOne() {
        // given
        server.fail("PATCH", TestScimServer.error(400, "invalidValue", "No"));

        // when
        int status = push(TestScimServer.TOKEN, "--people", "4", "--groups", "2");

        // then
        assertThat(status).isEqualTo(1);
        assertThat(table()).contains("created 4", "failed 0");
        assertThat(text(err))
                .contains("1 of 2 groups failed:", "Team 2: PATCH /Groups/", " answered 400 invalidValue: No");
    }

    @Test
    void pushWhenTheTokenIsWrongThenOneSentenceSaysSo() {
        assertThat(push("another", "--people", "10")).isEqualTo(1);
        assertThat(text(err).strip())
                .isEqualTo("The endpoint " + server.url()
                        + " does not answer as SCIM does: 401: The token is wrong. Check the token.");
        assertThat(text(out)).isEmpty();
        assertThat(server.requests("GET")).hasSize(1);
    }

    @Test
    void pushWhenNothingListensThenOneSentenceSaysSo() {
        // given
        server.close();

        // then
        assertThat(push(TestScimServer.TOKEN)).isEqualTo(1);
        assertThat(text(err).lines()).singleElement().asString().contains("cannot be reached", "8 attempts");
    }

    @Test
    void pushWhenTheUrlAnswersWithAPageThenOneSentenceSaysSo() {
        // given
        server.fail("GET", Reply.of(200, "text/html", "<html>"));

        // then
        assertThat(push(TestScimServer.TOKEN)).isEqualTo(1);
        assertThat(text(err).strip()).endsWith("Check the URL.");
    }

    @Test
    void runWhenArgumentsAreWrongThenSentenceUsageAndStatusTwo() {
        assertThat(push(TestScimServer.TOKEN, "--people", "none")).isEqualTo(2);
        assertThat(text(err).lines().findFirst())
                .contains("The value of --people is no whole number from 1 to 1000000.");
        assertThat(text(err)).contains("--departments M");
        assertThat(text(out)).isEmpty();
    }

    @Test
    void runWhenHelpIsAskedForThenUsageAndStatusZero() {
        assertThat(push(TestScimServer.TOKEN, "--help")).isZero();
        assertThat(text(out)).contains("--url URL");
        assertThat(text(err)).isEmpty();
    }

    private int push(String token, String... arguments) {
        List<String> all = new ArrayList<>(List.of("--url", server.url().toString()));
        all.addAll(List.of(arguments));
        return new PushCommand(Map.of("JUMPCLOUD_SCIM_TOKEN", token), stream(out), stream(err), false, pause -> {})
                .run(all);
    }

    /** The summary's rows with one blank between name and value. */
    private List<String> table() {
        return text(out).lines().map(row -> row.strip().replaceAll(" +", " ")).toList();
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
