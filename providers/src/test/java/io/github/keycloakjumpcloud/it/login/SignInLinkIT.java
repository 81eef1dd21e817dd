package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The sign-in link, and a tile and a link without a portal client. */
class SignInLinkIT {
    @AutoClose
    private TestRealm realm;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        PortalVisit.addClients(realm);
    }

    @BeforeEach
    void restoreDefaults() {
        realm.configure(Map.of("portalClient", App.CLIENT_ID));
        realm.changeApplication(present -> present.withDefaultRelayState(""));
    }

    @Test
    void linkWhenOpenedThenPersonGoesToJumpCloudAndOnToThePortalClient() {
        // given
        Person person = person("linked");
        SignIn signIn = realm.newPerson();

        // when
        signIn.browser().open(PortalVisit.link(realm));

        // then
        assertThat(signIn.isAtJumpCloud()).isTrue();

        // when
        Page page = signIn.answer(person);

        // then
        PortalVisit.assertLanded(page, App.HOME);
        assertThat(PortalVisit.hasSession(realm, signIn, person)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "disabled", "no-such-client", "without-address"})
    void tileAndLinkWhenThereIsNoUsablePortalClientThenTheyAreRefused(String portalClient) {
        // given
        realm.configure(Map.of("portalClient", portalClient));
        Untouched before = Untouched.now(realm);

        // when
        Page tile = realm.newPerson().pressTile(person("nowhere"));
        Page link = realm.newPerson().browser().open(PortalVisit.link(realm));

        // then
        before.assertRefused(tile, "JC-310", "solicited");
        before.assertRefused(link, "JC-310", "solicited");
        assertThat(tile.text()).contains("cannot be opened from the JumpCloud portal yet");
        assertThat(link.text())
                .contains("This sign-in link does not lead to an application yet.", "Open the application itself")
                .doesNotContain("portal");
    }
}
