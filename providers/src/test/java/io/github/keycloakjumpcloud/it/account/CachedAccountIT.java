package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.ImportingDirectory;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A sign-in a moment after another node has changed the account, of which this node's cache has not heard. */
class CachedAccountIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("verifiedDomains", "example.com")
            .create();

    private final RealmAdmin admin = realm.admin();

    private Person somebody(String name) {
        return person(name)
                .withJobTitle("Engineer")
                .withDepartment("Engineering")
                .withGroups("Builders");
    }

    /** Signs in twice: the second time finds the account in the cache and leaves it there. */
    private String signedIn(Person person) {
        realm.login(person);
        return realm.login(person).userId();
    }

    private String stored(String userId) {
        admin.api().post(admin.path("clear-user-cache"), Map.of());
        return admin.get("users/" + userId) + " " + admin.groupsOf(userId) + " " + admin.federatedIdentitiesOf(userId);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update USER_ATTRIBUTE set VALUE = 'Clerk' where NAME = 'jobTitle' and USER_ID = '%s'",
                "delete from USER_ATTRIBUTE where NAME = 'department' and USER_ID = '%s'",
                "update USER_ENTITY set FIRST_NAME = 'Other' where ID = '%s'",
                "update USER_ENTITY set EMAIL = 'other@example.com', EMAIL_CONSTRAINT = 'other@example.com' where ID = '%s'",
                "update USER_ENTITY set EMAIL_VERIFIED = false where ID = '%s'",
                "delete from USER_GROUP_MEMBERSHIP where USER_ID = '%s'",
                "delete from FEDERATED_IDENTITY where USER_ID = '%s'"
            })
    void signInWhenTheRowsAreOthersByNowThenJumpCloudsWordStandsInThem(String change) {
        // given
        Person person = somebody("changed-" + Math.abs(change.hashCode()));
        String id = signedIn(person);
        String before = stored(id);
        signedIn(person);
        Statements.send(admin, change.formatted(id));

        // when
        String again = realm.login(person).userId();

        // then
        assertThat(again).isEqualTo(id);
        assertThat(stored(id)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update USER_ATTRIBUTE set LONG_VALUE = '{long}' where NAME = 'note' and USER_ID = '%s'",
                "update USER_ATTRIBUTE set VALUE = 'short', LONG_VALUE = null where NAME = 'note' and USER_ID = '%s'",
                "delete from USER_ATTRIBUTE where NAME = 'note' and USER_ID = '%s'"
            })
    void signInWhenALongValueIsAnotherByNowThenTheCacheForgetsTheAccount(String change) {
        // given: a value for which Keycloak has a column of its own
        ObjectNode profile = (ObjectNode) admin.get("users/profile");
        admin.api().put(admin.path("users/profile"), profile.put("unmanagedAttributePolicy", "ADMIN_EDIT"));
        Person person = somebody("long-" + Math.abs(change.hashCode()));
        String id = signedIn(person);
        admin.updateUser(
                id,
                account -> account.withObject("/attributes").putArray("note").add("a".repeat(300)));
        signedIn(person);
        assertThat(note(id)).startsWith("aaa");
        Statements.send(admin, change.formatted(id).replace("{long}", "b".repeat(300)));
        assertThat(note(id)).as("as the cache tells").startsWith("aaa");

        // when
        realm.login(person);

        // then
        assertThat(note(id)).doesNotStartWith("aaa");
    }

    private String note(String userId) {
        return admin.get("users/" + userId).at("/attributes/note/0").asText();
    }

    @Test
    void signInWhenTheRowIsDisabledByNowThenItIsRefused() {
        // given
        Person person = somebody("disabled");
        String id = signedIn(person);
        Statements.send(admin, "update USER_ENTITY set ENABLED = false where ID = '" + id + "'");

        // then
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
    }

    @Test
    void signInWhenTheConnectionWasDeletedAndMadeAnewThenThePersonIsLinkedAnew() {
        // given
        Person person = somebody("anew");
        String id = signedIn(person);
        ObjectNode connection = (ObjectNode) admin.identityProvider(TestRealm.ALIAS);
        connection.remove("internalId");
        admin.api().delete(admin.path("identity-provider/instances/" + TestRealm.ALIAS));
        admin.api().post(admin.path("identity-provider/instances"), connection);

        // when
        String again = realm.login(person).userId();

        // then
        assertThat(again).isEqualTo(id);
        assertThat(admin.federatedIdentitiesOf(id)).hasSize(1);
    }

    @Test
    void signInWhenAnotherProvidersLinkHasNoIdThenItGoesOn() {
        // given
        realm.connectPlainSaml("other");
        Person person = somebody("half-linked");
        String id = signedIn(person);
        admin.api().post(admin.path("users/" + id + "/federated-identity/other"), Map.of("userName", "half"));

        // then
        assertThat(signedIn(person)).isEqualTo(id);
    }

    @Test
    void signInWhenTheDirectoryOfTheAccountHasDisabledItThenItIsRefused() {
        // given
        Person person = somebody("of-directory");
        String id = signedIn(person);
        String directory = ImportingDirectory.addWritable(admin);
        Statements.send(admin, "update USER_ENTITY set FEDERATION_LINK = '" + directory + "' where ID = '" + id + "'");
        admin.api().post(admin.path("clear-user-cache"), Map.of());
        signedIn(person);
        ImportingDirectory.disable(admin, person.email());

        // then
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
    }

    @Test
    void signInWhenTheLinkIsAnothersByNowThenTheOtherAccountIsTheirs() {
        // given
        Person person = somebody("moved");
        String id = signedIn(person);
        String heir = admin.createUser("heir@example.com", Map.of());
        Statements.send(admin, "update FEDERATED_IDENTITY set USER_ID = '" + heir + "' where USER_ID = '" + id + "'");

        // then: its own address is another account's, which is refused
        assertThat(realm.refusal(person).code()).isEqualTo("JC-204");
    }
}
