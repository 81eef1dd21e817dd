package io.github.keycloakjumpcloud.it.scim.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Spellings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimErrors;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.harness.scim.ServerLog;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Requests that cross each other: each is done wholly or refused, and none undoes a part of another. */
class ScimRaceIT {

    private static final int THREADS = 16;

    private final TestRealm realm = TestRealm.builder()
            .setting("scimBrakePercent", "0")
            .setting("scimDelete", "delete")
            .create();
    private final ScimSide scim = ScimSide.of(realm);
    private final ServerLog log = ServerLog.fromNow();

    @AfterAll
    void deleteRealm() {
        realm.close();
        log.assertQuiet();
    }

    @RepeatedTest(5)
    void createWhenManySendTheSameUserThenOneIsCreatedAndTheOthersAreTold(RepetitionInfo repetition) {
        // given
        String name = "same" + repetition.getCurrentRepetition();
        ObjectNode user = ScimSide.user(name);
        user.putObject(ScimSide.ENTERPRISE).put("department", "Department of " + name);

        // when
        List<ScimAnswer> answers = AtOnce.run(THREADS, thread -> scim.post("/Users", user));

        // then
        List<ScimAnswer> created =
                answers.stream().filter(answer -> answer.status() == 201).toList();
        assertThat(created).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> ScimErrors.assertError(answer, 409, "uniqueness"));
        JsonNode account = realm.admin().user(name + "@example.com");
        assertThat(account.get("id").asText()).isEqualTo(created.get(0).id());
        assertInOrder(created.get(0).id());
        assertThat(realm.admin().groupsOf(created.get(0).id())).containsExactly("/Departments/Department of " + name);
    }

    @RepeatedTest(3)
    void createWhenUserNamesDifferButTheAddressIsTheSameThenOneIsCreated(RepetitionInfo repetition) {
        // given
        String email = "shared" + repetition.getCurrentRepetition() + "@example.com";

        // when
        List<ScimAnswer> answers = AtOnce.run(THREADS, thread -> {
            ObjectNode user = ScimSide.user("sharing" + repetition.getCurrentRepetition() + "-" + thread);
            ((ObjectNode) user.get("emails").get(0)).put("value", email);
            return scim.post("/Users", user);
        });

        // then
        assertThat(answers).filteredOn(ScimAnswer::isSuccess).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> !answer.isSuccess())
                .allSatisfy(answer -> ScimErrors.assertError(answer, 409, "uniqueness"));
        assertThat(realm.admin().usersByEmail(email)).hasSize(1);
    }

    @RepeatedTest(5)
    void changeWhenManyReplaceAndPatchOneUserThenEverythingOfItIsFromTheSameRequests(RepetitionInfo repetition) {
        // given
        String name = "changed" + repetition.getCurrentRepetition();
        String id = scim.createUser(ScimSide.user(name));

        // when
        List<ScimAnswer> answers = AtOnce.run(THREADS, thread -> {
            String value = name + "-" + thread + "@example.com";
            return switch (thread % 4) {
                case 0 -> scim.put("/Users/" + id, ScimSide.user(name + "-" + thread));
                case 1 -> scim.patch("/Users/" + id, ScimSide.operation("replace", "emails", TextNode.valueOf(value)));
                case 2 ->
                    scim.patch(
                            "/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.valueOf(thread < 8)));
                default ->
                    scim.patch("/Users/" + id, ScimSide.operation("add", "title", TextNode.valueOf("T" + thread)));
            };
        });

        // then
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        assertInOrder(id);
        // None undid a part of another: the last title and the last state are still there.
        JsonNode shown = scim.get("/Users/" + id).body();
        JsonNode account = scim.account(id);
        assertThat(shown.get("emails").get(0).get("value").asText())
                .isEqualTo(account.get("email").asText());
        // The one is a field of the account, the other is in the record; both come from the last PUT.
        assertThat(shown.get("displayName").asText() + "@example.com")
                .isEqualTo("Given " + account.get("username").asText());
        assertThat(shown.get("active").asBoolean())
                .isEqualTo(account.get("enabled").asBoolean());
    }

    @Test
    void patchWhenManyAddDifferentThingsToOneUserThenNoneIsLost() {
        // given
        String id = scim.createUser(ScimSide.user("collector"));

        // when
        List<ScimAnswer> answers = AtOnce.run(THREADS, thread -> {
            ObjectNode phone = JsonNodeFactory.instance
                    .objectNode()
                    .put("value", "+1-555-01" + (10 + thread))
                    .put("type", "t" + thread);
            return scim.patch("/Users/" + id, ScimSide.operation("add", "phoneNumbers", phone));
        });

        // then
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(200));
        assertThat(scim.get("/Users/" + id).body().get("phoneNumbers")).hasSize(THREADS);
    }

    @RepeatedTest(5)
    void changeWhenTheUserIsDeletedMeanwhileThenDoneOrNotFound(RepetitionInfo repetition) {
        // given
        String name = "gone" + repetition.getCurrentRepetition();
        String id = scim.createUser(ScimSide.user(name));
        String group = scim.createGroup("Group of " + name, id);

        // when
        List<ScimAnswer> answers = AtOnce.run(THREADS, thread -> switch (thread % 8) {
            case 0 -> scim.delete("/Users/" + id);
            case 1 -> scim.put("/Users/" + id, ScimSide.user(name).put("title", "T"));
            case 2 -> scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
            case 3 -> scim.patch("/Users/" + id, ScimSide.operation("add", "title", TextNode.valueOf("T")));
            case 4 -> scim.get("/Users/" + id);
            case 5 -> scim.find("Users", "userName sw \"gone\"");
            case 6 -> scim.patch("/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(id)));
            default -> scim.get("/Groups?attributes=members");
        });

        // then
        assertThat(answers)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isIn(200, 204, 400, 404, 409));
        assertThat(answers).extracting(ScimAnswer::status).contains(204);
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(404);
        assertThat(realm.admin().usersByEmail(name + "@example.com")).isEmpty();
    }

    @RepeatedTest(3)
    void groupWhenManyCreateItThenOneDoesAndAllCanJoinTheirUsers(RepetitionInfo repetition) {
        // given
        String name = "Crew " + repetition.getCurrentRepetition();
        List<String> users = IntStream.range(0, THREADS)
                .mapToObj(i -> scim.createUser(ScimSide.user("crew" + repetition.getCurrentRepetition() + "-" + i)))
                .toList();

        // when
        List<ScimAnswer> creates = AtOnce.run(THREADS, thread -> scim.post("/Groups", ScimSide.group(name)));
        String group = ScimSide.ids(scim.find("Groups", "displayName eq \"" + name + "\""))
                .get(0);
        List<ScimAnswer> joins = AtOnce.run(
                THREADS,
                thread -> scim.patch(
                        "/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(users.get(thread)))));

        // then
        assertThat(creates).filteredOn(ScimAnswer::isSuccess).hasSize(1);
        assertThat(creates)
                .filteredOn(answer -> !answer.isSuccess())
                .allSatisfy(answer -> ScimErrors.assertError(answer, 409, "uniqueness"));
        assertThat(joins)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.text()).isEqualTo(204));
        assertThat(scim.membersOf(group)).containsExactlyInAnyOrderElementsOf(users);
        String root = realm.admin().groupByPath("/JumpCloud/" + realm.alias()).orElseThrow();
        assertThat(realm.admin().childGroups(root))
                .filteredOn(child -> child.get("name").asText().equals(name))
                .hasSize(1);
    }

    @Test
    void createWhenManyNameNewDepartmentsInDifferentSpellingsThenEachDepartmentExistsOnce() {
        // given
        int threads = 8;
        int each = 5;

        // when
        List<List<String>> created = AtOnce.run(threads, thread -> {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < each; i++) {
                ObjectNode user = ScimSide.user("racer-" + thread + "-" + i);
                List<String> spellings = Spellings.ALL.get(i);
                user.putObject(ScimSide.ENTERPRISE).put("department", spellings.get(thread % spellings.size()));
                ids.add(scim.createUser(user));
            }
            return ids;
        });

        // then
        String root = realm.admin().groupByPath("/Departments").orElseThrow();
        List<String> departments = new ArrayList<>();
        for (int i = 0; i < each; i++) {
            List<String> paths = new ArrayList<>();
            for (List<String> ids : created) {
                paths.addAll(realm.admin().groupsOf(ids.get(i)));
            }
            assertThat(paths).hasSize(threads);
            assertThat(paths.stream().distinct())
                    .as("one department for " + Spellings.ALL.get(i))
                    .hasSize(1);
            departments.add(paths.get(0));
        }
        assertThat(departments).doesNotHaveDuplicates();
        assertThat(realm.admin().childGroups(root))
                .filteredOn(group -> departments.contains(group.get("path").asText()))
                .hasSize(Spellings.DEPARTMENTS);
    }

    /** A department that was made for one person goes with that person, unless somebody else has come. */
    @Test
    void departmentWhenItsFirstUserGoesWhileOthersComeThenEveryoneIsInIt() {
        for (int round = 0; round < 5; round++) {
            // given
            String department = "Crossing " + round;
            String first = scim.createUser(ScimSide.userIn("first-" + round, department));
            String name = "crossing-" + round + "-";

            // when
            List<ScimAnswer> answers = AtOnce.run(
                    8,
                    thread -> thread == 0
                            ? scim.delete("/Users/" + first)
                            : scim.post("/Users", ScimSide.userIn(name + thread, department)));

            // then
            assertThat(answers)
                    .allSatisfy(answer ->
                            assertThat(answer.isSuccess()).as(answer.text()).isTrue());
            assertThat(answers.subList(1, answers.size()))
                    .allSatisfy(answer -> assertThat(realm.admin().groupsOf(answer.id()))
                            .containsExactly("/Departments/" + department));
        }
    }

    /** The link leads to the address that the account has, and the record is one. */
    private void assertInOrder(String id) {
        JsonNode account = scim.account(id);
        assertThat(realm.admin().federatedIdentitiesOf(id)).singleElement().satisfies(link -> assertThat(
                        link.get("userId").asText())
                .isEqualTo(account.get("email").asText()));
        assertThat(account.path("attributes").path("jumpcloudScim")).hasSize(1);
        assertThat(account.path("attributes").path("jumpcloudScim").get(0).asText())
                .containsPattern(" held(\\+disabled)?=");
    }
}
