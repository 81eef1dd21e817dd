package io.github.keycloakjumpcloud.it.scim.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.RealmGroups;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudProvisioning.TestUser;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JumpCloud's button "Test Connection" leaves no group and no department behind. */
class ConnectionTestIT {

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);

    @ParameterizedTest
    @ValueSource(strings = {"disable", "delete"})
    void testWhenItsUserNamesANewDepartmentThenNoGroupIsLeftHoweverOften(String mode) {
        // given
        realm.configure(Map.of("scimDelete", mode));
        String email = "test-" + mode + "@example.com";
        JumpCloudUser user = testUser(email, "Test department " + mode);
        RealmGroups before = RealmGroups.of(admin);
        long users = admin.userCount();

        // when
        TestUser first = scim.jumpCloud().testConnection(user);

        // then
        assertThat(first).isEqualTo(TestUser.DELETED);
        assertThat(RealmGroups.of(admin)).isEqualTo(before);

        // when
        TestUser second = scim.jumpCloud().testConnection(user);
        TestUser third = scim.jumpCloud().testConnection(testUser(email, "Another test department " + mode));

        // then
        assertThat(List.of(second, third)).containsOnly(TestUser.DELETED);
        assertThat(RealmGroups.of(admin)).isEqualTo(before);
        assertThat(admin.userCount()).isEqualTo(mode.equals("disable") ? users + 1 : users);
        assertThat(admin.usersByEmail(email))
                .allMatch(left -> !left.get("enabled").asBoolean());
        assertThat(scim.find("Users", "userName eq \"" + email + "\"").resources())
                .isEmpty();
    }

    @Test
    void testWhenDepartmentAndGroupAreThereAndInUseThenTheyStayAsTheyWere() {
        // given
        realm.configure(Map.of("scimDelete", "disable"));
        scim.jumpCloud().provision(People.person("colleague").withDepartment("Lasting"));
        scim.createGroup("Lasting group");
        admin.createGroup(admin.groupByPath("/Departments").orElseThrow(), "Prepared", Map.of());
        RealmGroups before = RealmGroups.of(admin);

        for (String department : List.of("Lasting", "lasting", "Prepared")) {
            // when
            scim.jumpCloud().testConnection(testUser("test-lasting@example.com", department));

            // then
            assertThat(RealmGroups.of(admin)).as(department).isEqualTo(before);
        }
    }

    @Test
    void testWhenSomeoneJoinedTheNewDepartmentMeanwhileThenItStays() {
        // given
        String tester = scim.jumpCloud()
                .provision(testUser("test-meanwhile@example.com", "Meanwhile"))
                .id();
        scim.jumpCloud().provision(People.person("joiner").withDepartment("Meanwhile"));

        // when
        scim.jumpCloud().delete(tester);

        // then
        assertThat(admin.groupByPath("/Departments/Meanwhile")).isPresent();
    }

    private static JumpCloudUser testUser(String email, String department) {
        String name = email.substring(0, email.indexOf('@'));
        return JumpCloudUser.of(People.person(name).withDepartment(department));
    }
}
