package io.github.keycloakjumpcloud.it.group;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** JumpCloud groups mirrored under the group root: joins and leaves follow at each login, and nothing else is touched. */
class GroupIT {
    private static final String MIRROR = "/JumpCloud/jumpcloud/";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().groups().create();

    @Test
    void loginsWhenGroupsChangeThenMirrorJoinsAndLeaves() {
        // given
        Person person = person("mirrored");

        // when
        Login one = realm.login(person.withGroups("Staff"));
        Login two = realm.login(person.withGroups("Staff", "Pilots"));
        Login other = realm.login(person.withGroups("Pilots"));
        Login none = realm.login(person);

        // then
        assertThat(one.groups()).containsExactly(MIRROR + "Staff");
        assertThat(two.groups()).containsExactly(MIRROR + "Pilots", MIRROR + "Staff");
        assertThat(other.groups()).containsExactly(MIRROR + "Pilots");
        assertThat(none.groups()).isEmpty();
        assertThat(realm.admin().groupByPath(MIRROR + "Staff")).isPresent();
    }

    @Test
    void loginWhenGroupNamesAreUnusualThenEachIsOneGroup() {
        // given
        Person person =
                person("unusual").withGroups("R/D ## 100%", "花子 🌸", " padded ", "padded", "  ", "\u202Ehidden\u200F");

        // when
        Login first = realm.login(person);
        Login second = realm.login(person);

        // then
        List<String> names = Json.list(realm.admin().get("users/" + first.userId() + "/groups")).stream()
                .map(group -> group.get("name").asText())
                .toList();
        assertThat(names).containsExactlyInAnyOrder("R/D ## 100%", "花子 🌸", "padded", "hidden");
        assertThat(second.groups()).isEqualTo(first.groups());
    }

    @Test
    void laterLoginWhenAdminGaveMembershipsThenTheyStay() {
        // given
        Person person = person("favoured");
        Login before = realm.login(person.withGroups("Crew"));
        realm.login(person("founder").withGroups("Founders"));
        String mirrored = realm.admin().groupByPath(MIRROR + "Founders").orElseThrow();
        String elsewhere = realm.admin().createGroup(null, "Board", Map.of());
        realm.admin().joinGroup(before.userId(), mirrored);
        realm.admin().joinGroup(before.userId(), elsewhere);

        // when
        Login after = realm.login(person);

        // then
        assertThat(after.groups()).containsExactly("/Board", MIRROR + "Founders");
    }

    @Test
    void laterLoginWhenJumpCloudNamesAGroupThatAnAdminGaveThenItStaysAfterwards() {
        // given
        Person person = person("both");
        Login login = realm.login(person);
        realm.login(person("opener").withGroups("Shared"));
        realm.admin()
                .joinGroup(
                        login.userId(),
                        realm.admin().groupByPath(MIRROR + "Shared").orElseThrow());

        // when
        realm.login(person.withGroups("Shared"));
        Login after = realm.login(person);

        // then
        assertThat(after.groups()).containsExactly(MIRROR + "Shared");
    }

    @Test
    void laterLoginWhenAdminTookAMembershipAwayThenJumpCloudGivesItBack() {
        // given
        Person person = person("expelled").withGroups("Club");
        Login before = realm.login(person);
        String club = realm.admin().groupByPath(MIRROR + "Club").orElseThrow();
        realm.admin().api().delete(realm.admin().path("users/" + before.userId() + "/groups/" + club));

        // when
        Login after = realm.login(person);

        // then
        assertThat(after.groups()).containsExactly(MIRROR + "Club");
    }

    @Test
    void loginWhenGroupRootIsSetThenMirrorIsThere() {
        // given
        TestRealm acme = realm.connect(
                "acme", Map.of("groupRoot", "/Acme/Groups"), present -> present.withGroupAttributeName("memberOf"));

        // when
        Login login = acme.login(person("rooted").withGroups("Staff"));

        // then
        assertThat(login.groups()).containsExactly("/Acme/Groups/Staff");
    }

    @Test
    void grantsWhenPersonLooksThenTheyAreInvisibleAndCannotBeChanged() {
        // given
        Person person = person("curious").withGroups("Readers");
        Login login = realm.login(person);
        List<String> grants = grantsOf(person);

        // when
        String userInfo =
                realm.app().ask(login, "protocol/openid-connect/userinfo").body();
        String account = realm.app().ask(login, "account").body();
        realm.app()
                .tell(
                        login,
                        "account",
                        "{\"username\":\"curious\",\"email\":\"curious@example.com\",\"firstName\":\"Own\","
                                + "\"lastName\":\"Family\",\"attributes\":{\"jumpcloudGrants\":[\"forged\"]}}");

        // then
        assertThat(grants).hasSize(1);
        assertThat(userInfo).contains("curious@example.com").doesNotContain("jumpcloudGrants", grants.get(0));
        assertThat(account).contains("curious@example.com").doesNotContain("jumpcloudGrants", grants.get(0));
        assertThat(login.idToken().toString()).doesNotContain(grants.get(0));
        assertThat(grantsOf(person)).isEqualTo(grants);
        assertThat(realm.login(person.withGroups(List.of())).groups()).isEmpty();
    }

    private List<String> grantsOf(Person person) {
        return Json.texts(realm.admin().user(person.email()).path("attributes").path("jumpcloudGrants"));
    }
}
