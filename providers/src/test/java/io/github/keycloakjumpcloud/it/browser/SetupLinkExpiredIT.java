package io.github.keycloakjumpcloud.it.browser;

import io.github.keycloakjumpcloud.it.harness.ClockedKeycloak;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page behind a set-up link whose time is over. */
@InChromium
class SetupLinkExpiredIT {

    private static final String OVER = "The link has expired. Ask the people who sent it for a new one.";

    private final ClockedKeycloak keycloak = ClockedKeycloak.shared();

    @Test
    void pageWhenTheTimeOfTheLinkIsOverThenItSaysSoBeforeAndAfterItWasOpened(Chromium chromium) {
        // given
        TestRealm realm = keycloak.create(TestRealm.builder());
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", false));
        String url = realm.admin()
                .api()
                .post(realm.admin().path("jumpcloud/" + realm.alias() + "/setup-links"), Map.of("expiresIn", 900))
                .body()
                .get("url")
                .asText();
        SetupVisit holder = SetupVisit.at(chromium, url);
        holder.button("Begin").click();
        holder.at("In JumpCloud – " + realm.alias());

        // when
        keycloak.moveOn(Duration.ofMinutes(16));
        holder.button("Next").click();

        // then
        holder.page().getByText(OVER).waitFor();
        holder.assertSound();

        // when
        SetupVisit late = SetupVisit.at(chromium, url);
        late.button("Begin").click();

        // then
        late.page().getByText(OVER).waitFor();
        late.assertSound();
    }
}
