package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** JumpCloud repeats a person whole, and with them the address: from then on, who is made under another one is somebody else. */
class RepeatedAddressIT {

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("verifiedDomains", "example.com").create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);

    /** As if SCIM had written last so long ago. */
    private void age(String id, Duration age) {
        long then = Instant.now().minus(age).toEpochMilli();
        String record = scim.account(id).at("/attributes/jumpcloudScim/0").asText();
        String older = record.replaceFirst("(\\$modified\":)\\d+", "$1" + then);
        assertThat(older).isNotEqualTo(record);
        Statements.send(
                admin,
                "update USER_ATTRIBUTE set VALUE = '" + older + "' where NAME = 'jumpcloudScim' and USER_ID = '" + id
                        + "'");
        admin.api().post(admin.path("clear-user-cache"), Map.of());
    }

    @Test
    void putWhenTheAddressIsRepeatedAfterADayThenThatIsNotedAndNothingElseOfThePersonChanges() {
        // given
        ObjectNode user = ScimSide.user("repeated");
        String id = scim.createUser(user);
        age(id, Duration.ofDays(2));
        ScimAnswer before = scim.get("/Users/" + id);
        String record = scim.account(id).at("/attributes/jumpcloudScim/0").asText();

        // when
        ScimAnswer noted = scim.put("/Users/" + id, user);
        String after = scim.account(id).at("/attributes/jumpcloudScim/0").asText();
        scim.put("/Users/" + id, user);

        // then
        assertThat(noted.body()).isEqualTo(before.body());
        assertThat(after).isNotEqualTo(record).contains("$addressed");
        assertThat(scim.account(id).at("/attributes/jumpcloudScim/0").asText()).isEqualTo(after);
    }

    @Test
    void putWhenAnotherGotTheNewAddressBeforeTheOldOneWasRepeatedThenTheOthersAccountStays() {
        // given
        String id = scim.createUser(ScimSide.user("mover"));
        age(id, Duration.ofDays(2));
        String other = realm.login(person("colleague")).userId();
        scim.put("/Users/" + id, ScimSide.user("mover"));

        // when
        ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user("colleague"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(scim.account(other).get("enabled").asBoolean()).isTrue();
    }
}
