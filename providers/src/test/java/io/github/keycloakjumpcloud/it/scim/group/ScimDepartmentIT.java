package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.attribute;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The department merge rules over SCIM, one by one, and together with SAML. */
class ScimDepartmentIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final ScimSide scim = ScimSide.of(realm);
    private final String root = realm.admin().groupByPath("/Departments").orElseGet(() -> realm.admin()
            .createGroup(null, "Departments", Map.of()));

    @Test
    void createWhenADefaultGroupOfTheRealmIsADepartmentThenTheUserIsInTheOneThatIsTold() {
        // given
        String unassigned = realm.admin().createGroup(root, "Unassigned", Map.of());
        realm.admin().createGroup(root, "Assigned", Map.of());
        String byDefault = realm.admin().path("default-groups/" + unassigned);
        realm.admin().api().put(byDefault, Map.of());

        // when
        String id = scim.createUser(ScimSide.userIn("assigned", "Assigned"));

        // then
        realm.admin().api().delete(byDefault);
        assertThat(realm.admin().groupsOf(id)).containsExactly("/Departments/Assigned");
    }

    @Test
    void createWhenDepartmentIsMissingThenItIsCreatedEnabledAndJoined() {
        // when
        String id = scim.createUser(user("creator", "Design"));

        // then
        assertThat(realm.admin().groupsOf(id)).containsExactly("/Departments/Design");
        assertThat(attribute(department("Design"), "enabled")).containsExactly("true");
    }

    @ParameterizedTest
    @CsvSource({
        "Engineering, '  ENGINEERING '",
        "Accounting, ＡＣＣＯＵＮＴＩＮＧ",
        "Human Resources, 'human \u00A0  resources'",
        "Große Kunden, GROSSE KUNDEN",
        "Café, 'Cafe\u0301'"
    })
    void createWhenHandMadeDepartmentIsSpeltOtherwiseThenItIsReusedAndTheFirstSpellingStays(
            String byHand, String received) {
        // given
        String groupId = realm.admin().createGroup(root, byHand, Map.of());
        int before = realm.admin().childGroups(root).size();

        // when
        String id = scim.createUser(user("reuser-" + Math.abs(byHand.hashCode()), received));

        // then
        assertThat(groupIdsOf(id)).containsExactly(groupId);
        assertThat(realm.admin().childGroups(root)).hasSize(before);
        assertThat(realm.admin().get("groups/" + groupId).get("name").asText()).isEqualTo(byHand);

        // and: the client gets back what it said
        String told = scim.get("/Users/" + id)
                .body()
                .get(ScimSide.ENTERPRISE)
                .get("department")
                .asText();
        assertThat(told).isEqualTo(received);
    }

    @Test
    void replaceWhenDepartmentIsDisabledThenTheUserIsNotPutIntoItLeavesTheOtherAndAnEventSaysSo() {
        // given
        String closed = realm.admin().createGroup(root, "Closed", Map.of("enabled", List.of("false")));
        String id = scim.createUser(user("latecomer", "Design"));
        realm.admin().clearEvents();

        // when
        ScimAnswer answer = scim.put("/Users/" + id, user("latecomer", "closed"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().get(ScimSide.ENTERPRISE).get("department").asText())
                .isEqualTo("closed");
        assertThat(realm.admin().groupsOf(id)).isEmpty();
        assertThat(realm.admin().events("UPDATE_PROFILE")).singleElement().satisfies(event -> {
            assertThat(event.get("userId").asText()).isEqualTo(id);
            assertThat(event.get("details").get("jumpcloud_department").asText())
                    .isEqualTo("disabled");
            assertThat(event.get("details").get("jumpcloud_department_id").asText())
                    .isEqualTo(closed);
        });
    }

    @Test
    void replaceWhenTheUserIsInADepartmentThatWasDisabledSinceThenTheUserStays() {
        // given
        String id = scim.createUser(user("stayer", "Sunset"));
        String group = department("Sunset").get("id").asText();
        realm.admin()
                .api()
                .put(
                        realm.admin().path("groups/" + group),
                        Map.of("name", "Sunset", "attributes", Map.of("enabled", List.of("false"))));

        // when
        scim.put("/Users/" + id, user("stayer", "SUNSET"));

        // then
        assertThat(groupIdsOf(id)).containsExactly(group);
    }

    @Test
    void replaceWhenDepartmentChangesThenTheUserMovesAndOtherGroupsStay() {
        // given
        String id = scim.createUser(user("mover", "Design"));
        String elsewhere = realm.admin().createGroup(null, "Elsewhere", Map.of());
        String below = realm.admin().createGroup(department("Design").get("id").asText(), "Team", Map.of());
        realm.admin().joinGroup(id, elsewhere);
        realm.admin().joinGroup(id, below);

        // when
        scim.put("/Users/" + id, user("mover", "Sales"));

        // then
        assertThat(realm.admin().groupsOf(id))
                .containsExactly("/Departments/Design/Team", "/Departments/Sales", "/Elsewhere");
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "{}", "{'department':null}", "{'department':''}", "{'department':'  '}"})
    void replaceWhenNoDepartmentIsNamedThenTheUserLeaves(String extension) {
        // given
        String name = "leaver-" + Integer.toHexString(extension.hashCode());
        String id = scim.createUser(user(name, "Design"));
        ObjectNode without = ScimSide.user(name);
        if (!extension.equals("absent")) {
            without.set(ScimSide.ENTERPRISE, json(extension));
        }

        // when
        ScimAnswer answer = scim.put("/Users/" + id, without);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.body().has(ScimSide.ENTERPRISE)).isFalse();
        assertThat(realm.admin().groupsOf(id)).isEmpty();
        assertThat(attribute(scim.account(id), "department")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'op':'replace','path':'URN:department','value':'Sales'} | Sales",
                "{'op':'add','path':'URN:department','value':'sales'} | Sales",
                "{'op':'replace','path':'URN','value':{'department':'Sales'}} | Sales",
                "{'op':'replace','value':{'URN:department':'Sales'}} | Sales",
                "{'op':'replace','value':{'URN':{'department':'Sales'}}} | Sales",
                "{'op':'remove','path':'URN:department'} |",
                "{'op':'replace','path':'URN:department','value':null} |",
                "{'op':'replace','path':'URN:department','value':''} |",
                "{'op':'remove','path':'URN'} |"
            })
    void patchWhenItNamesTheDepartmentThenTheUserMovesOrLeaves(String operation, String expected) {
        // given
        scim.createUser(user("seller-" + Math.abs(operation.hashCode()), "Sales"));
        String id = scim.createUser(user("patched-" + Math.abs(operation.hashCode()), "Design"));

        // when
        ScimAnswer answer = scim.patch("/Users/" + id, json(operation.replace("URN", ScimSide.ENTERPRISE)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(realm.admin().groupsOf(id))
                .isEqualTo(expected == null ? List.of() : List.of("/Departments/" + expected));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'op':'replace','path':'title','value':'Lead'}",
                "{'op':'replace','value':{'displayName':'Other'}}",
                "{'op':'replace','path':'active','value':false}",
                "{'op':'replace','path':'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:costCenter',"
                        + "'value':'7'}"
            })
    void patchWhenItIsAboutSomethingElseThenTheDepartmentIsLeftAsAnAdminMadeIt(String operation) {
        // given
        String id = scim.createUser(user("moved-" + Integer.toHexString(operation.hashCode()), "Design"));
        String byAdmin = realm.admin().createGroup(root, "Task Force " + operation.hashCode(), Map.of());
        realm.admin().joinGroup(id, byAdmin);
        realm.admin()
                .api()
                .delete(realm.admin()
                        .path("users/" + id + "/groups/"
                                + department("Design").get("id").asText()));

        // when
        ScimAnswer answer = scim.patch("/Users/" + id, json(operation));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(groupIdsOf(id)).containsExactly(byAdmin);
    }

    @Test
    void departmentWhenSamlAndScimNameItThenItIsOneAndTheLastWordCounts() {
        // given
        Person person = Person.named("both@example.com", "both@example.com", "Given", "Family")
                .withDepartment("R & D");
        String id = scim.createUser(user("both", "r & d"));
        String group = department("r & d").get("id").asText();

        // when
        realm.login(person);

        // then
        assertThat(groupIdsOf(id)).containsExactly(group);

        // when
        realm.login(person.withDepartment("Field"));

        // then
        assertThat(realm.admin().groupsOf(id)).containsExactly("/Departments/Field");
        assertThat(scim.get("/Users/" + id)
                        .body()
                        .get(ScimSide.ENTERPRISE)
                        .get("department")
                        .asText())
                .isEqualTo("Field");

        // when
        scim.put("/Users/" + id, user("both", "R & D"));

        // then
        assertThat(groupIdsOf(id)).containsExactly(group);
    }

    private static ObjectNode user(String name, String department) {
        ObjectNode user = ScimSide.user(name);
        user.putObject(ScimSide.ENTERPRISE).put("department", department);
        return user;
    }

    private JsonNode department(String name) {
        return realm.admin().childGroups(root).stream()
                .filter(group -> group.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<String> groupIdsOf(String userId) {
        return ScimJson.texts(realm.admin().get("users/" + userId + "/groups"), "id");
    }
}
