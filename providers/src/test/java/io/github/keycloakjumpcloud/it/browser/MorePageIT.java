package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is seldom changed of a connection, behind "More". */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class MorePageIT {

    private static final String MANAGER = People.email("more-manager");
    private static final String VIEWER = People.email("more-viewer");

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(Keycloak.ofSecondLane());
        RoleAdmin roles = new RoleAdmin(realm.admin());
        roles.createAdministrator(MANAGER, "manage-identity-providers");
        roles.createAdministrator(VIEWER, "view-identity-providers");
    }

    @Test
    void moreWhenOpenedThenRulesAreCheckedWhileTypedAndAllIsSavedInOnePlace(Chromium chromium) {
        // given
        realm.admin().createRealmRole("auditor");
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(MANAGER);
        visit.goTo("#connection/" + TestRealm.ALIAS, TestRealm.ALIAS);
        visit.press("Group rules, SCIM delete and brake, button image, attribute names", "Enter");

        // when: wrong rules
        visit.field("Group rules").fill("Sales\nA -> role:auditor\nB -> group:x");

        // then
        visit.page().locator("textarea[aria-invalid=true]").waitFor();
        assertThat(visit.page().locator("#more-groups").textContent())
                .contains("Line 1 of the group rules", "Line 3 of the group rules");
        visit.button("Save").first().click();
        visit.page().locator("textarea[aria-invalid=true]").waitFor();
        assertThat(visit.field("Group rules").inputValue()).startsWith("Sales");
        visit.assertSound();

        // when: right ones
        visit.field("Group rules").fill("Auditors -> role:auditor\nOthers -> role:gone");
        visit.page().locator("#rules-preview").getByText("does not exist").waitFor();
        visit.field("What JumpCloud’s groups become").selectOption("rules");
        visit.button("Save").first().click();

        // then
        visit.page().locator("#more-groups .pf-m-success").getByText("Saved").waitFor();
        chromium.screenshot(visit.page(), "setup-more");
        assertThat(mapper("jumpcloud-group-idp-mapper")).containsEntry("groupMode", "rules");
        assertThat(mapper("jumpcloud-group-idp-mapper").get("groupRules")).startsWith("Auditors");
        visit.assertSound();

        // when: the others
        visit.field("Brake \\(percent\\)").fill("101");
        visit.field("When JumpCloud deletes a user").selectOption("delete");
        visit.button("Save").nth(1).click();
        visit.page().locator("#more-scim input[aria-invalid=true]").waitFor();
        visit.field("Brake \\(percent\\)").fill("50");
        visit.button("Save").nth(1).click();
        visit.page().locator("#more-scim .pf-m-success").waitFor();
        visit.field("Groups attribute").fill("roles");
        visit.button("Save").nth(2).click();
        visit.page().locator("#more-others .pf-m-success").waitFor();
        visit.field("Department").fill("costCenter");
        visit.button("Save").nth(3).click();
        visit.page().locator("#more-names .pf-m-success").waitFor();

        // then
        assertThat(realm.admin().settings(realm.alias()))
                .containsEntry("scimDelete", "delete")
                .containsEntry("scimBrakePercent", "50")
                .containsEntry("groupsAttribute", "roles");
        assertThat(mapper("jumpcloud-profile-idp-mapper")).containsEntry("departmentAttribute", "costCenter");
        visit.assertSound();
    }

    @Test
    void moreWhenAFindingLeadsThereThenItOpensAndWhatWasTypedStays(Chromium chromium) {
        // given
        realm.admin()
                .api()
                .put(
                        realm.admin().path("jumpcloud/" + TestRealm.ALIAS + "/group-rules"),
                        Map.of("mode", "rules", "rules", "Others -> role:gone"));
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(MANAGER);
        visit.goTo("#connection/" + TestRealm.ALIAS, TestRealm.ALIAS);
        Locator fix = visit.page().locator("a[href='#connection/jumpcloud/rules']");

        // when
        fix.press("Enter");

        // then
        visit.page().locator("[data-field='rules']:focus").waitFor();
        assertThat(visit.field("Group rules").inputValue()).isEqualTo("Others -> role:gone");

        // when
        visit.field("Brake \\(percent\\)").fill("55");
        fix.press("Enter");

        // then
        visit.page().locator("[data-field='rules']:focus").waitFor();
        assertThat(visit.field("Brake \\(percent\\)").inputValue()).isEqualTo("55");
        visit.assertSound();
    }

    @Test
    void moreWhenOpenedInTheDarkOnATelephoneThenItFits(Chromium chromium) {
        // given
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name(), "de", ColorScheme.DARK);
        visit.page().setViewportSize(400, 800);
        visit.signIn(VIEWER);
        visit.goTo("#connection/" + TestRealm.ALIAS, TestRealm.ALIAS);

        // when
        visit.page().getByText("Gruppenregeln, SCIM").first().click();
        visit.page().locator("#more-names input").first().waitFor();

        // then
        visit.assertFits(chromium, "setup-more-dark-400");
    }

    private Map<String, String> mapper(String type) {
        Map<String, String> config = new HashMap<>();
        realm.admin().mappers(realm.alias()).stream()
                .filter(mapper -> mapper.get("identityProviderMapper").asText().equals(type))
                .forEach(mapper -> mapper.get("config")
                        .properties()
                        .forEach(setting ->
                                config.put(setting.getKey(), setting.getValue().asText())));
        return config;
    }
}
