package io.github.keycloakjumpcloud.it.organization;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A connection that belongs to an Organization: its members, its domains, and the e-mail address as the way in. */
class OrganizationIT {
    @AutoClose
    private TestRealm realm;

    private OrganizationAdmin organization;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().organizations().create();
        organization = OrganizationAdmin.create(realm.admin(), "acme", "example.com");
        organization.link(realm.alias());
        realm.configure(Map.of("kc.org.domain", "example.com", "kc.org.broker.redirect.mode.email-matches", "true"));
    }

    @AfterEach
    void restoreOrganization() {
        organization.describe(true, "example.com");
        realm.configure(Map.of("verifiedDomains", ""));
    }

    @Test
    void eMailFirstWhenDomainIsTheOrganizationsThenPersonIsSentToJumpCloudAndSignsIn() {
        // given
        Person person = person("typist").withDepartment("Sales");
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signIn());

        // when
        signIn.browser().form("form").fill("username", person.email()).submit();

        // then
        assertThat(signIn.isAtJumpCloud()).isTrue();

        // when
        signIn.answer(person);

        // then
        Login login = signIn.login();
        assertThat(login.email()).isEqualTo(person.email());
        assertThat(login.groups()).containsExactly("/Departments/Sales");
    }

    @Test
    void eMailFirstWhenPersonIsAMemberAlreadyThenPersonIsSentToJumpCloud() {
        // given
        Person person = person("regular");
        Login before = realm.login(person);
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signIn());

        // when
        signIn.browser().form("form").fill("username", person.email()).submit();
        signIn.answer(person);

        // then
        assertThat(signIn.login().userId()).isEqualTo(before.userId());
    }

    @Test
    void eMailFirstWhenDomainIsAnotherThenPersonIsNotSentToJumpCloud() {
        // given
        SignIn signIn = realm.newPerson();
        signIn.browser().open(realm.app().signIn());

        // when
        Page page = signIn.browser()
                .form("form")
                .fill("username", "someone@elsewhere.example")
                .submit();

        // then
        assertThat(signIn.isAtJumpCloud()).isFalse();
        assertThat(page.element("input[name=password]")).isPresent();
    }

    @Test
    void firstLoginWhenConnectionIsOfAnOrganizationThenPersonIsItsMember() {
        // when
        Login login = realm.login(person("member"));

        // then
        assertThat(organization.members()).contains(login.userId());
        assertThat(realm.admin().user("member@example.com").get("emailVerified").asBoolean())
                .isTrue();
    }

    @Test
    void firstLoginWhenAccountExistsInAVerifiedDomainOfTheOrganizationThenItIsLinkedAtOnce() {
        // given
        String userId = realm.admin().createUser("existing@example.com", People.withPassword());

        // when
        Login login = realm.login(person("existing"));

        // then
        assertThat(login.userId()).isEqualTo(userId);
        assertThat(organization.members()).contains(userId);
    }

    @Test
    void loginWhenDomainIsNotTheOrganizationsThenItIsRefused() {
        // given
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person("stranger").withEmail("stranger@elsewhere.example"));

        // then
        before.assertRefused(page, "JC-104", "trusted-domain");
    }

    /** Whoever shares a link chooses its {@code kc_idp_hint}, scope and {@code login_hint}. */
    @Test
    void loginWhenLinkNamesOneOrganizationAndTheConnectionOfAnotherThenNothingOfTheFirstIsGained() {
        // given
        TestRealm rival = realm.connect("rival", Map.of("kc.org.domain", "rival.example"), present -> present);
        OrganizationAdmin.create(realm.admin(), "rival", "rival.example").link(rival.alias());
        URI link = realm.app()
                .signIn(Map.of(
                        "kc_idp_hint",
                        rival.alias(),
                        "scope",
                        "openid organization:acme",
                        "login_hint",
                        "chief@example.com"));
        SignIn impostor = rival.newPerson();
        impostor.browser().open(link);
        Untouched before = Untouched.now(rival);

        // when: the rival's JumpCloud claims to know somebody of the first
        Page page = impostor.answer(person("chief"));

        // then
        before.assertRefused(page, "JC-104", "trusted-domain");

        // when: it names its own person
        SignIn own = rival.newPerson();
        own.browser().open(link);
        own.answer(person("rival").withEmail("rival@rival.example"));

        // then
        List<String> members = organization.members();
        assertThat(realm.admin().usersByEmail("rival@rival.example")).allSatisfy(user -> assertThat(members)
                .doesNotContain(user.get("id").asText()));
        own.browser().page().parameter("code").ifPresent(code -> assertThat(
                        own.login().accessToken().path("organization").toString())
                .doesNotContain("acme"));
    }

    @Test
    void firstLoginWhenDomainOfTheOrganizationIsUnverifiedThenItIsRefused() {
        // given
        organization.describe(false, "example.com");
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person("unproven"));

        // then
        before.assertRefused(page, "JC-104", "trusted-domain");
    }

    @Test
    void firstLoginWhenDomainIsUnverifiedAndEveryOneIsLetInThenProofIsAsked() {
        // given
        organization.describe(false, "example.com");
        realm.configure(Map.of("verifiedDomains", "*"));
        realm.admin().createUser("unproven@example.com", People.withPassword());
        Untouched before = Untouched.now(realm);

        // when
        Page page = realm.atJumpCloud().answer(person("unproven"));

        // then
        assertThat(page.element("#linkAccount")).isPresent();
        before.assertUnchanged();
    }

    @Test
    void firstLoginWhenDomainIsUnverifiedAndEveryOneIsLetInThenEMailOfTheNewAccountIsUnverifiedToo() {
        // given
        organization.describe(false, "example.com");
        realm.configure(Map.of("verifiedDomains", "*"));

        // when
        realm.login(person("unverified"));

        // then
        assertThat(realm.admin()
                        .user("unverified@example.com")
                        .get("emailVerified")
                        .asBoolean())
                .isFalse();
    }
}
