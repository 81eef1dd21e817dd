package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.scim.person.Names.assertAccount;
import static io.github.keycloakjumpcloud.it.scim.person.Names.assertTold;
import static io.github.keycloakjumpcloud.it.scim.person.Names.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A person whose names change over SCIM. */
class RenamedPersonIT {
    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().realm("editUsernameAllowed", true).create();

    private final ScimSide scim = ScimSide.of(realm);

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
        realm.admin().createUser("holder@elsewhere.example", Map.of("username", "held"));
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
}
