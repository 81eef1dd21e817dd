package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** JumpCloud knows a person by the external id, whatever name and address they have by now. */
class PersonByIdIT {

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;

    private String name;

    @BeforeEach
    void namePerson() {
        name = "known-" + ++people;
    }

    private static ObjectNode user(String name, String externalId) {
        return ScimSide.user(name).put("externalId", externalId);
    }

    @Test
    void createWhenALeaverComesBackUnderAnotherAddressThenItIsTheSameAccount() {
        // given
        String id = scim.createUser(user(name, name));
        scim.delete("/Users/" + id);

        // when
        ScimAnswer answer = scim.post("/Users", user(name + "-new", name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isEqualTo(id);
        assertThat(realm.login(person(name + "-new")).userId()).isEqualTo(id);
    }

    @Test
    void createWhenTwoLeaversHadTheAddressThenEachComesBackToTheirOwnAccount() {
        // given
        String first = scim.createUser(user(name, name + "-1"));
        scim.delete("/Users/" + first);
        String second = scim.createUser(user(name, name + "-2"));
        scim.delete("/Users/" + second);

        // when
        ScimAnswer stranger = scim.post("/Users", user(name, name + "-3"));
        scim.delete("/Users/" + stranger.id());
        ScimAnswer back = scim.post("/Users", user(name, name + "-1"));
        ScimAnswer other = scim.post("/Users", user(name + "-moved", name + "-2"));

        // then
        assertThat(stranger.id()).isNotIn(first, second);
        assertThat(back.id()).isEqualTo(first);
        assertThat(other.id()).isEqualTo(second);
    }

    @Test
    void createWhenSeveralLeaversMayBeMeantThenNobodyGetsTheirAccount() {
        // given
        String first = scim.createUser(user(name, name + "-1"));
        scim.delete("/Users/" + first);
        String second = scim.createUser(user(name, name + "-2"));
        scim.delete("/Users/" + second);

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isNotIn(first, second);
    }

    @Test
    void requestsWhenTheRecordCannotBeReadThenThePersonIsKnownByTheAddress() {
        // given
        String id = scim.createUser(ScimSide.user(name).put("nickName", "Nick"));
        ObjectNode account = (ObjectNode) scim.account(id);
        ArrayNode record = (ArrayNode) account.get("attributes").get("jumpcloudScim");
        String line = record.get(0).asText();
        record.removeAll().add(line.substring(0, line.indexOf('{') + 1) + "broken");
        account.putArray("federatedIdentities").addAll(admin.federatedIdentitiesOf(id));

        // when
        admin.api()
                .post(admin.path("partialImport"), Map.of("ifResourceExists", "OVERWRITE", "users", List.of(account)));
        ScimAnswer found = scim.get("/Users?filter=userName%20eq%20%22" + name + "@example.com%22");
        String path = "/Users/" + ScimSide.ids(found).get(0);
        ScimAnswer written = scim.put(path, ScimSide.user(name).put("nickName", "New"));

        // then
        assertThat(found.body().get("Resources").get(0).has("nickName")).isFalse();
        assertThat(written.status()).as(written.text()).isEqualTo(200);
        assertThat(scim.get(path).body().get("nickName").asText()).isEqualTo("New");
    }
}
