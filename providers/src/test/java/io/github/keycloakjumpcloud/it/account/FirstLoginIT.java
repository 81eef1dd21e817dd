package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which account a person gets at the first sign-in, as the connection's settings say. */
class FirstLoginIT {
    @AutoClose
    private TestRealm realm;

    private int people;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        realm.admin().createRealmRole("app-user");
        new RoleAdmin(realm.admin()).createClientRole(App.CLIENT_ID, "editor");
    }

    @BeforeEach
    void restoreDefaults() {
        realm.configure(Map.of(
                "provisioningMode", "jit",
                "linkExisting", "verified-domain",
                "verifiedDomains", "",
                "defaultRole", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "jit, verified-domain, example.com",
        "jit, verified-domain, ''",
        "jit, confirm, example.com",
        "jit, never, ''",
    })
    void loginWhenThereIsNoAccountThenItIsCreated(String mode, String linking, String domains) {
        // given
        Person person = configured(mode, linking, domains);

        // when
        Login login = realm.login(person);

        // then
        JsonNode account = realm.admin().user(person.email());
        assertThat(account.get("id").asText()).isEqualTo(login.userId());
        assertThat(account.get("emailVerified").asBoolean()).isEqualTo(!domains.isEmpty());
        assertThat(linkCount(login.userId())).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "invite-only, verified-domain, JC-201, invited",
        "invite-only, never, JC-201, invited",
        "scim-only, verified-domain, JC-202, provisioned",
        "scim-only, confirm, JC-202, provisioned",
    })
    void loginWhenThereIsNoAccountAndNoneMayBeCreatedThenItIsRefused(
            String mode, String linking, String code, String check) {
        // given
        Person person = configured(mode, linking, "example.com");
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        before.assertRefused(page, code, check);
        assertThat(realm.admin().usersByEmail(person.email())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"jit", "invite-only"})
    void loginWhenAccountExistsAndDomainIsVerifiedThenItIsLinkedAtOnce(String mode) {
        // given
        Person person = configured(mode, "verified-domain", "example.com");
        String userId = realm.admin().createUser(person.email(), People.withPassword());

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(linkCount(userId)).isEqualTo(1);
    }

    @Test
    void loginWhenAccountExistsInOtherLetterCaseThenItIsThatAccount() {
        // given
        Person person = configured("jit", "verified-domain", "EXAMPLE.com");
        String userId = realm.admin().createUser(person.email().toUpperCase(Locale.ROOT), Map.of());

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.userId()).isEqualTo(userId);
    }

    @ParameterizedTest
    @CsvSource({
        "jit, verified-domain, ''",
        "jit, confirm, example.com",
        "jit, confirm, ''",
        "invite-only, verified-domain, ''",
        "invite-only, confirm, example.com",
    })
    void loginWhenAccountExistsAndIsNotTrustedThenProofIsAsked(String mode, String linking, String domains) {
        // given
        Person person = configured(mode, linking, domains);
        realm.admin().createUser(person.email(), People.withPassword());
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        assertThat(page.element("#linkAccount")).isPresent();
        before.assertUnchanged();
    }

    @ParameterizedTest
    @CsvSource({
        "jit, never, example.com, JC-204, account-linking",
        "jit, never, '', JC-204, account-linking",
        "invite-only, never, example.com, JC-204, account-linking",
        "scim-only, verified-domain, example.com, JC-202, provisioned",
        "scim-only, confirm, '', JC-202, provisioned",
        "scim-only, never, example.com, JC-202, provisioned",
    })
    void loginWhenAccountExistsAndMayNotBeLinkedThenItIsRefused(
            String mode, String linking, String domains, String code, String check) {
        // given
        Person person = configured(mode, linking, domains);
        realm.admin().createUser(person.email(), People.withPassword());
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        before.assertRefused(page, code, check);
    }

    @ParameterizedTest
    @CsvSource({"jit, verified-domain", "jit, confirm", "jit, never", "invite-only, verified-domain"})
    void loginWhenExistingAccountIsDisabledThenItIsRefused(String mode, String linking) {
        // given
        Person person = configured(mode, linking, "example.com");
        realm.admin().createUser(person.email(), Map.of("enabled", false));
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person);

        // then
        before.assertRefused(page, "JC-203", "account-enabled");
    }

    @Test
    void laterLoginWhenLinkedAccountWasDisabledThenItIsRefused() {
        // given
        Person person = configured("jit", "verified-domain", "");
        Login login = realm.login(person);
        realm.admin().updateUser(login.userId(), user -> user.put("enabled", false));
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person.withJobTitle("Never stored"));

        // then
        before.assertRefused(page, "JC-203", "account-enabled");
    }

    @ParameterizedTest
    @CsvSource({"invite-only, never", "scim-only, never"})
    void laterLoginWhenSettingsBecameStricterThenLinkedPersonStillSignsIn(String mode, String linking) {
        // given
        Person person = configured("jit", "verified-domain", "");
        Login login = realm.login(person);

        // when
        realm.configure(Map.of("provisioningMode", mode, "linkExisting", linking));

        // then
        assertThat(realm.login(person).userId()).isEqualTo(login.userId());
    }

    @Test
    void loginWhenDefaultRoleIsARealmRoleThenCreatedAccountHasIt() {
        // given
        Person person = configured("jit", "verified-domain", "");
        realm.configure(Map.of("defaultRole", "app-user"));

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.realmRoles()).contains("app-user");
        assertThat(realm.admin().realmRolesOf(login.userId())).contains("app-user");
    }

    @Test
    void loginWhenDefaultRoleIsAClientRoleThenCreatedAccountHasIt() {
        // given
        Person person = configured("jit", "verified-domain", "");
        realm.configure(Map.of("defaultRole", "app.editor"));

        // when
        Login login = realm.login(person);

        // then
        assertThat(new RoleAdmin(realm.admin()).clientRolesOf(login.userId(), App.CLIENT_ID))
                .containsExactly("editor");
    }

    @Test
    void loginWhenAccountExistedThenItDoesNotGetTheDefaultRole() {
        // given
        Person person = configured("jit", "verified-domain", "example.com");
        realm.configure(Map.of("defaultRole", "app-user"));
        realm.admin().createUser(person.email(), People.withPassword());

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.realmRoles()).doesNotContain("app-user");
    }

    @Test
    void loginWhenDefaultRoleDoesNotExistThenPersonStillSignsIn() {
        // given
        Person person = configured("jit", "verified-domain", "");
        realm.configure(Map.of("defaultRole", "no-such-role"));

        // when
        Login login = realm.login(person);

        // then
        assertThat(login.email()).isEqualTo(person.email());
    }

    /** A person whom nobody has met, before a connection with these settings. */
    private Person configured(String mode, String linking, String domains) {
        realm.configure(Map.of("provisioningMode", mode, "linkExisting", linking, "verifiedDomains", domains));
        return person("first-" + ++people);
    }

    private int linkCount(String userId) {
        return realm.admin().federatedIdentitiesOf(userId).size();
    }
}
