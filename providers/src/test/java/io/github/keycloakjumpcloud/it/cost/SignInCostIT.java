package io.github.keycloakjumpcloud.it.cost;

import static io.github.keycloakjumpcloud.it.harness.People.person;

import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.StockSaml;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Statements of a whole sign-in, from the application's request to its tokens: through a connection with gate, profile,
 * department and groups, beside Keycloak's own SAML provider with the nearest mappers, in one realm.
 */
class SignInCostIT {
    private static final int GROUPS = 5;
    private static final List<String> NAMES =
            IntStream.range(0, GROUPS).mapToObj(i -> "Team " + i).toList();

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("verifiedDomains", "example.com")
            .setting("allowedGroups", "Team *")
            .create();

    private final AtomicInteger people = new AtomicInteger();
    private TestRealm stock;

    @BeforeAll
    void connectStock() {
        stock = StockSaml.connect(realm, NAMES, "Engineering");
    }

    private Person newPerson() {
        return person("person-" + people.incrementAndGet())
                .withJobTitle("Engineer")
                .withDepartment("Engineering")
                .withGroups(NAMES);
    }

    @Test
    void signInWhenThePersonReturnsThenItTakesNoMoreThanKeycloaksOwn() {
        // given
        Person ofOurs = newPerson();
        Person ofStock = newPerson();

        // then
        Cost.assertNoMore(realm.admin(), () -> realm.login(ofOurs), () -> stock.login(ofStock));
    }

    @Test
    void signInWhenScimHasToldOfThePersonThenItTakesNoMoreThanKeycloaksOwn() {
        // given
        Person ofOurs = newPerson();
        Person ofStock = newPerson();
        ScimSide.of(realm)
                .createUser(ScimSide.userIn(
                        ofOurs.email().substring(0, ofOurs.email().indexOf('@')), "Engineering"));

        // then
        Cost.assertNoMore(realm.admin(), () -> realm.login(ofOurs), () -> stock.login(ofStock));
    }

    @Test
    void signInWhenThePersonIsMemberOfAnOrganizationThenItTakesNoMoreThanKeycloaksOwn() {
        // given
        realm.admin().update(Map.of("organizationsEnabled", true));
        Person ofOurs = newPerson();
        Person ofStock = newPerson();
        OrganizationAdmin organization = OrganizationAdmin.create(realm.admin(), "members", "members.example");
        organization.invite(realm.login(ofOurs).userId());
        organization.invite(stock.login(ofStock).userId());

        try {
            // then
            Cost.assertNoMore(realm.admin(), () -> realm.login(ofOurs), () -> stock.login(ofStock));
        } finally {
            organization.delete();
            realm.admin().update(Map.of("organizationsEnabled", false));
        }
    }

    @Test
    void signInWhenThePersonIsNewThenItTakesNoMoreThanKeycloaksOwn() {
        Cost.assertNoMore(realm.admin(), () -> realm.login(newPerson()), () -> stock.login(newPerson()));
    }

    @Test
    void signInWhenTheRealmIsLargeOrThePersonHasManyGroupsThenItTakesNoMore() {
        // given
        Person one = newPerson();
        Person many = newPerson()
                .withGroups(IntStream.range(0, 50).mapToObj(i -> "Team " + i).toList());
        long few = Statements.of(realm.admin(), () -> realm.login(one));
        String departments = realm.admin().groupByPath("/Departments").orElseThrow();

        // when
        IntStream.range(0, 300).forEach(i -> realm.admin().createGroup(departments, "Department " + i, Map.of()));
        IntStream.range(0, 100).forEach(i -> realm.admin()
                .createIdentityProvider("customer-" + i, TestRealm.PROVIDER, Map.of("idpEntityId", "JumpCloud-" + i)));

        // then
        Cost.assertAtMost(realm.admin(), few, () -> realm.login(one));
        Cost.assertAtMost(realm.admin(), few, () -> realm.login(many));
    }
}
