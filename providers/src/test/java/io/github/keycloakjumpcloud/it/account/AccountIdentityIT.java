package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.NameIdFormat;
import io.github.keycloakjumpcloud.simulator.sso.NameIdValue;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Which account a person is, when usernames clash and e-mail addresses change. The NameID is a lasting username. */
class AccountIdentityIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .application(
                    present -> present.withNameIdFormat(NameIdFormat.PERSISTENT).withNameIdValue(NameIdValue.USERNAME))
            .create();

    @Test
    void firstLoginWhenUsernameBelongsToAnotherThenTheEMailBecomesTheUsername() {
        // given
        String otherId = realm.admin().createUser("other@elsewhere.example", Map.of("username", "taken"));
        JsonNode other = realm.admin().user("other@elsewhere.example");
        Person person = person("taken");

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.userId()).isNotEqualTo(otherId);
        assertThat(login.claim("preferred_username")).isEqualTo(person.email());
        assertThat(realm.admin().user("other@elsewhere.example")).isEqualTo(other);
        assertThat(realm.admin().federatedIdentitiesOf(otherId)).isEmpty();
        assertThat(realm.login(person).userId()).isEqualTo(login.userId());
    }

    @Test
    void laterLoginWhenJumpCloudChangedTheEMailThenAccountFollows() {
        // given
        Person person = person("mover").withDepartment("Logistics");
        Login before = realm.login(person);

        // when
        Login after = realm.login(person.withEmail("moved@example.com"));

        // then
        assertThat(after.userId()).isEqualTo(before.userId());
        assertThat(after.email()).isEqualTo("moved@example.com");
        assertThat(realm.admin().usersByEmail(person.email())).isEmpty();
        assertThat(realm.admin().user("moved@example.com").get("id").asText()).isEqualTo(before.userId());
        assertThat(realm.admin().groupsOf(before.userId())).containsExactly("/Departments/Logistics");
    }

    @Test
    void laterLoginWhenTheNewEMailBelongsToAnotherThenItIsRefusedAndNothingChanges() {
        // given
        Person person = person("grabber").withJobTitle("Clerk");
        realm.login(person);
        realm.admin().createUser("victim@example.com", People.withPassword());
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud()
                .answer(person.withEmail("victim@example.com").withJobTitle("Chief"));

        // then
        before.assertRefused(page, "JC-204", "account-linking");
    }

    @Test
    void laterLoginWhenUsernameOfJumpCloudChangesToOneThatIsTakenThenNobodyIsHarmed() {
        // given
        Person person = person("renamer").withNameId("stable-id-1");
        Login before = realm.login(person);
        String otherId = realm.admin().createUser("owner@elsewhere.example", Map.of("username", "owner"));
        JsonNode other = realm.admin().user("owner@elsewhere.example");
        Person renamed =
                Person.named("owner", person.email(), "Given", "Family").withNameId("stable-id-1");

        // when
        Login after = realm.login(renamed);

        // then
        assertThat(after.userId()).isEqualTo(before.userId()).isNotEqualTo(otherId);
        assertThat(realm.admin().user("owner@elsewhere.example")).isEqualTo(other);
    }
}
