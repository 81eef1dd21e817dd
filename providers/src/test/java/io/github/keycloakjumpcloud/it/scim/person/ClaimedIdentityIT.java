package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.AtOnce;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.BulkRequests;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SCIM requests that claim the name, the address or the id of somebody else, alone, in one Bulk, or at the same moment. */
class ClaimedIdentityIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("verifiedDomains", "example.com")
            .setting("scimBrakePercent", "0")
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;
    private String name;
    private String ann;
    private String bob;

    @BeforeEach
    void pushTwoPeople() {
        name = "claim-" + ++people;
        ann = scim.createUser(user("ann").put("externalId", "e-ann-" + name));
        bob = scim.createUser(user("bob").put("externalId", "e-bob-" + name));
    }

    private String full(String first) {
        return first + "-" + name;
    }

    /** With a user name that is no address. */
    private ObjectNode user(String first) {
        return ScimSide.user(full(first)).put("userName", "u." + full(first));
    }

    private void assertApart() {
        for (String first : List.of("ann", "bob")) {
            String id = first.equals("ann") ? ann : bob;
            JsonNode shown = scim.get("/Users/" + id).body();
            assertThat(shown.get("userName").asText()).isEqualTo("u." + full(first));
            assertThat(shown.at("/emails/0/value").asText()).isEqualTo(full(first) + "@example.com");
            assertThat(admin.federatedIdentitiesOf(id))
                    .singleElement()
                    .satisfies(link -> assertThat(link.get("userId").asText()).isEqualTo(full(first) + "@example.com"));
            assertThat(realm.login(person(full(first))).userId()).isEqualTo(id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName",
                "USERNAME",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName",
            })
    void patchWhenTheUserNameIsSomebodyElsesThenItIsRefused(String path) {
        // when
        ScimAnswer answer =
                scim.patch("/Users/" + ann, ScimSide.operation("replace", path, TextNode.valueOf("U." + full("bob"))));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertApart();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "emails[type eq \"work\"].value",
                "emails[primary eq true].value",
                "emails.value",
            })
    void patchWhenTheAddressIsSomebodyElsesThenItIsRefused(String path) {
        // when
        ScimAnswer answer = scim.patch(
                "/Users/" + ann,
                ScimSide.operation("replace", path, TextNode.valueOf(full("BOB").toUpperCase() + "@EXAMPLE.com")));

        // then
        assertThat(answer.status()).as(answer.text()).isBetween(400, 409);
        assertApart();
    }

    @Test
    void putWhenItsIdIsSomebodyElsesThenTheAddressOfTheRequestCounts() {
        // when
        ScimAnswer answer = scim.put("/Users/" + ann, user("ann").put("id", bob));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.id()).isEqualTo(ann);
        assertApart();
    }

    @Test
    void bulkWhenTwoPeopleSwapNamesThenNeitherGetsTheOthers() {
        // given
        ObjectNode bulk = BulkRequests.body(
                0,
                BulkRequests.operation(
                        "PUT", "/Users/" + ann, "first", user("ann").put("userName", "u." + full("bob"))),
                BulkRequests.operation(
                        "PUT", "/Users/" + bob, "second", user("bob").put("userName", "u." + full("ann"))));

        // when
        ScimAnswer answer = scim.post("/Bulk", bulk);

        // then
        assertThat(BulkRequests.statuses(answer)).containsExactly("409", "409");
        assertApart();
    }

    @Test
    void bulkWhenTwoPeopleSwapAddressesThenNeitherGetsTheOthers() {
        // given
        ObjectNode bulk = BulkRequests.body(
                0,
                BulkRequests.operation(
                        "PUT",
                        "/Users/" + ann,
                        "first",
                        ScimSide.user(full("bob")).put("userName", "u." + full("ann"))),
                BulkRequests.operation(
                        "PUT",
                        "/Users/" + bob,
                        "second",
                        ScimSide.user(full("ann")).put("userName", "u." + full("bob"))));

        // when
        ScimAnswer answer = scim.post("/Bulk", bulk);

        // then
        assertThat(BulkRequests.statuses(answer)).containsExactly("409", "409");
        assertApart();
    }

    @Test
    void putsWhenTwoPeopleSwapAtOnceThenNobodyIsAnsweredWithAFaultAndNobodyGetsTheOthers() {
        for (int round = 0; round < 5; round++) {
            // when
            List<Integer> statuses = AtOnce.run(2, i -> scim.put(
                            "/Users/" + (i == 0 ? ann : bob),
                            ScimSide.user(full(i == 0 ? "bob" : "ann"))
                                    .put("userName", "u." + full(i == 0 ? "bob" : "ann")))
                    .status());

            // then
            assertThat(statuses).containsOnly(409);
        }
        assertApart();
    }

    @Test
    void bulkWhenThePersonIsDeletedAndAnotherGetsTheAddressThenTheyGetAnAccountOfTheirOwn() {
        // given
        Login login = realm.login(person(full("ann")));
        ObjectNode bulk = BulkRequests.body(
                0,
                BulkRequests.operation("DELETE", "/Users/" + ann, "first", null),
                BulkRequests.operation("POST", "/Users", "second", user("ann").put("externalId", "e-next-" + name)));

        // when
        ScimAnswer answer = scim.post("/Bulk", bulk);

        // then
        assertThat(BulkRequests.statuses(answer)).containsExactly("204", "201");
        String next = realm.login(person(full("ann"))).userId();
        assertThat(next).isNotEqualTo(ann);
        assertThat(realm.app().isAlive(login)).isFalse();
        assertThat(scim.account(ann).get("enabled").asBoolean()).isFalse();
    }

    @Test
    void firstLoginWhenTheNameIdIsSomebodysExternalIdThenItIsNotTheirs() {
        // given
        Person newcomer = person(full("new")).withNameId("e-ann-" + name);

        // when
        Login login = realm.login(newcomer);

        // then
        assertThat(login.userId()).isNotIn(ann, bob);
        assertApart();
    }

    @Test
    void firstLoginWhenSomebodyWasToldUnderTheAddressAsUserNameThenItIsNotTheirs() {
        // given
        Person newcomer = person(full("new"));
        ScimAnswer told = scim.put("/Users/" + ann, user("ann").put("userName", newcomer.email()));

        // when
        Login login = realm.login(newcomer);

        // then
        assertThat(told.status()).as(told.text()).isEqualTo(200);
        assertThat(scim.account(ann).get("username").asText()).isNotEqualTo(newcomer.email());
        assertThat(login.userId()).isNotIn(ann, bob);
        assertThat(realm.login(person(full("ann"))).userId()).isEqualTo(ann);
    }

    @Test
    void operationsWhenGroupsSignInsAndDeactivationsComeAtOnceThenNobodySeesAFault() {
        // given
        List<String> ids = new ArrayList<>(List.of(ann, bob));
        IntStream.range(0, 3).forEach(i -> ids.add(scim.createUser(user("more" + i))));
        String one = scim.createGroup("One " + name, ids.toArray(String[]::new));
        String two = scim.createGroup("Two " + name);
        for (int round = 0; round < 3; round++) {
            boolean even = round % 2 == 0;
            String mark = name + "-" + round;

            // when
            List<Integer> statuses = AtOnce.run(7, i -> switch (i) {
                case 0, 1, 2 ->
                    realm.atJumpCloud()
                            .answer(person(full("more" + i))
                                    .withGroups((even ? "One " : "Two ") + name, "New " + mark)
                                    .withDepartment("Department " + mark))
                            .status();
                case 3 ->
                    scim.put("/Groups/" + one, ScimSide.group("One " + name, even ? new String[0] : all(ids)))
                            .status();
                case 4 ->
                    scim.put("/Groups/" + two, ScimSide.group("Two " + name, even ? all(ids) : new String[0]))
                            .status();
                case 5 ->
                    scim.put("/Users/" + ann, user("ann").put("title", mark)).status();
                default ->
                    scim.put("/Users/" + bob, user("bob").put("active", !even)).status();
            });

            // then
            assertThat(statuses.subList(0, 3)).containsOnly(0);
            assertThat(statuses.subList(3, 7)).containsOnly(200);
        }
    }

    private static String[] all(List<String> ids) {
        return ids.toArray(String[]::new);
    }
}
