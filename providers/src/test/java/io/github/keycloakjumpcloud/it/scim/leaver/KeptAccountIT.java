package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account that SCIM deleted and that was kept: gone for SCIM, there for administrators, taken back by a create. */
class KeptAccountIT {

    @AutoClose
    private final LeaverRealm leavers = LeaverRealm.open();

    private final TestRealm realm = leavers.realm();
    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = leavers.scim();

    private Leaver leaver;

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    @BeforeEach
    void namePerson() {
        leaver = leavers.next("person");
        name = leaver.name();
        realm.configure(Map.of("scimDelete", "disable"));
    }

    @Test
    void deleteWhenItDisablesThenTheAccountIsKeptForAdminsAndGoneForScim() {
        // given
        ObjectNode user = ScimSide.user(name).put("externalId", "id-of-" + name);
        user.putObject(ScimSide.ENTERPRISE).put("department", "Department of " + name);
        String id = scim.createUser(user);
        String group = scim.createGroup("Group of " + name, id);
        Login online = realm.login(person(name));
        Login offline = leaver.signInOffline();

        // when
        ScimAnswer deleted = scim.delete("/Users/" + id);

        // then
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(deleted.text()).isEmpty();
        leaver.assertDead(online, offline);
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(admin.federatedIdentitiesOf(id)).isEmpty();
        assertThat(admin.groupsOf(id)).isEmpty();
        leaver.assertGoneForScim(id, group);
        assertThat(realm.refusal(person(name)).code()).isEqualTo("JC-203");
    }

    @Test
    void createWhenTheAccountWasKeptThenItIsTakenBack() {
        // given
        ObjectNode user = ScimSide.user(name).put("externalId", "id-of-" + name).put("title", "Before");
        String id = scim.createUser(user);
        Login before = realm.login(person(name));
        scim.delete("/Users/" + id);

        // when
        ScimAnswer created = scim.post("/Users", user.put("title", "After"));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.id()).isEqualTo(id);
        assertThat(created.body().get("active").asBoolean()).isTrue();
        assertThat(scim.account(id).get("enabled").asBoolean()).isTrue();
        assertThat(ScimSide.ids(scim.find("Users", "externalId eq \"id-of-" + name + "\"")))
                .containsExactly(id);
        leaver.assertDead(before);
        Login after = realm.login(person(name));
        assertThat(after.userId()).isEqualTo(id);
        assertThat(after.claim("jobTitle")).isEqualTo("After");
    }

    @Test
    void createWhenTheAccountThatWasKeptHadComeBySamlAloneThenItIsTakenBack() {
        // given
        String id = realm.login(person(name)).userId();
        scim.delete("/Users/" + id);

        // when
        ScimAnswer created = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(created.id()).isEqualTo(id);
        assertThat(realm.login(person(name)).userId()).isEqualTo(id);
    }

    @Test
    void createWhenAnotherConnectionHadDeletedTheAccountThenItIsAnotherAccount() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        scim.delete("/Users/" + id);
        TestRealm other = realm.connect("stranger", Map.of(), application -> application);
        ScimSide stranger = ScimSide.of(other);
        JsonNode before = scim.account(id);

        // when
        ScimAnswer answer = stranger.post("/Users", ScimSide.user(name));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isNotEqualTo(id);
        assertThat(scim.account(id)).isEqualTo(before);
        assertThat(scim.get("/Users/" + answer.id()).status()).isEqualTo(404);
    }
}
