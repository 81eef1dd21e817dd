package io.github.keycloakjumpcloud.it.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** JumpCloud groups mapped by rules to groups and roles, and several mappers beside one another. */
class GroupRuleIT {
    @AutoClose
    private TestRealm realm;

    private RoleAdmin roles;
    private MapperAdmin mappers;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().groups().create();
        roles = new RoleAdmin(realm.admin());
        mappers = new MapperAdmin(realm.admin(), realm.alias());
        mappers.delete(mappers.idOf(MapperAdmin.GROUPS));
        String teams = realm.admin().createGroup(null, "Teams", Map.of());
        realm.admin().createGroup(teams, "Sales", Map.of());
        realm.admin().createRealmRole("auditor");
        roles.createClientRole(App.CLIENT_ID, "editor");
    }

    @Test
    void loginsWhenRulesMatchThenGroupsAndRolesComeAndGo() {
        // given
        String mapper = rules("Sales * -> group:/Teams/Sales\nAuditors -> role:auditor\nEditors -> role:app/editor");
        Person person = person("ruled");

        // when
        Login all = realm.login(person.withGroups("Sales EMEA", "Auditors", "Editors"));
        Login some = realm.login(person.withGroups("Editors"));
        boolean editorStill = roles.clientRolesOf(some.userId(), App.CLIENT_ID).contains("editor");
        Login none = realm.login(person.withGroups("Marketing"));

        // then
        mappers.delete(mapper);
        assertThat(all.groups()).containsExactly("/Teams/Sales");
        assertThat(all.realmRoles()).contains("auditor");
        assertThat(Json.texts(all.accessToken()
                        .path("resource_access")
                        .path(App.CLIENT_ID)
                        .path("roles")))
                .containsExactly("editor");
        assertThat(some.groups()).isEmpty();
        assertThat(some.realmRoles()).doesNotContain("auditor");
        assertThat(editorStill).isTrue();
        assertThat(roles.clientRolesOf(none.userId(), App.CLIENT_ID)).isEmpty();
    }

    @Test
    void findingsWhenARuleGivesWhatIsNotThereThenTellOfIt() {
        // given
        String mapper =
                rules("Sales * -> group:/Teams/Sales\nA -> group:/Teams/Gone\nB -> role:gone\nC -> role:app/gone");
        String broken = rules("no rule at all");

        // when
        List<String> facts = missingTargets();

        // then
        mappers.delete(mapper);
        mappers.delete(broken);
        assertThat(facts)
                .satisfiesExactlyInAnyOrder(
                        fact -> assertThat(fact).endsWith("there is no \"group:/Teams/Gone\""),
                        fact -> assertThat(fact).endsWith("there is no \"role:gone\""),
                        fact -> assertThat(fact).endsWith("there is no \"role:app/gone\""),
                        fact -> assertThat(fact).contains("its rules cannot be read"));
        assertThat(missingTargets()).isEmpty();
    }

    private List<String> missingTargets() {
        return Json.list(realm.admin().get("jumpcloud/" + realm.alias() + "/findings")).stream()
                .filter(finding -> finding.get("kind").asText().equals("target-missing"))
                .map(finding -> finding.get("fact").asText())
                .toList();
    }

    @Test
    void laterLoginWhenAdminGaveTheRoleThenItStays() {
        // given
        Person person = person("trusted");
        Login before = realm.login(person);
        roles.grantRealmRole(before.userId(), "auditor");
        String mapper = rules("Auditors -> role:auditor");

        // when
        realm.login(person.withGroups("Auditors"));
        Login after = realm.login(person);

        // then
        mappers.delete(mapper);
        assertThat(after.realmRoles()).contains("auditor");
    }

    @Test
    void laterLoginsWhenTwoMappersGrantTheSameGroupThenTheLastOneTakesItAway() {
        // given
        String first = rules("Sales -> group:/Teams/Sales");
        String second = rules("Managers -> group:/Teams/Sales");
        Person person = person("twice");

        // when
        Login both = realm.login(person.withGroups("Sales", "Managers"));
        Login firstOnly = realm.login(person.withGroups("Sales"));
        Login secondOnly = realm.login(person.withGroups("Managers"));
        Login none = realm.login(person);

        // then
        mappers.delete(first);
        mappers.delete(second);
        assertThat(both.groups()).containsExactly("/Teams/Sales");
        assertThat(firstOnly.groups()).containsExactly("/Teams/Sales");
        assertThat(secondOnly.groups()).containsExactly("/Teams/Sales");
        assertThat(none.groups()).isEmpty();
    }

    @Test
    void laterLoginsWhenMirrorAndRulesStandSideBySideThenTheyNeverUndoEachOther() {
        // given
        String mirror = mappers.add("mirror", MapperAdmin.GROUPS, Map.of("groupMode", "mirror"));
        String rules = rules("Pilots -> group:/JumpCloud/jumpcloud/Crew\nPilots -> group:/Teams/Sales");
        realm.login(person("scout").withGroups("Crew"));
        Person person = person("aside");

        // when
        Login both = realm.login(person.withGroups("Crew", "Pilots"));
        Login byRule = realm.login(person.withGroups("Pilots"));
        Login byMirror = realm.login(person.withGroups("Crew"));
        Login none = realm.login(person);

        // then
        mappers.delete(mirror);
        mappers.delete(rules);
        assertThat(both.groups())
                .containsExactly("/JumpCloud/jumpcloud/Crew", "/JumpCloud/jumpcloud/Pilots", "/Teams/Sales");
        assertThat(byRule.groups())
                .containsExactly("/JumpCloud/jumpcloud/Crew", "/JumpCloud/jumpcloud/Pilots", "/Teams/Sales");
        assertThat(byMirror.groups()).containsExactly("/JumpCloud/jumpcloud/Crew");
        assertThat(none.groups()).isEmpty();
    }

    @Test
    void loginWhenRulesAreBrokenThenMapperGrantsNothingAndPersonSignsIn() {
        // given
        String broken = rules("Sales -> group:/Teams/Sales\nno arrow here");
        String unknown = rules("Sales -> group:/No/Such/Group\nSales -> role:no-such-role");

        // when
        Login login = realm.login(person("unlucky").withGroups("Sales"));

        // then
        mappers.delete(broken);
        mappers.delete(unknown);
        assertThat(login.groups()).isEmpty();
        assertThat(login.realmRoles()).doesNotContain("no-such-role");
    }

    private String rules(String lines) {
        return mappers.add(
                "rules " + lines.hashCode(), MapperAdmin.GROUPS, Map.of("groupMode", "rules", "groupRules", lines));
    }
}
