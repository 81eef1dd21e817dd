package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The first step of the set-up: whose connection it is, and what JumpCloud is told. */
@InChromium
class FirstStepIT {

    private static final String OPERATOR = People.email("setup-operator");
    private static final String NEW = "In JumpCloud – New connection";
    private static final String OF_ANOTHER_TYPE = "jumpcloud-2";
    private static final String PROPOSED = "jumpcloud-3";
    private static final String ACS_URL = "ACS URLs → Default URL";
    private static final String DOMAINS = "Verified e-mail domains";
    private static final String THESE_DOMAINS = "Those of these domains";

    /** Each of JumpCloud's fields on the page, with its value, as lines. */
    private static final String SHOWN =
            "() => [...document.querySelectorAll('#step .pf-v5-c-form__group, #step tbody tr')].map(it =>"
                    + " it.matches('tr') ? [...it.querySelectorAll('td')].map(cell =>"
                    + " `${cell.querySelector('code').textContent} (${cell.dataset.label})`)"
                    + " : [it.querySelector('.pf-v5-c-form__label-text').textContent,"
                    + " it.querySelector('input')?.value ?? it.querySelector('p').textContent])"
                    + ".map(pair => pair.join(': '))";

    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void start() {
        realm = TestRealm.builder().create(Keycloak.ofSecondLane());
        realm.connectPlainSaml(OF_ANOTHER_TYPE);
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void aliasWhenNoConnectionCanHaveItThenItSaysSoAtOnceAndNoAddressCanBeCopied(Chromium chromium) {
        // given
        SetupVisit visit = first(chromium);
        assertThat(visit.field("Alias").inputValue()).isEqualTo(PROPOSED);
        visit.text("Those of any domain: no existing account is linked without proof")
                .click();

        // then: taken by a connection
        assertRefuses(visit, TestRealm.ALIAS, "There is a connection with this alias already");
        // taken by a provider of another type
        assertRefuses(visit, OF_ANOTHER_TYPE, "The alias is that of a provider of another type");
        chromium.screenshot(visit.page(), "setup-alias-taken");
        visit.assertSound();
        // wrong characters
        assertRefuses(visit, "acme & co", "Letters, digits, and . _ ~ - only");

        // when
        visit.field("Alias").fill("acme");
        visit.button("Copy " + ACS_URL).click();

        // then
        assertThat(visit.clipboard())
                .isEqualTo(realm.entityId() + "/broker/acme/endpoint")
                .isEqualTo(visit.field(ACS_URL).inputValue());
        assertThat(visit.field("Alias").getAttribute("aria-invalid")).isEqualTo("false");
    }

    /** The field is blamed, by Next as well, and there is nothing to copy. */
    private static void assertRefuses(SetupVisit visit, String alias, String sentence) {
        visit.field("Alias").fill(alias);
        visit.page().getByText(sentence).waitFor();
        visit.page().getByText("Choose a free alias first").waitFor();
        assertThat(visit.field("Alias").getAttribute("aria-invalid")).isEqualTo("true");
        assertThat(visit.field(ACS_URL).count()).isZero();
        assertThat(visit.button("Copy " + ACS_URL).count()).isZero();

        visit.button("Next").click();
        visit.page().locator("[data-field=alias]:focus").waitFor();
        assertThat(visit.title()).isEqualTo(NEW);
    }

    @Test
    void domainsWhenOneIsWrongThenTheFieldSaysSoBeforeTheStepIsLeft(Chromium chromium) {
        // given
        SetupVisit visit = first(chromium);
        visit.text(THESE_DOMAINS).click();

        // when
        visit.field(DOMAINS).fill("acme.example\nno domain");
        visit.button("Next").click();

        // then
        visit.page().locator("[data-field=verifiedDomains][aria-invalid=true]").waitFor();
        chromium.screenshot(visit.page(), "setup-wrong-domain");
        assertThat(visit.title()).isEqualTo(NEW);
        assertThat(visit.described(DOMAINS)).contains("“no domain” is not an e-mail domain");
        assertThat(visit.focusedField()).isEqualTo("verifiedDomains");
        visit.assertSound();

        // when
        visit.field(DOMAINS).fill("acme.example");
        visit.button("Next").click();

        // then
        visit.at("From JumpCloud – JumpCloud (" + PROPOSED + ")");
        assertThat(realm.admin().hasIdentityProvider(PROPOSED)).isFalse();
    }

    @Test
    void allWhenCopiedAsTextThenItIsWhatIsShown(Chromium chromium) {
        // given: the connection has an IdP Entity ID of its own
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#setup/" + TestRealm.ALIAS + "/jumpcloud", "In JumpCloud – " + TestRealm.ALIAS);

        // when
        visit.button("Copy all as text").click();

        // then
        visit.heard("Copy all as text copied");
        List<String> lines = shown(visit);
        assertThat(visit.clipboard().lines())
                .containsSubsequence(lines)
                .filteredOn(line -> line.contains(": ") && !line.startsWith(" "))
                .hasSameSizeAs(lines);
        assertThat(lines)
                .contains(
                        "Display Label: The name of your application, as people read it under the tile in the portal.",
                        "Advanced Settings → SSO IdP URL: keycloak-jumpcloud",
                        "IdP Entity ID: " + realm.application().issuer(),
                        "SP Entity ID: " + realm.entityId(),
                        ACS_URL + ": " + realm.acsUrl(),
                        "SAMLSubject NameID Format: Keep the default. Every format except transient works.",
                        "FirstName (Service Provider Attribute Name): firstname (JumpCloud Attribute Name)",
                        "include group attribute: memberOf");
    }

    @SuppressWarnings("unchecked")
    private static List<String> shown(SetupVisit visit) {
        return (List<String>) visit.page().evaluate(SHOWN);
    }

    @Test
    void fieldsWhenLeftByBackThenAllThatWasTypedIsThereAgain(Chromium chromium) {
        // given
        SetupVisit visit = first(chromium);
        visit.field("Display name").fill("Acme");
        visit.field("Alias").fill("acme");
        visit.text(THESE_DOMAINS).click();
        visit.field(DOMAINS).fill("acme.example\nacme.test");
        visit.button("Next").click();
        visit.at("From JumpCloud – Acme (acme)");

        // when
        visit.button("Back").click();

        // then
        visit.at("In JumpCloud – Acme (acme)");
        assertTyped(visit, "Acme");
        visit.button("Copy " + ACS_URL).click();
        assertThat(visit.clipboard()).isEqualTo(realm.entityId() + "/broker/acme/endpoint");
    }

    @Test
    void fieldsWhenLeftBeforeTheyWereSavedThenAllThatWasTypedIsThereAgain(Chromium chromium) {
        // given: a field that was changed before the alias, and again after it
        SetupVisit visit = first(chromium);
        visit.field("Display name").fill("Draft");
        visit.field("Alias").fill("acme");
        visit.text(THESE_DOMAINS).click();
        visit.field(DOMAINS).fill("acme.example\nacme.test");
        visit.field("Display name").fill("Acme");

        // when
        visit.link("All connections").click();
        visit.at("Connections of the realm " + realm.admin().name());
        visit.goTo("#setup", NEW);

        // then
        visit.page().getByText("What you typed here before is filled in again").waitFor();
        assertTyped(visit, "Acme");
    }

    private static void assertTyped(SetupVisit visit, String name) {
        assertThat(visit.field("Display name").inputValue()).isEqualTo(name);
        assertThat(visit.field("Alias").inputValue()).isEqualTo("acme");
        assertThat(visit.field(THESE_DOMAINS).isChecked()).isTrue();
        assertThat(visit.field(DOMAINS).inputValue()).isEqualTo("acme.example\nacme.test");
    }

    private SetupVisit first(Chromium chromium) {
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.goTo("#setup", NEW);
        return visit;
    }
}
