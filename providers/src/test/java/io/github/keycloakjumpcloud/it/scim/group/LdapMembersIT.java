package io.github.keycloakjumpcloud.it.scim.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.LdapServer;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups whose members an LDAP server keeps for itself: Keycloak's tables have none of them, and may not take them out. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class LdapMembersIT {

    private static final String ROOT = "/JumpCloud/jumpcloud";

    @AutoClose
    private LdapServer ldap;

    @AutoClose
    private TestRealm realm;

    private ScimSide scim;
    private String ann;
    private String cleo;
    private String crew;

    private void pushGroup(String mode) {
        ldap = LdapServer.start().withPeople("ann", "ben", "cleo").withGroup("Crew", "ben", "cleo");
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create();
        RealmAdmin admin = realm.admin();
        scim = ScimSide.of(realm);
        scim.get("/Users");
        admin.createGroup(admin.groupByPath(ROOT).orElseThrow(), "Crew", Map.of());
        String directory = ldap.addTo(admin, false);
        LdapServer.mapGroups(admin, directory, mode, ROOT);
        LdapServer.copyPeople(admin, directory);
        ann = scim.createUser(ScimSide.user("ann"));
        cleo = scim.createUser(ScimSide.user("cleo"));
        crew = scim.createGroup("Crew", ann);
    }

    @Test
    void groupWhenLdapHasMembersThenTheConnectionsAreShown() {
        // when
        pushGroup("LDAP_ONLY");

        // then
        assertThat(ldap.membersOf("Crew")).containsExactly("ann", "ben", "cleo");
        assertThat(scim.membersOf(crew)).containsExactlyInAnyOrder(ann, cleo);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "PUT", "DELETE"})
    void memberWhenTakenOutThenIsInNoGroupOfLdapAndOthersStay(String method) {
        // given
        pushGroup("LDAP_ONLY");

        // when
        ScimAnswer answer =
                switch (method) {
                    case "PATCH" ->
                        scim.patch("/Groups/" + crew, ScimSide.operation("remove", "members", ScimSide.members(cleo)));
                    case "PUT" -> scim.put("/Groups/" + crew, ScimSide.group("Crew", ann));
                    default -> scim.delete("/Groups/" + crew);
                };

        // then
        assertThat(answer.isSuccess()).as(answer.text()).isTrue();
        assertThat(ldap.membersOf("Crew")).doesNotContain("cleo").contains("ben");
        assertThat(ldap.membersOf("Crew").contains("ann")).isEqualTo(!method.equals("DELETE"));
    }

    @Test
    void memberWhenLdapIsOnlyReadThenTheOthersLeaveAndTheClientIsTold() {
        // given
        pushGroup("READ_ONLY");
        scim.patch("/Groups/" + crew, ScimSide.operation("add", "members", ScimSide.members(cleo)));

        // when
        ScimAnswer answer =
                scim.patch("/Groups/" + crew, ScimSide.operation("remove", "members", ScimSide.members(ann, cleo)));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.body().get("scimType").asText()).isEqualTo("mutability");
        assertThat(ldap.membersOf("Crew")).containsExactly("ben", "cleo");
        assertThat(scim.membersOf(crew)).doesNotContain(ann);
    }

    /** Somebody whom LDAP keeps in a department, and who is signed in. */
    private Login signedInToADepartmentOfLdap() {
        ldap = LdapServer.start().withPeople("ben", "cleo").withGroup("Crew", "ben", "cleo");
        realm = TestRealm.builder()
                .groups()
                .setting("verifiedDomains", "example.com")
                .setting("allowedGroups", "Staff")
                .create();
        RealmAdmin admin = realm.admin();
        realm.login(People.person("dora").withDepartment("Crew").withGroups("Staff"));
        String directory = ldap.addTo(admin, false);
        LdapServer.mapGroups(admin, directory, "READ_ONLY", "/Departments");
        LdapServer.copyPeople(admin, directory);
        scim = ScimSide.of(realm);
        cleo = scim.createUser(ScimSide.user("cleo"));
        assertThat(admin.groupsOf(cleo)).containsExactly("/Departments/Crew");
        return realm.login(People.person("cleo").withGroups("Staff"));
    }

    @Test
    void signInWhenRefusedThenSessionsEndAlthoughLdapKeepsThePersonInADepartment() {
        // given
        Login login = signedInToADepartmentOfLdap();
        assertThat(realm.app().isAlive(login)).isTrue();

        // when
        String code =
                realm.refusal(People.person("cleo").withGroups("Contractors")).code();

        // then
        assertThat(code).isEqualTo("JC-101");
        assertThat(realm.app().isAlive(login)).isFalse();
        assertThat(ldap.membersOf("Crew")).containsExactly("ben", "cleo");
    }

    @Test
    void signInWhenRefusedAndLdapDoesNotAnswerThenSessionsEnd() {
        // given
        Login login = signedInToADepartmentOfLdap();
        ldap.close();

        // when
        String code =
                realm.refusal(People.person("cleo").withGroups("Contractors")).code();

        // then
        assertThat(code).isEqualTo("JC-101");
        assertThat(realm.app().isAlive(login)).isFalse();
    }

    @Test
    void signInWhenTheDepartmentIsAnotherAndLdapKeepsThePersonInTheFirstThenItGoesOn() {
        // given
        signedInToADepartmentOfLdap();

        // when
        realm.login(People.person("cleo").withDepartment("Support").withGroups("Staff"));

        // then
        assertThat(realm.admin().groupsOf(cleo)).contains("/Departments/Crew", "/Departments/Support");
    }

    @Test
    void personWhenDeletedWhomAnotherConnectionHasTooThenSessionsEndAlthoughLdapKeepsThemInADepartment() {
        // given
        Login login = signedInToADepartmentOfLdap();
        realm.connect("second", Map.of("verifiedDomains", "example.com"), app -> app);
        realm.admin().linkIdentity(cleo, "second", "cleo@example.com");

        // when
        ScimAnswer answer = scim.delete("/Users/" + cleo);

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(204);
        assertThat(realm.app().isAlive(login)).isFalse();
        assertThat(realm.admin().federatedIdentitiesOf(cleo))
                .extracting(link -> link.get("identityProvider").asText())
                .containsExactly("second");
    }
}
