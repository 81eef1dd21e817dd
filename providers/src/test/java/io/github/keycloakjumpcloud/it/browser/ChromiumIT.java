package io.github.keycloakjumpcloud.it.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@InChromium
class ChromiumIT {

    @Test
    void loginPageWhenOpenedInChromiumThenItIsShownAndKeptAsPicture(Chromium chromium) {
        // given
        Page page = chromium.newPage();

        // when
        page.navigate(Keycloak.ofSecondLane().baseUri() + "/realms/master/account");
        page.locator("#username").waitFor();
        chromium.screenshot(page, "chromium-works");

        // then
        assertThat(page.title()).contains("Keycloak");
        assertThat(Keycloak.projectFile("providers/target/screenshots/chromium-works.png"))
                .matches(file -> Files.exists(file));
    }
}
