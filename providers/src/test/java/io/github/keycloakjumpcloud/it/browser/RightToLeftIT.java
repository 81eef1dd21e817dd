package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import com.microsoft.playwright.options.BoundingBox;
import com.microsoft.playwright.options.ColorScheme;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A language that a realm adds, and that is written from the right. */
@InChromium
class RightToLeftIT {

    private static final String WIDTH = "document.documentElement.clientWidth";

    @AutoClose
    private TestRealm realm;

    private String link;

    @BeforeAll
    void start() {
        realm = TestRealm.builder().realm("displayName", "Example").create(Keycloak.ofSecondLane());
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/" + TestRealm.ALIAS));
        realm.admin()
                .api()
                .post(
                        realm.admin().path("localization/ar"),
                        Map.of(
                                "jumpcloudSetup.link.title", "إعداد JumpCloud لـ {0}",
                                "jumpcloudSetup.link.begin", "ابدأ",
                                "jumpcloudSetup.step.jumpcloud", "في JumpCloud"));
        link = realm.admin()
                .api()
                .post(realm.admin().path("jumpcloud/" + TestRealm.ALIAS + "/setup-links"), Map.of())
                .body()
                .get("url")
                .asText();
    }

    @Test
    void linkWhenTheReadersLanguageBeginsAtTheRightThenSoDoesThePage(Chromium chromium) {
        // when
        SetupVisit visit = SetupVisit.at(chromium, link, "ar", ColorScheme.LIGHT);
        visit.at("إعداد JumpCloud لـ Example");

        // then
        assertThat(visit.page().locator("html").getAttribute("dir")).isEqualTo("rtl");
        assertThat(visit.page().locator("html").getAttribute("lang")).isEqualTo("ar");
        assertBeginsAtTheRight(visit, "h1");
        visit.assertFits(chromium, "link-0-rtl");

        // when
        visit.button("ابدأ").click();
        visit.page().locator("#step").waitFor();

        // then
        assertBeginsAtTheRight(visit, "h1");
        visit.assertFits(chromium, "link-1-rtl");
        visit.page().setViewportSize(400, 800);
        visit.assertFits(chromium, "link-1-rtl-400");
    }

    /** The text, not its element, which is as wide as the page. */
    private static void assertBeginsAtTheRight(SetupVisit visit, String element) {
        double width = ((Number) visit.page().evaluate(WIDTH)).doubleValue();
        double right = ((Number) visit.page()
                        .locator(element)
                        .evaluate("it => { const range = document.createRange(); range.selectNodeContents(it);"
                                + " return Math.max(...[...range.getClientRects()].map(({ right }) => right)); }"))
                .doubleValue();
        BoundingBox box = visit.page().locator(element).boundingBox();
        assertThat(right).isCloseTo(box.x + box.width, offset(2.0));
        assertThat(width - right).isLessThan(width / 3);
    }
}
