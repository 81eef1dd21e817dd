package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.AuthnRequest;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A person's browser between Keycloak and JumpCloud. The simulator's application answers in this JVM instead of
 * JumpCloud, so that a test can change any answer.
 */
public final class SignIn {
    private final TestRealm realm;
    private final Browser browser;

    public SignIn(TestRealm realm, Browser browser) {
        this.realm = realm;
        this.browser = browser;
    }

    public Browser browser() {
        return browser;
    }

    /** Goes from the application to JumpCloud. */
    public SignIn start() {
        browser.open(realm.app().signInWith(realm.alias()));
        return this;
    }

    /** The same for tokens that outlive the browser's session. */
    public SignIn startOffline() {
        browser.open(realm.app().signIn(Map.of("kc_idp_hint", realm.alias(), "scope", "openid offline_access")));
        return this;
    }

    /** Signs in at Keycloak with a password, without JumpCloud. */
    public Login signInWithPassword(String username, String password) {
        browser.open(realm.app().signIn());
        browser.form("form")
                .fill("username", username)
                .fill("password", password)
                .submit();
        return login();
    }

    /** Signs in at Keycloak with a password and asks for a link to the connection, as the account console does. */
    public SignIn askForLink(String username) {
        browser.open(realm.app().signIn(Map.of("kc_action", "idp_link:" + realm.alias())));
        browser.form("form")
                .fill("username", username)
                .fill("password", People.PASSWORD)
                .submit();
        browser.form("form").submit();
        return this;
    }

    /** Enters a wrong password at Keycloak. */
    public Page failWithPassword(String username) {
        browser.open(realm.app().signIn());
        return browser.form("form")
                .fill("username", username)
                .fill("password", "not the password")
                .submit();
    }

    /** Whether Keycloak has sent the browser to JumpCloud. */
    public boolean isAtJumpCloud() {
        Page page = browser.page();
        return page.uri().toString().startsWith(realm.signOnUrl())
                || page.carriesSaml()
                        && browser.form(Page.SAML_FORM).action().toString().startsWith(realm.signOnUrl());
    }

    /** The request that the browser brought to JumpCloud. */
    public AuthnRequest request() {
        if (!isAtJumpCloud()) {
            throw new AssertionError("Not at JumpCloud, but at " + browser.page());
        }
        Page page = browser.page();
        if (page.carriesSaml()) {
            Form form = browser.form(Page.SAML_FORM);
            return AuthnRequest.post(
                    form.fields().get("SAMLRequest"), form.fields().get("RelayState"));
        }
        return AuthnRequest.redirect(
                page.parameter("SAMLRequest").orElseThrow(),
                page.parameter("RelayState").orElse(null));
    }

    /** JumpCloud's answer to the request, unsent and unsigned. */
    public SamlResponse responseFor(Person person) {
        return realm.application().answer(person, request());
    }

    /** Sends JumpCloud's answer for the person. */
    public Page answer(Person person) {
        return answer(person, response -> response);
    }

    /** Sends JumpCloud's answer for the person with a change. */
    public Page answer(Person person, UnaryOperator<SamlResponse> change) {
        return post(change.apply(responseFor(person)));
    }

    /** Sends a response with the RelayState of the request that the browser stands at, if it does. */
    public Page post(SamlResponse response) {
        String relayState = isAtJumpCloud() ? request().relayState() : "";
        return realm.post(browser, response.base64(realm.application().key()), relayState);
    }

    /**
     * Presses the tile in the JumpCloud portal. JumpCloud sends an unsolicited response, and answers at once when
     * Keycloak comes back with a request of its own.
     */
    public Page pressTile(Person person) {
        SamlResponse unsolicited = realm.application().answer(person, null);
        String relayState = realm.application().defaultRelayState();
        Page page = realm.post(browser, unsolicited.base64(realm.application().key()), relayState);
        return isAtJumpCloud() ? answer(person) : page;
    }

    /** The tokens for the code in the address of the page. */
    public Login login() {
        return realm.app().login(browser.page());
    }
}
