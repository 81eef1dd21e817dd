package io.github.keycloakjumpcloud.it.scim.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person whose names change over SCIM. */
class RenamedPersonIT {
    private TestRealm pushed;
    private TestRealm samlOnly;
    private ScimSide scim;

    /** A realm that keeps people from editing their user names. */
    private TestRealm plain;

    private ScimSide byPlain;

    @BeforeAll
    void createRealms() {
        pushed = TestRealm.builder().realm("editUsernameAllowed", true).create();
        samlOnly = TestRealm.builder().realm("editUsernameAllowed", true).create();
        scim = ScimSide.of(pushed);
        plain = TestRealm.builder().create();
        byPlain = ScimSide.of(plain);
        for (TestRealm realm : new TestRealm[] {pushed, samlOnly}) {
            realm.admin().createUser("somebody@elsewhere.example", Map.of("username", "taken"));
        }
    }

    @AfterAll
    void deleteRealms() {
        pushed.close();
        samlOnly.close();
        plain.close();
    }

    @Test
    void putWhenANameComesThenItTakesTheFillersPlace() {
        // given
        String id = scim.createUser(user("nameless", "nameless@example.com", null, null));

        // when
        ScimAnswer replaced = scim.put("/Users/" + id, user("nameless", "nameless@example.com", "Ann", null));

        // then
        assertTold(replaced.body(), "nameless", "Ann", "");
        assertAccount(scim.account(id), "nameless", "nameless@example.com", "Ann", "-");
    }

    @Test
    void putWhenTheToldNameChangesThenTheAccountGetsTheFirstThatIsFree() {
        // given
        String id = scim.createUser(user("renamed", "renamed@example.com", "Ann", "Lee"));

        // when, then
        pushed.admin().createUser("holder@elsewhere.example", Map.of("username", "held"));
        assertRenamed(id, "held", "renamed@example.com");
        assertRenamed(id, "ceo@elsewhere.example", "renamed@example.com");
        assertRenamed(id, "renamed.again", "renamed.again");
    }

    private void assertRenamed(String id, String told, String account) {
        ScimAnswer replaced = scim.put("/Users/" + id, user(told, "renamed@example.com", "Ann", "Lee"));

        assertThat(replaced.status()).as(replaced.text()).isEqualTo(200);
        assertTold(replaced.body(), told, "Ann", "Lee");
        assertTold(scim.get("/Users/" + id).body(), told, "Ann", "Lee");
        assertThat(scim.account(id).get("username").asText()).isEqualTo(account);
    }

    @ParameterizedTest
    @CsvSource({"twice", "tw", "TW'ICE"})
    void createWhenAnotherPersonWasToldUnderTheNameThenConflict(String name) {
        // given
        String id = scim.createUser(user(name, "one-" + name + "@example.com", "Ann", "Lee"));
        String other = scim.createUser(user("other-" + name, "other-" + name + "@example.com", "Ann", "Lee"));

        // when
        ScimAnswer created = scim.post("/Users", user(name.toLowerCase(), "two-" + name + "@example.com", "A", "B"));
        ScimAnswer renamed = scim.put("/Users/" + other, user(name, "other-" + name + "@example.com", "A", "B"));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(409);
        assertThat(created.body().get("scimType").asText()).isEqualTo("uniqueness");
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(409);
        assertThat(ScimSide.ids(scim.find("Users", "userName eq \"" + name + "\"")))
                .containsExactly(id);
    }

    private static void assertTold(JsonNode user, String userName, String given, String family) {
        assertThat(user.get("userName").asText()).isEqualTo(userName);
        assertThat(user.path("name").path("givenName").asText()).isEqualTo(given);
        assertThat(user.path("name").path("familyName").asText()).isEqualTo(family);
    }

    private static void assertAccount(JsonNode account, String userName, String address, String first, String last) {
        assertThat(account.get("username").asText()).isEqualTo(userName);
        assertThat(account.get("email").asText()).isEqualTo(address);
        assertThat(account.path("firstName").asText()).isEqualTo(first);
        assertThat(account.path("lastName").asText()).isEqualTo(last);
        assertThat(account.path("requiredActions")).isEmpty();
    }

    private static ObjectNode user(String userName, String address, String given, String family) {
        ObjectNode user = ScimSide.user("x").put("userName", userName);
        ((ObjectNode) user.path("emails").path(0)).put("value", address);
        ObjectNode name = user.putObject("name");
        if (given != null) {
            name.put("givenName", given);
        }
        if (family != null) {
            name.put("familyName", family);
        }
        return user;
    }
}
