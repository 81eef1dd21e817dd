package io.github.keycloakjumpcloud.it.connection;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ProfileSettings;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A finding says what people can edit in the account console although their next login overwrites it. */
class OverwrittenEditsIT {
    private static final String KIND = "edits-overwritten";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final ProfileSettings profile = ProfileSettings.of(realm);

    @Test
    void editsWhenTheRealmLetsPeopleEditThenTheFindingIsTrue() {
        // given
        Person person = person("editor");
        Login login = realm.login(person);

        // then
        assertThat(overwritten()).hasValue(List.of("email", "firstName", "lastName"));
        assertThat(edit(login)).isEqualTo("Edited Edited");

        // when
        Login next = realm.login(person);

        // then
        assertThat(names(next)).isEqualTo(person.firstName() + " " + person.lastName());
    }

    @Test
    void editsWhenOnlyAdministratorsMayEditThenNothingIsFoundAndNothingChanges() {
        // given
        try (TestRealm kept = TestRealm.builder().create()) {
            ProfileSettings.of(kept).keepFromPeople();
            Person person = person("kept");
            Login login = kept.login(person);

            // then
            assertThat(overwritten(kept)).isEmpty();
            assertThat(edit(kept, login)).isEqualTo(person.firstName() + " " + person.lastName());
        }
    }

    @Test
    void editsWhenTheAddressIsTheUserNameThenItCannotBeEdited() {
        // given
        try (TestRealm named =
                TestRealm.builder().realm("registrationEmailAsUsername", true).create()) {
            assertThat(overwritten(named)).hasValue(List.of("firstName", "lastName"));

            // when
            named.admin().update(Map.of("editUsernameAllowed", true));

            // then
            assertThat(overwritten(named)).hasValue(List.of("email", "firstName", "lastName"));
        }
    }

    @Test
    void editsWhenAFurtherAttributeIsNotDeclaredThenItCountsWhereTheRealmTakesAny() {
        // given
        try (TestRealm open = TestRealm.builder().create()) {
            ProfileSettings further =
                    ProfileSettings.of(open).keepFromPeople().storeFurther(Map.of("costCenter", "cost"));
            assertThat(overwritten(open)).isEmpty();

            // when
            ObjectNode any = (ObjectNode) open.admin().get("users/profile");
            open.admin().api().put(open.admin().path("users/profile"), any.put("unmanagedAttributePolicy", "ENABLED"));

            // then
            assertThat(overwritten(open)).hasValue(List.of("cost"));

            // when
            further.declare("cost");

            // then
            assertThat(overwritten(open)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "no map", "[{}]", "[]"})
    void editsWhenTheFurtherAttributesAreWrittenWronglyThenTheOthersAreFoundAsEver(String written) {
        // given
        try (TestRealm wrong = TestRealm.builder().create()) {
            String mapper = new MapperAdmin(wrong.admin(), wrong.alias()).idOf(MapperAdmin.PROFILE);
            new MapperAdmin(wrong.admin(), wrong.alias()).configure(mapper, Map.of("furtherAttributes", written));

            // then
            assertThat(overwritten(wrong)).hasValue(List.of("email", "firstName", "lastName"));
        }
    }

    @Test
    void editsWhenLoginsDoNotFollowThenNothingIsOverwritten() {
        // given
        try (TestRealm imports =
                TestRealm.builder().setting("syncMode", "IMPORT").create()) {
            assertThat(overwritten(imports)).isEmpty();
        }
    }

    private String edit(Login login) {
        return edit(realm, login);
    }

    /** Saves other names in the account console, and returns those that the account has then. */
    private static String edit(TestRealm realm, Login login) {
        JsonNode account = Json.read(realm.app().ask(login, "account").body());
        ObjectNode edited = account.deepCopy();
        realm.app()
                .tell(
                        login,
                        "account",
                        Json.write(edited.put("firstName", "Edited").put("lastName", "Edited")));
        return names(realm, login);
    }

    private String names(Login login) {
        return names(realm, login);
    }

    private static String names(TestRealm realm, Login login) {
        JsonNode account = Json.read(realm.app().ask(login, "account").body());
        return account.get("firstName").asText() + " " + account.get("lastName").asText();
    }

    private Optional<List<String>> overwritten() {
        return overwritten(realm);
    }

    private static Optional<List<String>> overwritten(TestRealm realm) {
        return Json.list(realm.admin().get("jumpcloud/" + realm.alias() + "/findings")).stream()
                .filter(finding -> finding.get("kind").asText().equals(KIND))
                .map(finding -> Json.list(finding.get("arguments").get("attributes")).stream()
                        .map(JsonNode::asText)
                        .toList())
                .findFirst();
    }
}
