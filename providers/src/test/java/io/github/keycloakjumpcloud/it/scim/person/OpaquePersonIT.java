package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People whose NameID is no address, in a connection that is trusted for no domain: only the message says who they are. */
class OpaquePersonIT {

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
        name = "opaque-" + ++people;
        person = person(name).withNameId("id-of-" + name);
    }

    private String signIn() {
        return realm.login(person).userId();
    }

    private void writeAddress(String id, String address) {
        admin.updateUser(id, user -> user.put("email", address).put("emailVerified", false));
    }

    private void unlink(String id) {
        admin.api().delete(admin.path("users/" + id + "/federated-identity/" + realm.alias()));
    }

    private ScimAnswer deactivate(String id) {
        return scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
    }

    private List<String> found(String filter) {
        return ScimSide.ids(scim.find("Users", filter));
    }

    private void assertOut(String id) {
        assertThat(admin.get("users/" + id).get("enabled").asBoolean()).isFalse();
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void createWhenThePersonSignedInBeforeThenTheAccountIsTakenOver(boolean withAnAddressOfTheirOwn) {
        String id = signIn();
        if (withAnAddressOfTheirOwn) {
            writeAddress(id, "mine-" + name + "@example.org");
        }

        assertThat(scim.createUser(ScimSide.user(name))).isEqualTo(id);
        assertThat(deactivate(id).status()).isEqualTo(200);
        assertOut(id);
    }

    @Test
    void deactivationWhenThePersonUnlinkedThemselvesBeforeThenTheyAreOut() {
        String id = signIn();
        unlink(id);
        writeAddress(id, "mine-" + name + "@example.org");

        assertThat(scim.post("/Users", ScimSide.user(name)).status()).isEqualTo(409);
        assertThat(found("userName eq \"" + person.email() + "\"")).containsExactly(id);
        deactivate(id);
        assertOut(id);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"userName eq \"%s\"", "emails.value eq \"%s\"", "emails[type eq \"work\"].value eq \"%s\""})
    void searchWhenThePersonSignedInBeforeThenTheyAreFoundAndCanBeDeactivated(String filter) {
        String id = signIn();
        writeAddress(id, "mine-" + name + "@example.org");

        assertThat(found(filter.formatted(person.email()))).containsExactly(id);
        assertThat(scim.get("/Users/" + id).body().get("userName").asText()).isEqualTo(person.email());
        deactivate(id);
        assertOut(id);
    }

    @Test
    void createWhenJumpCloudRenamedThePersonBeforeThenTheNewAddressIsTheirs() {
        String id = signIn();
        String before = person.email();
        person = person("new-" + name).withNameId("id-of-" + name);
        assertThat(signIn()).isEqualTo(id);

        assertThat(found("userName eq \"" + before + "\"")).isEmpty();
        assertThat(scim.createUser(ScimSide.user("new-" + name))).isEqualTo(id);
        assertThat(scim.createUser(ScimSide.user(name))).isNotEqualTo(id);
    }

    @Test
    void createWhenSomebodyElseWroteTheAddressThenTheyAreNotMistakenForThePerson() {
        String mallory = realm.login(person("mallory-" + name).withNameId("mallory-" + name))
                .userId();
        writeAddress(mallory, person.email());

        ScimAnswer refused = scim.post("/Users", ScimSide.user(name));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(found("userName eq \"" + person.email() + "\"")).isEmpty();
        assertThat(scim.createUser(ScimSide.user("mallory-" + name))).isEqualTo(mallory);
        assertThat(scim.createUser(ScimSide.user(name))).isNotEqualTo(mallory);
    }

    @Test
    void renameWhenThePersonSignedInUnderTheNewAddressBeforeThenScimsAccountWins() {
        String held = scim.createUser(ScimSide.user(name));
        person = person("new-" + name).withNameId("id-of-" + name);
        String interim = signIn();
        assertThat(interim).isNotEqualTo(held);

        ScimAnswer renamed = scim.put("/Users/" + held, ScimSide.user("new-" + name));

        assertThat(renamed.status()).as(renamed.text()).isEqualTo(200);
        assertThat(signIn()).isEqualTo(held);
        assertThat(admin.get("users/" + interim).get("enabled").asBoolean()).isFalse();
        deactivate(held);
        assertOut(held);
    }

    @Test
    void createWhenThePersonUnlinkedWhileScimWasOffThenTheAccountIsNoLongerTheConnections() {
        String id = signIn();
        realm.configure(Map.of("scimEnabled", "false"));
        unlink(id);
        realm.configure(Map.of("scimEnabled", "true"));
        writeAddress(id, "mine-" + name + "@example.org");

        assertThat(scim.createUser(ScimSide.user(name))).isNotEqualTo(id);
    }

    @Test
    void signInWhenAnotherNameIdComesWithTheAddressThenTheAccountStaysThePersons() {
        String id = signIn();
        writeAddress(id, "mine-" + name + "@example.org");

        Person stranger = person.withNameId("another-" + name);

        assertThat(realm.refusal(stranger).code()).isEqualTo("JC-204");
        assertThat(signIn()).isEqualTo(id);
    }
}
