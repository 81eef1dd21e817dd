package io.github.keycloakjumpcloud.it.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The department merge rules at a login, one by one. */
class DepartmentIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final String root = realm.admin().createGroup(null, "Departments", Map.of());

    @Test
    void loginWhenDepartmentIsMissingThenItIsCreatedEnabledAndJoined() {
        // when
        Login login = realm.login(person("creator").withDepartment("Design"));

        // then
        JsonNode design = department("Design");
        assertThat(Json.texts(design.path("attributes").path("enabled"))).containsExactly("true");
        assertThat(login.groups()).containsExactly("/Departments/Design");
    }

    @ParameterizedTest
    @CsvSource({
        "Engineering, '  ENGINEERING '",
        "Accounting, ＡＣＣＯＵＮＴＩＮＧ",
        "Human Resources, 'human \u00A0\t resources'",
        "Große Kunden, GROSSE KUNDEN",
        "Café, 'Cafe\u0301'",
        "' Spaced  By Hand ', spaced by hand"
    })
    void loginWhenHandMadeDepartmentIsSpeltOtherwiseThenItIsReused(String byHand, String received) {
        // given
        String groupId = realm.admin().createGroup(root, byHand, Map.of());
        int before = realm.admin().childGroups(root).size();

        // when
        Login login =
                realm.login(person("reuser-" + Math.abs(byHand.hashCode())).withDepartment(received));

        // then
        assertThat(departmentIdsOf(login)).containsExactly(groupId);
        assertThat(realm.admin().childGroups(root)).hasSize(before);
        assertThat(realm.admin().get("groups/" + groupId).get("name").asText()).isEqualTo(byHand);
    }

    @Test
    void loginsWhenTheySpellANewDepartmentDifferentlyThenTheFirstSpellingStays() {
        // when
        Login first = realm.login(person("speller-1").withDepartment("Quality Assurance"));
        Login second = realm.login(person("speller-2").withDepartment("QUALITY  assurance"));

        // then
        assertThat(first.groups()).containsExactly("/Departments/Quality Assurance");
        assertThat(second.groups()).isEqualTo(first.groups());
    }

    @Test
    void loginWhenDepartmentIsDisabledThenPersonSignsInLeavesTheOtherAndAnEventSaysSo() {
        // given
        String closed = disabledDepartment("Closed");
        Person person = person("latecomer");
        realm.login(person.withDepartment("Design"));
        realm.admin().clearEvents();

        // when
        Login login = realm.login(person.withDepartment("closed"));

        // then
        assertThat(login.groups()).isEmpty();
        assertThat(department("Closed").get("id").asText()).isEqualTo(closed);
        assertThat(realm.admin().events("UPDATE_PROFILE")).singleElement().satisfies(event -> {
            assertThat(event.get("userId").asText()).isEqualTo(login.userId());
            JsonNode details = event.get("details");
            assertThat(details.get("jumpcloud_department").asText()).isEqualTo("disabled");
            assertThat(details.get("jumpcloud_department_id").asText()).isEqualTo(closed);
            assertThat(details.get("identity_provider").asText()).isEqualTo(realm.alias());
        });
    }

    @Test
    void firstLoginWhenDepartmentIsDisabledThenAccountIsCreatedOutsideOfIt() {
        // given
        disabledDepartment("Shut");

        // when
        Login login = realm.login(person("newcomer").withDepartment("Shut"));

        // then
        assertThat(login.groups()).isEmpty();
        assertThat(login.claim("department")).isEqualTo("Shut");
    }

    @Test
    void laterLoginWhenOwnDepartmentWasDisabledThenPersonStaysAndNewcomersDoNotJoin() {
        // given
        Person veteran = person("veteran").withDepartment("Archive");
        realm.login(veteran);
        realm.admin()
                .api()
                .put(
                        realm.admin()
                                .path("groups/"
                                        + department("Archive").get("id").asText()),
                        Map.of("name", "Archive", "attributes", Map.of("enabled", List.of("false"))));
        realm.admin().clearEvents();

        // when
        Login stays = realm.login(veteran);
        Login outside = realm.login(person("novice").withDepartment("Archive"));

        // then
        assertThat(stays.groups()).containsExactly("/Departments/Archive");
        assertThat(outside.groups()).isEmpty();
        assertThat(realm.admin().events("UPDATE_PROFILE"))
                .noneMatch(event -> event.get("userId").asText().equals(stays.userId()))
                .anyMatch(event -> event.get("userId").asText().equals(outside.userId()));
    }

    @Test
    void laterLoginWhenDepartmentChangesThenPersonLeavesTheOldOne() {
        // given
        Person person = person("changer");
        realm.login(person.withDepartment("Sales"));

        // when
        Login login = realm.login(person.withDepartment("Marketing"));

        // then
        assertThat(login.groups()).containsExactly("/Departments/Marketing");
        assertThat(login.claim("department")).isEqualTo("Marketing");
    }

    @Test
    void laterLoginWhenDepartmentIsBlankThenPersonLeaves() {
        // given
        Person person = person("leaver");
        realm.login(person.withDepartment("Sales"));

        // when
        Login login = realm.login(person.withDepartment(" \u00A0 "));

        // then
        assertThat(login.groups()).isEmpty();
        assertThat(login.claim("department")).isEmpty();
    }

    @Test
    void laterLoginWhenDepartmentIsAbsentThenNothingChanges() {
        // given
        Person person = person("keeper");
        realm.login(person.withDepartment("Sales"));

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.groups()).containsExactly("/Departments/Sales");
        assertThat(login.claim("department")).isEqualTo("Sales");
    }

    @Test
    void laterLoginWhenPersonIsInGroupsElsewhereThenTheyAreUntouched() {
        // given
        Person person = person("collector");
        Login before = realm.login(person.withDepartment("Sales"));
        String teams = realm.admin().createGroup(null, "Teams", Map.of());
        String sameName = realm.admin().createGroup(teams, "Marketing", Map.of());
        String below = realm.admin().createGroup(department("Sales").get("id").asText(), "EMEA", Map.of());
        for (String group : List.of(root, teams, sameName, below)) {
            realm.admin().joinGroup(before.userId(), group);
        }

        // when
        Login after = realm.login(person.withDepartment("Marketing"));

        // then
        assertThat(after.groups())
                .containsExactlyInAnyOrder(
                        "/Departments",
                        "/Departments/Marketing",
                        "/Departments/Sales/EMEA",
                        "/Teams",
                        "/Teams/Marketing");
    }

    @Test
    void laterLoginWhenAdminRenamedTheDepartmentThenTheOldNameIsANewDepartment() {
        // given
        Person person = person("renamed").withDepartment("Alpha");
        realm.login(person);
        String renamed = department("Alpha").get("id").asText();
        realm.admin().api().put(realm.admin().path("groups/" + renamed), Map.of("name", "Beta"));

        // when
        Login oldName = realm.login(person);
        Login newName = realm.login(person.withDepartment("beta"));
        Login oldNameAgain = realm.login(person.withDepartment("ALPHA"));

        // then
        assertThat(oldName.groups()).containsExactly("/Departments/Alpha");
        assertThat(department("Alpha").get("id").asText()).isNotEqualTo(renamed);
        assertThat(newName.groups()).containsExactly("/Departments/Beta");
        assertThat(oldNameAgain.groups()).containsExactly("/Departments/Alpha");
        assertThat(department("Beta").get("id").asText()).isEqualTo(renamed);
    }

    @ParameterizedTest
    @CsvSource({"slash, R/D and Labs", "percent, 100% ## Growth", "emoji, Fun 🌸 & 花子"})
    void loginWhenDepartmentHasUnusualCharactersThenItIsOneGroupUnderTheRoot(String name, String sent) {
        // given
        Person person = person("unusual-" + name).withDepartment(sent);

        // when
        Login first = realm.login(person);
        Login second = realm.login(person("unusual-2-" + name).withDepartment(sent.toUpperCase(Locale.ROOT)));

        // then
        assertThat(departmentIdsOf(first))
                .containsExactly(department(sent).get("id").asText());
        assertThat(departmentIdsOf(second)).isEqualTo(departmentIdsOf(first));
    }

    private String disabledDepartment(String name) {
        return realm.admin().createGroup(root, name, Map.of("enabled", List.of("false")));
    }

    private JsonNode department(String name) {
        List<JsonNode> found = realm.admin().childGroups(root).stream()
                .filter(group -> group.get("name").asText().equals(name))
                .toList();
        assertThat(found).as("departments named " + name).hasSize(1);
        return found.get(0);
    }

    private List<String> departmentIdsOf(Login login) {
        return Json.list(realm.admin().get("users/" + login.userId() + "/groups")).stream()
                .map(group -> group.get("id").asText())
                .toList();
    }
}
