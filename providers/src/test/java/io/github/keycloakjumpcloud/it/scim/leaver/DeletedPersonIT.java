package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom SCIM has deleted, while the account stays, or the person has another one. JumpCloud's sign-on lets them through. */
class DeletedPersonIT {

    @AutoClose
    private TestRealm realm;

    private TestRealm second;
    private RealmAdmin admin;
    private ScimSide scim;
    private ScimSide secondScim;
    private int people;

    private String name;
    private Person person;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .organizations()
                .setting("scimBrakePercent", "0")
                .setting("scimDelete", "disable")
                .setting("verifiedDomains", "example.com")
                .create();
        admin = realm.admin();
        second = realm.connect(
                "second", Map.of("scimBrakePercent", "0", "verifiedDomains", "example.com"), UnaryOperator.identity());
        scim = ScimSide.of(realm);
        secondScim = ScimSide.of(second);
    }

    @BeforeEach
    void namePerson() {
        name = "person-" + ++people;
        person = person(name);
    }

    @Test
    void deletedWhenTheAccountIsAnothersAsWellThenThePersonCannotLinkItAgain() {
        // given
        String id = sharedAccount();
        People.givePassword(admin, id);
        scim.delete("/Users/" + id);

        // when
        SignIn linking = realm.newPerson().askForLink(person.email());

        // then
        assertThat(RefusalPage.of(linking.answer(person)).code()).isEqualTo("JC-203");
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
        assertThat(second.login(person).userId()).isEqualTo(id);
    }

    @Test
    void deletedWhenThePersonHasAnotherAccountThenItIsNotLinked() {
        // given
        scim.delete("/Users/" + scim.createUser(ScimSide.user(name)));
        People.givePassword(
                admin,
                admin.createUser(People.email(name + "-private"), Map.of("firstName", "Given", "lastName", "Family")));

        // when
        SignIn linking = realm.newPerson().askForLink(People.email(name + "-private"));

        // then
        assertThat(RefusalPage.of(linking.answer(person)).code()).isEqualTo("JC-203");
    }

    @Test
    void deletedWhenThePersonTakesTheAddressWithANewAccountThenItLetsThemInNoMore() {
        // given
        scim.delete("/Users/" + scim.createUser(ScimSide.user(name)));

        // when
        People.givePassword(admin, admin.createUser(person.email(), Map.of("emailVerified", true)));

        // then
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
    }

    @Test
    void deletedWhenScimCreatesThePersonAnewThenTheyAreIn() {
        // given
        scim.delete("/Users/" + scim.createUser(ScimSide.user(name)));

        // when
        String id = scim.createUser(ScimSide.user(name));

        // then
        assertThat(realm.login(person).userId()).isEqualTo(id);
    }

    @Test
    void deletedWhenDeactivatedBeforeThenTheOtherConnectionsPersonIsInAgain() {
        // given
        String id = sharedAccount();
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        assertThat(second.refusal(person).code()).isEqualTo("JC-203");

        // when
        scim.delete("/Users/" + id);

        // then
        assertThat(second.login(person).userId()).isEqualTo(id);
        assertThat(realm.refusal(person).code()).isEqualTo("JC-203");
    }

    @Test
    void deletedWhenTheOtherConnectionHasDeactivatedThePersonAsWellThenTheyStayOut() {
        // given
        String id = sharedAccount();
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
        secondScim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));

        // when
        scim.delete("/Users/" + id);

        // then
        assertThat(second.refusal(person).code()).isEqualTo("JC-203");

        // when
        secondScim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.TRUE));

        // then
        assertThat(second.login(person).userId()).isEqualTo(id);
    }

    @Test
    void deletedWhenTheConnectionHasAnOrganizationThenThePersonIsNoMemberAnyMore() {
        // given
        TestRealm customer = realm.connect(
                "customer-" + people,
                Map.of("scimBrakePercent", "0", "scimDelete", "disable", "verifiedDomains", "example.com"),
                UnaryOperator.identity());
        ScimSide side = ScimSide.of(customer);
        String shared = side.createUser(ScimSide.user(name));
        admin.linkIdentity(shared, second.alias(), person.email());
        OrganizationAdmin organization =
                OrganizationAdmin.create(admin, "organization-" + people, "organization-" + people + ".example");
        organization.link(customer.alias());
        side.put("/Users/" + shared, ScimSide.user(name));
        String kept = side.createUser(ScimSide.user(name + "-alone"));
        assertThat(organization.members()).contains(shared, kept);

        // when
        side.delete("/Users/" + shared);
        side.delete("/Users/" + kept);

        // then
        assertThat(organization.members()).isEmpty();
        organization.delete();
        assertThat(second.login(person).userId()).isEqualTo(shared);
        assertThat(scim.account(kept).get("enabled").asBoolean()).isFalse();
    }

    /** Of the first connection's SCIM, and linked to the second. */
    private String sharedAccount() {
        String id = scim.createUser(ScimSide.user(name));
        admin.linkIdentity(id, second.alias(), person.email());
        return id;
    }
}
