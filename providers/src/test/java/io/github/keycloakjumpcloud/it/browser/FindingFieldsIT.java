package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import io.github.keycloakjumpcloud.core.finding.FindingFact;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.keycloak.util.JsonSerialization;

/** Every finding that there is, and the way from it to the field of the setup page that mends it. */
@InChromium
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class FindingFieldsIT {

    private static final String OPERATOR = People.email("setup-operator");

    /** What no field of the page mends: it is changed in JumpCloud alone, in Keycloak's consoles, or on the server. */
    private static final Set<String> ELSEWHERE = Set.of(
            "requests-signed-by-sha1",
            "flow-without-step",
            "response-not-signed",
            "clocks-apart",
            "principal-is-an-attribute",
            "domain-unreadable",
            "organization-disabled",
            "link-only",
            "encryption-wanted",
            "encryption-without-key",
            "responses-kept",
            "clock-skew-wide",
            "sync-mode-not-force",
            "logout-leads-away",
            "answer-by-redirect",
            "button-among-many",
            "login-page-without-way",
            "members-elsewhere",
            "edits-overwritten",
            "setting-refused metadataFile",
            "setting-refused redirectEndpointDeclared",
            "setting-refused buttonOnFirstPage",
            "setting-refused redirectByEmail");

    private static final String IS_THERE = "name => { const it = document.activeElement;"
            + " return [it.dataset.field, it.dataset.attribute].includes(name) && it.checkVisibility(); }";

    @AutoClose
    private TestRealm realm;

    @BeforeEach
    void start() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create(Keycloak.ofSecondLane());
        new RoleAdmin(realm.admin()).createAdministrator(OPERATOR, "manage-identity-providers");
    }

    @Test
    void findingsWhenThePageHasAFieldThenEachLinkPutsTheFocusThere(Chromium chromium) throws IOException {
        // given
        Map<String, Map<String, Object>> findings = findings();
        String answer = JsonSerialization.writeValueAsString(findings.values());
        SetupVisit visit = SetupVisit.of(chromium, realm.admin().name()).signIn(OPERATOR);
        visit.page()
                .route(
                        "**/findings",
                        route -> route.fulfill(new Route.FulfillOptions()
                                .setContentType("application/json")
                                .setBody(answer)));

        // when
        visit.goTo("#connection/" + TestRealm.ALIAS, TestRealm.ALIAS);
        Map<String, String> links = visit.page().locator("a[aria-label^='Fix it: ']").all().stream()
                .collect(Collectors.toMap(FindingFieldsIT::found, link -> link.getAttribute("href")));

        // then
        assertThat(findings.keySet().stream().filter(name -> !ELSEWHERE.contains(name)))
                .containsExactlyInAnyOrderElementsOf(links.keySet());
        links.values().stream().distinct().sorted().forEach(address -> {
            visit.page().evaluate("hash => { location.hash = hash; }", address);
            visit.page().waitForFunction(IS_THERE, address.substring(address.lastIndexOf('/') + 1));
        });
        visit.assertSound();
    }

    private static String found(Locator link) {
        return link.getAttribute("aria-label").substring("Fix it: ".length());
    }

    /** One of each fact, and for a refused setting one of each setting, by a name that stands for the sentence. */
    private static Map<String, Map<String, Object>> findings() {
        Map<String, Map<String, Object>> findings = new LinkedHashMap<>();
        for (FindingFact fact : FindingFact.values()) {
            if (fact == FindingFact.SETTING_REFUSED) {
                Arrays.stream(ConnectionSetting.values())
                        .map(ConnectionSetting::key)
                        .forEach(key -> findings.put(
                                fact.slug() + " " + key, finding(fact, key, Map.of("problems", refused(key)))));
            } else {
                findings.put(fact.slug(), finding(fact, "", arguments(fact.slots())));
            }
        }
        return findings;
    }

    private static Map<String, Object> finding(FindingFact fact, String more, Map<String, Object> arguments) {
        return Map.of(
                "kind",
                fact.finding().slug(),
                "severity",
                "hint",
                "fact",
                (fact.slug() + " " + more).strip(),
                "arguments",
                arguments,
                "place",
                "keycloak",
                "remedy",
                "any");
    }

    private static Map<String, Object> arguments(List<FactSlot> slots) {
        return slots.stream().collect(Collectors.toMap(FactSlot::name, slot -> switch (slot.type()) {
            case NEAR_MISSES -> List.of(Map.of("received", "firstname", "expected", "FirstName"));
            case FACTS -> refused("any");
            case NAMES, QUOTES -> List.of("any");
            default -> "any";
        }));
    }

    private static List<Object> refused(String key) {
        return List.of(Map.of("kind", "at-field", "arguments", Map.of("field", key)));
    }
}
