package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Lives in which an address changes at one end, and the other end hears of it late or never. */
class ChangedAddressIT {

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("scimBrakePercent", "0").create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;

    private String name;
    private Person person;

    @BeforeEach
    void namePerson() {
        name = "address-" + ++people;
        person = person(name);
    }

    @Test
    void renameWhenScimHadThePersonOutAndInAfterTheEarlySignInThenScimsAccountStillWins() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        Person renamed = person(name + "-new");
        Login early = realm.login(renamed);
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.TRUE));
        scim.patch("/Users/" + id, ScimSide.operation("replace", "title", TextNode.valueOf("Clerk")));

        // when
        ScimAnswer answer =
                scim.put("/Users/" + id, ScimSide.user(name + "-new").put("active", false));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(scim.account(id).get("email").asText()).isEqualTo(renamed.email());
        assertThat(realm.app().isAlive(early)).isFalse();
        assertThat(realm.refusal(renamed).code()).isEqualTo("JC-203");
    }

    @Test
    void leaverWhenDeletedThenTheLastingNameIdIsOutUnderAnotherAddressAsWell() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        Person lasting = person.withNameId("lasting-" + name);
        assertThat(realm.login(lasting).userId()).isEqualTo(id);
        scim.delete("/Users/" + id);
        Person elsewhere = lasting.withEmail(name + "-elsewhere@example.com");

        // when
        RefusalPage refusal = realm.refusal(elsewhere);

        // then
        assertThat(refusal.code()).isEqualTo("JC-203");
        assertThat(admin.usersByEmail(elsewhere.email())).isEmpty();

        // when
        ScimAnswer back = scim.post("/Users", ScimSide.user(name));

        // then
        assertThat(back.id()).isEqualTo(id);
        assertThat(realm.login(lasting).userId()).isEqualTo(id);
    }

    @Test
    void patchWhenAnAdministratorChangedTheAddressThenTheLinkStaysAndThePersonComesBackToTheirAccount() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person);
        admin.updateUser(id, user -> user.put("email", name + "-changed@example.com"));

        // when
        ScimAnswer answer =
                scim.patch("/Users/" + id, ScimSide.operation("replace", "name.givenName", TextNode.valueOf("Other")));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(realm.login(person).userId()).isEqualTo(id);
        assertThat(scim.account(id).get("email").asText()).isEqualTo(person.email());
    }

    @Test
    void renameWhenTheAddressIsOfAnotherLastingNameIdThenItIsRefusedAndNobodyGetsAnothersAccount() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        Person carol = person.withNameId("lasting-" + name);
        realm.login(carol);
        Person alice = person(name + "-alice").withNameId("lasting-alice-" + name);
        Login other = realm.login(alice);

        // when
        ScimAnswer answer = scim.put("/Users/" + id, ScimSide.user(name + "-alice"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(409);
        assertThat(realm.login(alice).userId()).isEqualTo(other.userId());
        assertThat(realm.login(carol).userId()).isEqualTo(id);
    }
}
