package io.github.keycloakjumpcloud.it.realm;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A realm that is renamed keeps everything; only the addresses that JumpCloud was told have to be entered anew. */
class RenamedRealmIT {

    private static final URI SERVER = Keycloak.server().baseUri();

    private TestRealm before;

    @AutoClose
    private TestRealm after;

    private String token;
    private String pushed;
    private String signedIn;

    @BeforeAll
    void renameRealm() {
        before = TestRealm.builder()
                .groups()
                .setting("verifiedDomains", "example.com")
                .create();
        ScimSide scim = ScimSide.of(before);
        pushed = scim.createUser(ScimSide.user("pushed"));
        scim.createGroup("Pilots", pushed);
        token = ScimSide.newToken(before, "second");
        signedIn = before.login(person("ann").withDepartment("Sales").withGroups("Crew"))
                .userId();
        String entityId = before.entityId();

        // when
        String name = before.admin().name() + "-renamed";
        before.admin().update(Map.of("realm", name));
        after = renamed(Keycloak.admin().realm(name), entityId);
    }

    @Test
    void setupPageWhenTheRealmWasRenamedThenAnAdminCanSignInThereBeforeAnybodyHasOpenedThePage() {
        // when
        Page login = new Browser()
                .open(after.entityId() + "/protocol/openid-connect/auth?client_id=jumpcloud-setup&response_type=code"
                        + "&scope=openid&code_challenge_method=S256"
                        + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
                        + "&redirect_uri=" + AdminApi.encode(setupPage(after)));
        Page page = new Browser().open(setupPage(after));

        // then
        assertThat(page.status()).isEqualTo(200);
        assertThat(login.status()).as(login.text()).isEqualTo(200);
        assertThat(login.element("#kc-form-login")).isPresent();
        assertThat(after.admin()
                        .get("clients?clientId=jumpcloud-setup")
                        .get(0)
                        .get("redirectUris")
                        .toString())
                .contains(after.admin().name())
                .doesNotContain("/" + before.admin().name() + "/");
    }

    @Test
    void scimWhenTheRealmWasRenamedThenTheTokenIsGoodAtTheNewAddressAndTheOldOneIsUnknown() {
        // when
        ScimClient now = ScimClient.of(ScimSide.baseUrl(after), token);
        ScimClient then = ScimClient.of(ScimSide.baseUrl(before), token);

        // then
        assertThat(now.exchange("GET", "/Users/" + pushed, null).status()).isEqualTo(200);
        assertThat(now.exchange("GET", "/Users/" + signedIn, null).status()).isEqualTo(200);
        assertThat(ScimSide.ids(now.exchange("GET", "/Groups", null))).hasSize(2);
        assertThat(then.exchange("GET", "/Users/" + pushed, null).status()).isEqualTo(404);
    }

    @Test
    void loginWhenJumpCloudWasToldTheNewAcsUrlThenItIsTheSamePersonInTheSameGroups() {
        // when
        Login login = after.login(person("ann").withDepartment("Sales").withGroups("Crew"));

        // then
        assertThat(login.userId()).isEqualTo(signedIn);
        assertThat(login.groups()).containsExactlyInAnyOrder("/Departments/Sales", "/JumpCloud/jumpcloud/Crew");
    }

    @Test
    void loginWhenJumpCloudStillHasTheOldAcsUrlThenItEndsAtAnAddressThatIsNotThere() {
        // given
        SignIn signIn = after.atJumpCloud();

        // when
        Page page = before.post(
                signIn.browser(),
                before.application()
                        .answer(person("ann"), signIn.request())
                        .base64(before.application().key()),
                signIn.request().relayState());

        // then
        assertThat(page.status()).isEqualTo(404);
    }

    @Test
    void findingsWhenTheRealmWasRenamedThenNothingIsWrong() {
        assertThat(Json.list(after.admin().get("jumpcloud/jumpcloud/findings")))
                .extracting(finding -> finding.get("severity").asText())
                .doesNotContain("error");
        assertThat(after.admin()
                        .get("jumpcloud/jumpcloud")
                        .at("/serviceProvider/scimBaseUrl")
                        .asText())
                .contains("/realms/" + after.admin().name() + "/");
        assertThat(List.of(after.admin()
                        .get("jumpcloud/jumpcloud")
                        .at("/serviceProvider/entityId")
                        .asText()))
                .as("stays what JumpCloud was told")
                .containsExactly(before.entityId());
    }

    private TestRealm renamed(RealmAdmin admin, String entityId) {
        SsoApplication told = SsoApplication.of(
                        "app", "Test", entityId, SERVER + "/realms/" + admin.name() + "/broker/jumpcloud/endpoint")
                .withGroupAttributeName("memberOf")
                .withKey(before.application().key());
        return new TestRealm(SERVER, admin, new App(SERVER, admin.name()), before.alias(), before.signOnUrl(), told);
    }

    private static String setupPage(TestRealm realm) {
        return realm.entityId() + "/jumpcloud/setup";
    }
}
