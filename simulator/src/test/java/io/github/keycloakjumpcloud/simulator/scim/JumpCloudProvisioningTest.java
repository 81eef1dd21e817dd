package io.github.keycloakjumpcloud.simulator.scim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning.TestUser;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JumpCloudProvisioningTest {

    private static final Person PERSON = SampleDirectory.ORDINARY;

    private final TestScimServer server = new TestScimServer();
    private final JumpCloudProvisioning jumpCloud =
            new JumpCloudProvisioning(ScimClient.of(server.url(), TestScimServer.TOKEN)
                    .withRetries(RetryPolicy.STANDARD)
                    .withRetryPause(pause -> {}));

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void provisionWhenThePersonIsNewThenLooksUpAndCreates() {
        // when
        Provisioned user = jumpCloud.provision(PERSON);

        // then
        assertThat(user.effect()).isEqualTo(ProvisioningEffect.CREATED);
        assertThat(server.requests("GET").get(0).query().raw())
                .isEqualTo("filter=userName+eq+%22anna.keller%40example.com%22");
        assertThat(server.users()).singleElement().satisfies(stored -> {
            assertThat(stored.path("id").asText()).isEqualTo(user.id());
            assertThat(stored.path("title").asText()).isEqualTo("Software Engineer");
        });
    }

    @Test
    void provisionWhenThePersonIsThereThenReplacesTheWholeUser() {
        // given
        String id = jumpCloud.provision(PERSON).id();

        // when
        Provisioned same = jumpCloud.provision(PERSON);
        Provisioned changed = jumpCloud.provision(PERSON.withDepartment("Sales").withJobTitle(null));

        // then
        assertThat(same)
                .extracting(Provisioned::id, Provisioned::effect)
                .containsExactly(id, ProvisioningEffect.UNCHANGED);
        assertThat(changed)
                .extracting(Provisioned::id, Provisioned::effect)
                .containsExactly(id, ProvisioningEffect.UPDATED);
        assertThat(server.requests("PUT")).hasSize(2).allSatisfy(put -> assertThat(
                        TestScimServer.body(put).path("id").asText())
                .isEqualTo(id));
        assertThat(server.users().get(0).has("title")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "o'brien+test@example.com",
                "quo\"te\\back slash&x=1#%41",
                "\" or userName pr or userName eq \"",
                "花子 🌸@example.com",
                "tab\tand\nline"
            })
    void provisionWhenTheNameIsHardToQuoteThenTheSecondCallFindsIt(String userName) {
        // given
        JumpCloudUser user = JumpCloudUser.of(PERSON).withUserName(userName);
        jumpCloud.provision(PERSON);

        // when
        String id = jumpCloud.provision(user).id();

        // then
        assertThat(jumpCloud.provision(user))
                .extracting(Provisioned::id, Provisioned::effect)
                .containsExactly(id, ProvisioningEffect.UNCHANGED);
        assertThat(server.users()).hasSize(2);
        assertThat(server.requests("GET").get(2).query().values()).containsOnlyKeys("filter");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void provisionWhenTheAnswerToTheCreationIsLostThenNothingIsCreatedTwice(int lost) {
        // given
        for (int i = 0; i < lost; i++) {
            server.loseAnswer("POST");
        }

        // when
        Provisioned user = jumpCloud.provision(PERSON);

        // then
        assertThat(user.effect()).isEqualTo(ProvisioningEffect.CREATED);
        assertThat(server.requests("POST")).hasSize(lost + 1);
        assertThat(server.requests("PUT")).hasSize(1);
        assertThat(server.users())
                .singleElement()
                .satisfies(stored -> assertThat(stored.path("id").asText()).isEqualTo(user.id()));
    }

    @Test
    void provisionWhenEveryKindOfRequestBreaksThenThePersonIsThereInTheEnd() {
        // given
        for (String method : new String[] {"GET", "POST", "PUT"}) {
            server.loseAnswer(method);
            server.fail(method, TestScimServer.error(503, "", ""));
        }

        // when
        jumpCloud.provision(PERSON);
        Provisioned changed = jumpCloud.provision(PERSON.withDepartment("Sales"));

        // then
        assertThat(server.users())
                .singleElement()
                .satisfies(stored -> assertThat(stored.path("id").asText()).isEqualTo(changed.id()));
    }

    @Test
    void provisionWhenSomeoneElseHasTheNameThenTheConflictStands() {
        // given
        server.reserve(PERSON.email());

        // then
        assertThatExceptionOfType(ScimErrorException.class)
                .isThrownBy(() -> jumpCloud.provision(PERSON))
                .withMessage("POST /Users answered 409 uniqueness: The name is taken");
        assertThat(server.requests("PUT")).isEmpty();
    }

    @Test
    void testConnectionWhenDeleteWorksThenNothingIsLeftBehind() {
        assertThat(jumpCloud.testConnection("test@example.com")).isEqualTo(TestUser.DELETED);
        assertThat(server.requests("POST")).hasSize(2);
        assertThat(server.users()).isEmpty();
        assertThat(server.groups()).isEmpty();
    }

    @Test
    void testConnectionWhenTheUserCannotBeDeletedThenIsDeactivated() {
        // given
        server.fail("DELETE", "/Users/", TestScimServer.error(403, "", "Not allowed"));

        // then
        assertThat(jumpCloud.testConnection("test@example.com")).isEqualTo(TestUser.DEACTIVATED);
        assertThat(server.users())
                .singleElement()
                .satisfies(user -> assertThat(user.path("active").asBoolean()).isFalse());
        assertThat(server.groups()).isEmpty();
    }

    @Test
    void deactivateWhenCalledThenTheWholeUserGoesBackInactive() {
        // given
        String id = jumpCloud
                .provision(JumpCloudUser.of(PERSON).withPhone("+1-555-555-5555"))
                .id();

        // when
        jumpCloud.deactivate(id);

        // then
        JsonNode body = TestScimServer.body(server.requests("PUT").get(0));
        assertThat(body.path("active").isBoolean()).isTrue();
        assertThat(body.path("active").asBoolean()).isFalse();
        assertThat(body.has("meta")).isFalse();
        assertThat(body.at("/phoneNumbers/0/value").asText()).isEqualTo("tel:+1-555-555-5555");

        // when
        jumpCloud.reactivate(id);

        // then
        assertThat(server.users().get(0).path("active").asBoolean()).isTrue();
    }

    @Test
    void patchWhenCalledThenHasOneOperationWithOrWithoutAPath() {
        // given
        String id = jumpCloud.provision(PERSON).id();

        // when
        jumpCloud.patchActive(id, false);
        jumpCloud.patch(id, JsonNodeFactory.instance.objectNode().put("title", "Captain"));

        // then
        assertThat(server.requests("PATCH"))
                .extracting(request ->
                        TestScimServer.body(request).path("Operations").toString())
                .containsExactly(
                        "[{\"op\":\"replace\",\"path\":\"active\",\"value\":false}]",
                        "[{\"op\":\"replace\",\"value\":{\"title\":\"Captain\"}}]");
        assertThat(server.users().get(0).path("title").asText()).isEqualTo("Captain");
    }

    @Test
    void deleteWhenTheAnswerIsLostThenNotFoundIsNoFailure() {
        // given
        String id = jumpCloud.provision(PERSON).id();
        server.loseAnswer("DELETE");

        // when
        jumpCloud.delete(id);

        // then
        assertThat(server.users()).isEmpty();
        assertThatExceptionOfType(ScimErrorException.class)
                .isThrownBy(() -> jumpCloud.delete(id))
                .withMessageContaining("404");
    }

    @ParameterizedTest
    @CsvSource({"3, 4", "4, 3", "100, 3"})
    void importWhenThereAreManyThenEveryoneComesOnce(int pageSize, int pages) {
        // given
        for (Person person : SampleDirectory.people().subList(0, 10)) {
            jumpCloud.provision(person);
        }
        int before = server.requests("GET").size();

        // when
        List<JsonNode> users = jumpCloud.importUsers(pageSize);

        // then
        assertThat(users).hasSize(10).doesNotHaveDuplicates().containsExactlyElementsOf(server.users());
        assertThat(server.requests("GET")).hasSize(before + pages);
    }

    @Test
    void importWhenThereIsNobodyThenIsEmpty() {
        assertThat(jumpCloud.importUsers()).isEmpty();
    }
}
