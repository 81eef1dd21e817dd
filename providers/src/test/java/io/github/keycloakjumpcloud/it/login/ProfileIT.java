package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.DirectoryField;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What JumpCloud says of a person arrives in the account and in the application's tokens. */
class ProfileIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final MapperAdmin mappers = new MapperAdmin(realm.admin(), realm.alias());

    @Test
    void firstLoginWhenAllFieldsComeThenAccountAndTokensHaveThem() {
        // given
        Person anna = SampleDirectory.ORDINARY;

        // when
        Login login = realm.login(anna);

        // then
        JsonNode account = realm.admin().user(anna.email());
        assertThat(account.get("username").asText()).isEqualTo("anna.keller");
        assertThat(account.get("firstName").asText()).isEqualTo("Anna");
        assertThat(account.get("lastName").asText()).isEqualTo("Keller");
        assertThat(attribute(anna, "jobTitle")).isEqualTo("Software Engineer");
        assertThat(attribute(anna, "department")).isEqualTo("Engineering");
        assertThat(login.claim("preferred_username")).isEqualTo("anna.keller");
        assertThat(login.claim("given_name")).isEqualTo("Anna");
        assertThat(login.claim("family_name")).isEqualTo("Keller");
        assertThat(login.email()).isEqualTo(anna.email());
        assertThat(login.claim("jobTitle")).isEqualTo("Software Engineer");
        assertThat(login.claim("department")).isEqualTo("Engineering");
        assertThat(login.groups()).contains("/Departments/Engineering");
    }

    @ParameterizedTest
    @CsvSource({
        "firstName, lastName, Email",
        "firstname, lastname, mail",
        "givenName, sn, urn:oid:0.9.2342.19200300.100.1.3",
        "urn:oid:2.5.4.42, urn:oid:2.5.4.4, email",
        "FIRSTNAME, LASTNAME, EMAIL"
    })
    void loginWhenAttributesAreSpeltOtherwiseThenPersonSignsInAndTheLogSaysSo(String first, String last, String email) {
        // given
        Person person = person("spelt-" + first.hashCode())
                .withAttributeName(DirectoryField.FIRST_NAME, first)
                .withAttributeName(DirectoryField.LAST_NAME, last)
                .withAttributeName(DirectoryField.EMAIL, email);

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.claim("given_name")).isEqualTo("Given");
        assertThat(login.claim("family_name")).isEqualTo("Family");
        assertThat(login.email()).isEqualTo(person.email());
        awaitLog("Connection jumpcloud: attribute \"" + first + "\" received, \"FirstName\" expected");
        awaitLog("Connection jumpcloud: attribute \"" + last + "\" received, \"LastName\" expected");
    }

    @Test
    void loginWhenNamesAreConfiguredThenTheyWinOverTheUsualOnes() {
        // given
        String profile = mappers.idOf(MapperAdmin.PROFILE);
        mappers.configure(profile, Map.of("firstNameAttribute", "vorname", "emailAttribute", "contact"));
        Person person = person("configured")
                .withAttribute("vorname", "Chosen")
                .withAttribute("contact", "configured@example.com")
                .withEmail("decoy@example.com")
                .withNameId("configured@example.com");

        // when
        Login login = realm.login(person);

        // then
        mappers.configure(profile, Map.of("firstNameAttribute", "", "emailAttribute", ""));
        assertThat(login.claim("given_name")).isEqualTo("Chosen");
        assertThat(login.email()).isEqualTo("configured@example.com");
        assertThat(realm.admin().usersByEmail("decoy@example.com")).isEmpty();
    }

    @Test
    void loginWhenFurtherAttributesAreMappedThenAccountHasAllValues() {
        // given
        declare("costCenter");
        declare("languages");
        String profile = mappers.idOf(MapperAdmin.PROFILE);
        mappers.configure(
                profile,
                Map.of(
                        "furtherAttributes",
                        "[{\"key\":\"cost\",\"value\":\"costCenter\"},{\"key\":\"langs\",\"value\":\"languages\"},"
                                + "{\"key\":\"langs\",\"value\":\"email\"},{\"key\":\"cost2\",\"value\":\"username\"}]"));
        Person person = person("further")
                .withAttribute("cost", "4711")
                .withAttribute("langs", "de", "fr")
                .withAttribute("cost2", "admin");

        // when
        Login login = realm.login(person);

        // then
        JsonNode attributes = realm.admin().user(person.email()).get("attributes");
        assertThat(Json.texts(attributes.get("costCenter"))).containsExactly("4711");
        assertThat(Json.texts(attributes.get("languages"))).containsExactlyInAnyOrder("de", "fr");
        assertThat(login.claim("preferred_username")).isEqualTo("further");
    }

    @Test
    void laterLoginWhenJobTitleIsBlankThenItIsCleared() {
        // given
        Person person = person("blank-title");
        realm.login(person.withJobTitle("Engineer"));

        // when
        Login login = realm.login(person.withJobTitle("  "));

        // then
        assertThat(attribute(person, "jobTitle")).isEmpty();
        assertThat(login.claim("jobTitle")).isEmpty();
    }

    @Test
    void laterLoginWhenJobTitleIsAbsentThenItIsKept() {
        // given
        Person person = person("absent-title");
        realm.login(person.withJobTitle("Engineer"));

        // when
        Login login = realm.login(person);

        // then
        assertThat(attribute(person, "jobTitle")).isEqualTo("Engineer");
        assertThat(login.claim("jobTitle")).isEqualTo("Engineer");
    }

    @Test
    void laterLoginWhenNamesChangedThenAccountFollows() {
        // given
        Person person = person("married");
        Login before = realm.login(person);

        // when
        Login after = realm.login(person.withName("New", "Name"));

        // then
        assertThat(after.userId()).isEqualTo(before.userId());
        assertThat(after.claim("given_name")).isEqualTo("New");
        assertThat(after.claim("family_name")).isEqualTo("Name");
    }

    @Test
    void laterLoginWhenNamesAreMissingOrBlankThenTheyAreKept() {
        // given
        Person person = person("nameless");
        realm.login(person);

        // when
        realm.login(person.withName(null, null));
        Login after = realm.login(person.withName(" ", "\u200F"));

        // then
        assertThat(after.claim("given_name")).isEqualTo("Given");
        assertThat(after.claim("family_name")).isEqualTo("Family");
    }

    @ParameterizedTest
    @CsvSource({
        "slash, Anna/Maria, Anna Maria",
        "percent, 100%, 100",
        "hashes, A##B, A B",
        "emoji, 花子 🌸, 花子 🌸",
        "marks, \u202EAnna\u200F, Anna",
        "apostrophe, D'Arcy-Łódź, D'Arcy-Łódź"
    })
    void loginWhenNameHasUnusualCharactersThenPersonSignsInWithoutAForm(String name, String sent, String stored) {
        // given
        Person person = person("odd-" + name).withName(sent, "Family").withJobTitle(sent);

        // when
        Login first = realm.login(person);
        Login second = realm.login(person);

        // then
        assertThat(first.claim("given_name")).isEqualTo(stored);
        assertThat(second.userId()).isEqualTo(first.userId());
        assertThat(second.claim("jobTitle")).isEqualTo(sent.replaceAll("[\u202E\u200F]", ""));
    }

    private String attribute(Person person, String name) {
        return realm.admin()
                .user(person.email())
                .path("attributes")
                .path(name)
                .path(0)
                .asText("");
    }

    private void declare(String attribute) {
        ObjectNode profile = (ObjectNode) realm.admin().get("users/profile");
        ((ArrayNode) profile.get("attributes"))
                .addObject()
                .put("name", attribute)
                .put("multivalued", true)
                .putObject("permissions")
                .putPOJO("view", List.of("admin"))
                .putPOJO("edit", List.of("admin"));
        realm.admin().api().put(realm.admin().path("users/profile"), profile);
    }

    private static void awaitLog(String text) {
        await("the log says " + text).until(() -> Keycloak.server().log().contains(text));
    }
}
