package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A PUT that changes a user's name or address. */
class ReplacedAddressIT {
    @AutoClose
    private TestRealm realm;

    private ScimSide scim;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        ProfileSettings.of(realm).declare("costCenter").declare("phone").declare("floor");
        ProfileSettings.of(realm).storeFurther(Map.of("costCenter", "costCenter", "phoneNumbers", "phone"));
        scim = ScimSide.of(realm);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'emails':null",
                "'emails':[]",
                "'emails':{}",
                "'emails':[null]",
                "'emails':[{}]",
                "'emails':[{'value':null,'type':'work'}]",
                "'emails':[{'value':'','primary':true}]",
                "'emails':[{'type':'work','primary':true}]",
                "'displayName':'absent'"
            })
    void replaceWhenTheAddressIsNullEmptyOrAbsentThenItStays(String said) {
        // given
        String name = "stay-" + Integer.toHexString(said.hashCode());
        String id = scim.createUser(ScimSide.user(name).put("userName", name));

        // when
        ScimAnswer answer = scim.put("/Users/" + id, object("{'userName':'" + name + "'," + said + "}"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(texts(answer.body().get("emails"), "value")).containsExactly(name + "@example.com");
        assertThat(scim.account(id).get("email").asText()).isEqualTo(name + "@example.com");
        assertThat(linkedId(id)).isEqualTo(name + "@example.com");
    }

    @Test
    void replaceWhenRenamedThoughPeopleMayNotEditTheirUserNameThenTheAccountIsRenamed() {
        // given
        assertThat(realm.admin().get("").path("editUsernameAllowed").asBoolean())
                .isFalse();
        String id = scim.createUser(ScimSide.user("before"));

        // when
        ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user("after"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get("userName").asText()).isEqualTo("after@example.com");
        JsonNode account = scim.account(id);
        assertThat(account.get("username").asText()).isEqualTo("after@example.com");
        assertThat(account.get("email").asText()).isEqualTo("after@example.com");
        assertThat(linkedId(id)).isEqualTo("after@example.com");
        assertThat(realm.admin().get("").path("editUsernameAllowed").asBoolean())
                .isFalse();

        // and
        assertThat(scim.get("/Users?filter=userName%20eq%20%22before@example.com%22")
                        .resources())
                .isEmpty();
        assertThat(scim.get("/Users?filter=userName%20eq%20%22after@example.com%22")
                        .resources())
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"verified@example.com", "some-name-id"})
    void replaceWhenTheAddressChangesAndNoDomainIsVerifiedThenTheNewOneIsNot(String link) {
        // given: an address that was verified by other means
        String name = "verified-" + Integer.toHexString(link.hashCode());
        String id = scim.createUser(ScimSide.user(name));
        realm.admin().updateUser(id, account -> account.put("emailVerified", true));
        String linkPath = realm.admin().path("users/" + id + "/federated-identity/" + realm.alias());
        realm.admin().api().delete(linkPath);
        String linked = link.contains("@") ? name + "@example.com" : link;
        realm.admin().api().post(linkPath, Map.of("userId", linked, "userName", linked));

        // when
        scim.put("/Users/" + id, ScimSide.user(name).put("title", "Engineer"));

        // then
        assertThat(scim.account(id).get("emailVerified").asBoolean()).isTrue();

        // when
        ScimAnswer moved = scim.put("/Users/" + id, ScimSide.user(name + "-new"));

        // then
        assertThat(moved.status()).as(moved.text()).isEqualTo(200);
        assertThat(scim.account(id).get("emailVerified").asBoolean()).isFalse();
        assertThat(linkedId(id)).isEqualTo(link.contains("@") ? name + "-new@example.com" : link);
    }

    @Test
    void replaceWhenOnlyTheLetterCaseOfTheUserNameChangesThenTheClientsSpellingIsReturned() {
        // given
        String id = scim.createUser(ScimSide.user("spelt"));

        // when
        ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user("spelt").put("userName", "SPELT@Example.com"));

        // then
        assertThat(answer.body().get("userName").asText()).isEqualTo("SPELT@Example.com");
        assertThat(scim.account(id).get("username").asText()).isEqualTo("spelt@example.com");
    }

    private String linkedId(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).get(0).get("userId").asText();
    }
}
