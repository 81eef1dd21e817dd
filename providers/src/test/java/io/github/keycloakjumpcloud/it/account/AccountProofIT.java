package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Accounts that are never linked at once, and how a person proves that one is theirs. */
class AccountProofIT {
    private static final String LINK = "#linkAccount";

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("verifiedDomains", "example.com").create();

    @Test
    void proofWhenPasswordIsRightThenAccountIsLinkedAndLaterLoginsAskNoMore() {
        // given
        Person person = administrator("owner");
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(person.withDepartment("Sales"));

        // when
        signIn.browser().form("form").press(LINK);
        signIn.browser().form("form").fill("password", People.PASSWORD).submit();

        // then
        String userId = realm.admin().user(person.email()).get("id").asText();
        Login login = signIn.login();
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(login.groups()).containsExactly("/Departments/Sales");
        assertThat(realm.admin().federatedIdentitiesOf(userId)).hasSize(1);
        assertThat(realm.login(person).userId()).isEqualTo(userId);
    }

    @Test
    void proofWhenPasswordIsWrongThenAccountIsNotLinked() {
        // given
        Person person = administrator("guesser");
        Untouched before = Untouched.now(realm);
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(person);

        // when
        signIn.browser().form("form").press(LINK);
        Page page = signIn.browser().form("form").fill("password", "wrong").submit();

        // then
        assertThat(page.element("input[name=password]")).isPresent();
        assertThat(page.text()).contains("Invalid");
        before.assertUnchanged();
    }

    @Test
    void proofWhenPasswordBelongsToAnotherAccountThenNeitherIsLinked() {
        // given
        Person person = administrator("victim");
        realm.admin().createUser("another@example.com", People.withPassword("of-another"));
        Untouched before = Untouched.now(realm);
        SignIn signIn = realm.atJumpCloud();
        signIn.answer(person);

        // when
        Page asked = signIn.browser().form("form").press(LINK);
        Page page = signIn.browser()
                .form("form")
                .fill("username", "another@example.com")
                .fill("password", "of-another")
                .submit();

        // then
        assertThat(asked.element("input[name=username]")).isEmpty();
        assertThat(page.element("input[name=password]")).isPresent();
        assertThat(page.text()).contains("Invalid");
        before.assertUnchanged();
    }

    @Test
    void loginWhenAccountHasNothingToProveItWithThenItIsRefused() {
        // given
        Person person = person("passwordless");
        String userId = realm.admin().createUser(person.email(), Map.of("emailVerified", true));
        new RoleAdmin(realm.admin()).grantClientRole(userId, "realm-management", "view-events");
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        before.assertRefused(page, "JC-204", "account-linking");
    }

    static Stream<Named<BiConsumer<RealmAdmin, String>>> waysToAdministrate() {
        return Stream.of(
                Named.of("a role", (realm, user) -> new RoleAdmin(realm)
                        .grantClientRole(user, "realm-management", "view-users")),
                Named.of("a group", AccountProofIT::administrateByGroup),
                Named.of("a composite role", AccountProofIT::administrateByComposite));
    }

    @ParameterizedTest
    @MethodSource("waysToAdministrate")
    void loginWhenAccountAdministratesTheRealmThenProofIsAskedInAVerifiedDomainToo(
            BiConsumer<RealmAdmin, String> makeAdministrator) {
        // given
        String name = "admin-" + realm.admin().userCount();
        String userId = realm.admin().createUser(People.email(name), People.withPassword());
        makeAdministrator.accept(realm.admin(), userId);
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person(name));

        // then
        assertThat(page.element(LINK)).isPresent();
        before.assertUnchanged();
    }

    @Test
    void loginWhenAccountHasTheAddressAsUsernameOnlyThenProofIsAskedInAVerifiedDomainToo() {
        // given
        Person person = person("name-only");
        Map<String, Object> account = new HashMap<>(People.withPassword());
        account.put("username", person.email());
        realm.admin().createUser("elsewhere@other.example", account);
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        assertThat(page.element(LINK)).isPresent();
        before.assertUnchanged();
    }

    @Test
    void loginWhenAccountHasTheAddressAsUsernameOnlyAndNoPasswordThenItIsRefused() {
        // given
        Person person = person("name-only-invited");
        realm.admin().createUser("elsewhere-invited@other.example", Map.of("username", person.email()));
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        before.assertRefused(page, "JC-204", "account-linking");
    }

    @Test
    void loginWhenAccountIsLinkedUnderAnotherNameIdThenItIsRefused() {
        // given
        Person person = person("double").withNameId("id-one");
        realm.login(person);
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person.withNameId("id-two"));

        // then
        before.assertRefused(page, "JC-204", "account-linking");
    }

    @Test
    void loginWhenSeveralAccountsHaveTheAddressThenItIsRefused() {
        // given
        Person person = person("twins");
        realm.admin().update(Map.of("duplicateEmailsAllowed", true, "loginWithEmailAllowed", false));
        realm.admin().createUser(person.email(), Map.of("username", "twin-1"));
        realm.admin().createUser(person.email(), Map.of("username", "twin-2"));
        realm.admin().update(Map.of("duplicateEmailsAllowed", false, "loginWithEmailAllowed", true));
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        before.assertRefused(page, "JC-204", "account-linking");
    }

    private Person administrator(String name) {
        Person person = person(name);
        String userId = realm.admin().createUser(person.email(), People.withPassword());
        new RoleAdmin(realm.admin()).grantClientRole(userId, "realm-management", "view-events");
        return person;
    }

    private static void administrateByGroup(RealmAdmin realm, String userId) {
        String group = realm.createGroup(null, "Operators", Map.of());
        new RoleAdmin(realm).grantClientRoleToGroup(group, "realm-management", "manage-users");
        realm.joinGroup(userId, group);
    }

    private static void administrateByComposite(RealmAdmin realm, String userId) {
        realm.createRealmRole("operator");
        RoleAdmin roles = new RoleAdmin(realm);
        roles.makeComposite("operator", "realm-management", "manage-clients");
        roles.grantRealmRole(userId, "operator");
    }
}
