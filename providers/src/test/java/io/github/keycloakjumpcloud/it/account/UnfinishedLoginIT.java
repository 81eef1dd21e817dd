package io.github.keycloakjumpcloud.it.account;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Keycloak looks at when a sign-in begins, and its older lines not again before it ends. */
class UnfinishedLoginIT {

    private static final String CRM = "http://127.0.0.1/crm/";
    private static final String SPA = "http://127.0.0.1/spa/";
    private static final String FLOW = "authentication/flows/allow/executions";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;
    private int people;
    private String name;
    private Person person;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder()
                .setting("verifiedDomains", "example.com")
                .setting("scimBrakePercent", "0")
                .create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
        admin.createClient(Map.of(
                "clientId",
                "urn:crm",
                "protocol",
                "saml",
                "redirectUris",
                List.of(CRM + "*"),
                "attributes",
                Map.of(
                        "saml.client.signature",
                        "false",
                        "saml_idp_initiated_sso_url_name",
                        "crm",
                        "saml_assertion_consumer_url_post",
                        CRM + "acs",
                        "saml_name_id_format",
                        "email")));
        admin.createClient(Map.of(
                "clientId", "spa", "publicClient", true, "implicitFlowEnabled", true, "redirectUris", List.of(SPA)));
        admin.api()
                .post(
                        admin.path("authentication/flows"),
                        Map.of("alias", "allow", "providerId", "basic-flow", "topLevel", true, "builtIn", false));
        String step = admin.api()
                .post(admin.path(FLOW + "/execution"), Map.of("provider", "allow-access-authenticator"))
                .id();
        admin.api().put(admin.path(FLOW), Map.of("id", step, "requirement", "REQUIRED"));
    }

    @BeforeEach
    void restoreDefaults() {
        name = "unfinished-" + ++people;
        person = person(name);
        admin.updateIdentityProvider(
                realm.alias(),
                provider -> provider.put("enabled", true).put("linkOnly", false).put("postBrokerLoginFlowAlias", ""));
    }

    private SignIn waitingBefore(String address) {
        SignIn signIn = realm.atJumpCloud();
        signIn.browser().stopAt(realm.entityId() + "/" + address);
        signIn.answer(person);
        assertThat(signIn.browser().page().status()).isZero();
        return signIn;
    }

    private Page goOnWhenTheConnectionIsDisabled(SignIn signIn) {
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("enabled", false));
        return signIn.browser().open(signIn.browser().page().uri());
    }

    @Test
    void firstLoginWhenTheConnectionIsDisabledBeforeItsEndThenNobodyIsLinked() {
        // given
        String id = admin.createUser(person.email(), Map.of("emailVerified", true));

        // when
        Page page = goOnWhenTheConnectionIsDisabled(waitingBefore("broker/after-first-broker-login"));

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-107");
        assertThat(admin.federatedIdentitiesOf(id)).isEmpty();
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    /** Keycloak 26.5 and later say on a page of their own that the connection is not there. */
    @Test
    void firstLoginWhenTheConnectionIsDisabledBeforeItsFormsThenThereIsNoAccount() {
        // when
        Page page = goOnWhenTheConnectionIsDisabled(waitingBefore("login-actions/first-broker-login"));

        // then
        assertThat(page.status()).isGreaterThanOrEqualTo(400);
        assertThat(admin.usersByEmail(person.email())).isEmpty();
    }

    @Test
    void postLoginFlowWhenTheConnectionIsDisabledBeforeItsEndThenNobodyIsIn() {
        // given
        String id = scim.createUser(ScimSide.user(name));
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("postBrokerLoginFlowAlias", "allow"));
        realm.login(person);
        int before = admin.sessionsOf(id).size();

        // when
        Page page = goOnWhenTheConnectionIsDisabled(waitingBefore("broker/after-post-broker-login"));

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-107");
        assertThat(admin.sessionsOf(id)).hasSize(before);
    }

    @Test
    void answerWhenTheConnectionIsForLinkingOnlyByThenNobodyIsSignedIn() {
        // given
        String id = realm.login(person).userId();
        SignIn signIn = realm.atJumpCloud();
        admin.updateIdentityProvider(realm.alias(), provider -> provider.put("linkOnly", true));
        int before = admin.sessionsOf(id).size();

        // when
        Page page = signIn.answer(person);

        // then
        assertThat(RefusalPage.of(page).code()).isEqualTo("JC-107");
        assertThat(admin.sessionsOf(id)).hasSize(before);
    }

    /** A session that ends takes back no assertion, and no token that an application has already. */
    @ParameterizedTest
    @ValueSource(strings = {"saml", "implicit"})
    void loginWhenDeactivatedWhileAFormWaitsThenTheApplicationGetsNothing(String kind) {
        // given
        String id = scim.createUser(ScimSide.user(name));
        realm.login(person);
        admin.updateUser(id, user -> user.putArray("requiredActions").add("UPDATE_PROFILE"));
        SignIn signIn = realm.newPerson();
        signIn.browser().stopAt(CRM).stopAt(SPA);
        if (kind.equals("saml")) {
            signIn.browser().open(realm.entityId() + "/protocol/saml/clients/crm");
            signIn.browser().click("#social-" + realm.alias());
        } else {
            signIn.browser()
                    .open(realm.entityId() + "/protocol/openid-connect/auth?client_id=spa&scope=openid&nonce=n"
                            + "&response_type=id_token%20token&redirect_uri=" + SPA + "&kc_idp_hint=" + realm.alias());
        }
        signIn.answer(person);
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));

        // when
        Page page = signIn.browser().form("form").submit();

        // then
        assertThat(page.carriesSaml()).isFalse();
        assertThat(page.uri().toString()).doesNotContain("token=");
        if (Keycloak.isAtLeast("26.7")) {
            assertThat(page.status()).isEqualTo(400);
        } else {
            assertThat(RefusalPage.of(page).code()).isEqualTo("JC-203");
        }
        assertThat(admin.sessionsOf(id)).isEmpty();
    }

    /** The owner of the account types the password at the true address, into a form of somebody else's sign-in. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void proofWhenItsFormIsSentToTheOwnerOfTheAccountThenNobodyIsLinked(boolean hasSession) {
        // given
        Map<String, Object> fields = new HashMap<>(People.withPassword());
        fields.put("emailVerified", false);
        String account = admin.createUser(person.email(), fields);
        SignIn attacker = realm.atJumpCloud();
        attacker.answer(person);
        String form = attacker.browser()
                .form("form")
                .press("#linkAccount")
                .document()
                .select("form")
                .first()
                .attr("abs:action")
                .replaceFirst("session_code=[^&]*&", "");
        String login = attacker.browser().history().stream()
                .flatMap(page -> page.headers().allValues("Set-Cookie").stream())
                .filter(cookie -> cookie.startsWith("AUTH_SESSION_ID="))
                .reduce((first, last) -> last)
                .orElseThrow()
                .replaceFirst("AUTH_SESSION_ID=([^;.]*).*", "$1");
        Browser owner = realm.browser();
        if (hasSession) {
            owner.open(realm.app().signIn());
        }

        // when
        owner.open(form + "&auth_session_id=" + login);
        if (owner.page().element("[name=password]").isPresent()) {
            owner.form("form").fill("password", People.PASSWORD).submit();
        }
        attacker.browser().open(URI.create(form.replaceFirst("execution=[^&]*&", "")));

        // then
        assertThat(admin.federatedIdentitiesOf(account)).isEmpty();
        assertThat(admin.sessionsOf(account)).isEmpty();
    }
}
