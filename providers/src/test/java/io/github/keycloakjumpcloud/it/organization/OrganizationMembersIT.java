package io.github.keycloakjumpcloud.it.organization;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is a member of the Organization of a connection, of which kind, and who comes back. */
class OrganizationMembersIT {

    private static final String MANAGED = "MANAGED";
    private static final String ORDINARY = "UNMANAGED";

    @AutoClose
    private TestRealm realm;

    private OrganizationAdmin organization;
    private ScimSide scim;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().organizations().create();
        organization = OrganizationAdmin.create(realm.admin(), "acme", "example.com");
        organization.link(realm.alias());
        scim = ScimSide.of(realm);
    }

    @Test
    void membershipWhenTheConnectionMakesTheAccountThenItIsManaged() {
        assertThat(membership(realm.login(person("newcomer")).userId())).isEqualTo(MANAGED);
        assertThat(membership(scim.createUser(ScimSide.user("pushed")))).isEqualTo(MANAGED);
    }

    @Test
    void membershipWhenTheAccountWasThereBeforeThenItIsManagedFromTheFirstSignInOn() {
        // given
        String id = realm.admin().createUser("earlier@example.com", People.withPassword());

        // when
        realm.login(person("earlier"));

        // then
        assertThat(membership(id)).isEqualTo(MANAGED);
    }

    @Test
    void membershipWhenThePersonWasInvitedThenItStaysAnOrdinaryOne() {
        // given
        String id = realm.admin().createUser("invited@example.com", People.withPassword());
        realm.admin().api().post(members(), TextNode.valueOf(id));

        // when
        realm.login(person("invited"));

        // then
        assertThat(membership(id)).isEqualTo(ORDINARY);
    }

    @Test
    void memberWhenAnAdminRemovesThemThenAManagedOneIsDeletedAndAnOrdinaryOneIsBackAsManaged() {
        // given
        String managed = realm.login(person("managed")).userId();
        String ordinary = realm.admin().createUser("ordinary@example.com", People.withPassword());
        realm.admin().api().post(members(), TextNode.valueOf(ordinary));
        realm.login(person("ordinary"));

        // when
        realm.admin().api().delete(members() + "/" + managed);
        realm.admin().api().delete(members() + "/" + ordinary);

        // then
        assertThat(realm.admin().usersByEmail("managed@example.com")).isEmpty();
        assertThat(realm.admin().get("users/" + ordinary).get("enabled").asBoolean())
                .isTrue();
        assertThat(organization.members()).doesNotContain(ordinary);

        // when
        realm.login(person("ordinary"));

        // then
        assertThat(membership(ordinary)).isEqualTo(MANAGED);
    }

    /** Keycloak before 26.7 would link it, and the other JumpCloud could sign in as a member of this one. */
    @Test
    void managedMemberWhenTheyLinkTheConnectionOfAnotherCustomerThenItIsRefused() {
        // given
        TestRealm partner = realm.connect("partner", Map.of("verifiedDomains", "partner.example"), app -> app);
        String id = realm.login(person("member")).userId();
        People.givePassword(realm.admin(), id);
        SignIn signIn = partner.newPerson();
        signIn.browser().open(realm.app().signIn(Map.of("kc_action", "idp_link:partner")));
        signIn.browser().form("form").fill("username", "member@example.com").submit();
        signIn.browser().form("form").fill("password", People.PASSWORD).submit();
        signIn.browser().form("form").submit();

        // when
        Page page = signIn.answer(person("stranger").withEmail("stranger@partner.example"));

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-204");
        assertThat(realm.admin().federatedIdentitiesOf(id)).hasSize(1);
    }

    @Test
    void memberWhenTheConnectionIsUnlinkedThenStaysManagedAndNobodyJoins() {
        // given
        TestRealm other = realm.connect("other", Map.of("verifiedDomains", "other.example"), present -> present);
        OrganizationAdmin globex = OrganizationAdmin.create(realm.admin(), "globex", "other.example");
        globex.link("other");
        String id =
                other.login(person("stayer").withEmail("stayer@other.example")).userId();

        // when
        globex.unlink("other");
        String novice =
                other.login(person("novice").withEmail("novice@other.example")).userId();

        // then
        assertThat(globex.members()).containsExactly(id).doesNotContain(novice);
    }

    private String members() {
        return realm.admin().path("organizations/" + organization.id() + "/members");
    }

    private String membership(String userId) {
        Answer member = realm.admin().api().exchange("GET", members() + "/" + userId, null);
        return member.body().path("membershipType").asText();
    }
}
