package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static io.github.keycloakjumpcloud.it.scim.group.GroupRealm.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudGroups;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A group in which both sign-ins and SCIM put people. */
class GroupOfBothIT {

    @AutoClose
    private final GroupRealm groups = GroupRealm.open();

    private final TestRealm realm = groups.realm();
    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = groups.scim();
    private final JumpCloudGroups jumpCloud = scim.jumpCloud().groups();

    @Test
    void loginWhenScimPutThePersonIntoAGroupThenSamlLeavesItAlone() {
        // given
        String id = scim.createUser(ScimSide.user("samlite"));
        String group = scim.createGroup("Given over SCIM", id);

        // when
        Login with = realm.login(person("samlite").withGroups("Given over SAML"));
        Login without = realm.login(person("samlite"));

        // then
        assertThat(with.groups()).containsExactly(ROOT + "Given over SAML", ROOT + "Given over SCIM");
        assertThat(without.groups()).containsExactly(ROOT + "Given over SCIM");

        // when
        jumpCloud.removeMembers(group, List.of(id));

        // then
        assertThat(realm.login(person("samlite")).groups()).isEmpty();
    }

    @Test
    void loginWhenSamlNamesTheGroupOfScimThenItIsTheSameGroup() {
        // given
        String id = scim.createUser(ScimSide.user("both-ways"));
        String group = scim.createGroup("Both ways", id);

        // when
        Login named = realm.login(person("both-ways").withGroups("Both ways"));
        Login unnamed = realm.login(person("both-ways"));

        // then
        assertThat(named.groups()).containsExactly(ROOT + "Both ways");
        assertThat(unnamed.groups()).containsExactly(ROOT + "Both ways");
        assertThat(admin.membersOf(group)).containsExactly(id);
    }

    @Test
    void loginWhenScimAddsWhomSamlHadPutThereThenTheMembershipIsScims() {
        // given
        String id = realm.login(person("moved-over").withGroups("Moved over")).userId();
        String group = jumpCloud.provide("Moved over").id();
        jumpCloud.addMembers(group, List.of(id));

        // when
        Login login = realm.login(person("moved-over"));

        // then
        assertThat(login.groups()).containsExactly(ROOT + "Moved over");
    }

    @Test
    void loginWhenScimRenamedTheGroupThenTheNewNameMeetsItAndTheOldOneMakesAnother() {
        // given
        String id = realm.login(person("renamer").withGroups("Old name")).userId();
        String group = jumpCloud.provide("Old name").id();
        jumpCloud.rename(group, "New name");

        // when
        Login next = realm.login(person("renamer").withGroups("New name"));
        realm.login(person("latecomer").withGroups("Old name"));

        // then
        assertThat(next.groups()).containsExactly(ROOT + "New name");
        assertThat(admin.membersOf(group)).containsExactly(id);
        assertThat(admin.groupByPath(ROOT + "Old name")).isPresent().get().isNotEqualTo(group);
    }
}
