package io.github.keycloakjumpcloud.simulator.scim;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JumpCloudGroupsTest {

    private final TestScimServer server = new TestScimServer();
    private final JumpCloudGroups groups = new JumpCloudProvisioning(ScimClient.of(server.url(), TestScimServer.TOKEN)
                    .withRetries(RetryPolicy.STANDARD)
                    .withRetryPause(pause -> {}))
            .groups();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void provideWhenTheNameIsThereThenTheGroupIsTakenOver() {
        // when
        Provisioned first = groups.provide("Team \"A\\B\"");
        Provisioned second = groups.provide("Team \"A\\B\"");

        // then
        assertThat(first.effect()).isEqualTo(ProvisioningEffect.CREATED);
        assertThat(second.effect()).isEqualTo(ProvisioningEffect.UNCHANGED);
        assertThat(second.id()).isEqualTo(first.id());
        assertThat(server.groups()).hasSize(1);
    }

    @Test
    void provideWhenTheAnswerIsLostThenNothingIsCreatedTwice() {
        // given
        server.loseAnswer("POST");

        // then
        assertThat(groups.provide("Team").effect()).isEqualTo(ProvisioningEffect.CREATED);
        assertThat(server.groups()).hasSize(1);
    }

    @Test
    void membersWhenAddedAndRemovedThenTheBodiesAreJumpClouds() {
        // given
        String id = groups.provide("Team").id();

        // when
        groups.addMembers(id, List.of("1", "2", "3", "4"));
        groups.removeMembers(id, List.of("1", "3"));
        groups.removeMember(id, "2");

        // then
        assertThat(server.requests("PATCH"))
                .extracting(request ->
                        TestScimServer.body(request).at("/Operations/0").toString())
                .containsExactly(
                        "{\"op\":\"add\",\"path\":\"members\",\"value\":"
                                + "[{\"value\":\"1\"},{\"value\":\"2\"},{\"value\":\"3\"},{\"value\":\"4\"}]}",
                        "{\"op\":\"remove\",\"path\":\"members\",\"value\":[{\"value\":\"1\"},{\"value\":\"3\"}]}",
                        "{\"op\":\"remove\",\"path\":\"members[value eq \\\"2\\\"]\"}");
        assertThat(server.groups().get(0).path("members")).hasToString("[{\"value\":\"4\"}]");
    }

    @Test
    void groupWhenRenamedReplacedAndDeletedThenFollows() {
        // given
        String id = groups.provide("Team").id();

        // when
        groups.rename(id, "Crew");

        // then
        assertThat(groups.find("Crew")).isPresent();
        assertThat(groups.find("Team")).isEmpty();

        // when
        groups.replace(id, "Crew", List.of("5"));

        // then
        assertThat(server.groups().get(0).at("/members/0/value").asText()).isEqualTo("5");

        // when
        server.loseAnswer("DELETE");
        groups.delete(id);

        // then
        assertThat(server.groups()).isEmpty();
    }
}
