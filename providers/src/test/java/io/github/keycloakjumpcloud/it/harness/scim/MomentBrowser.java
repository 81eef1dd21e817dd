package io.github.keycloakjumpcloud.it.harness.scim;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** A browser at JumpCloud that brings the answer to one node. */
final class MomentBrowser {

    private final TestRealm realm;
    private final URI acsUrl;
    private final SignIn signIn;

    MomentBrowser(TestRealm realm, URI acsUrl) {
        this.realm = realm;
        this.acsUrl = acsUrl;
        this.signIn = realm.atJumpCloud();
    }

    Page answer(Person person) {
        return signIn.browser().post(acsUrl, answerFor(person));
    }

    /** Brings the answers in two tabs of one browser, the last one first. */
    void answerInTwoTabs(Person person) {
        Map<String, String> first = answerFor(person);
        signIn.start();
        if (signIn.isAtJumpCloud()) {
            signIn.browser().post(acsUrl, answerFor(person));
        }
        signIn.browser().post(acsUrl, first);
    }

    private Map<String, String> answerFor(Person person) {
        return Map.of(
                "SAMLResponse",
                signIn.responseFor(person).base64(realm.application().key()),
                "RelayState",
                signIn.request().relayState());
    }

    private boolean hasArrived() {
        return signIn.browser().page().uri().toString().startsWith(realm.app().home());
    }

    /** Empty when the person has not come to the application, or the session has ended before the code was used. */
    Optional<Login> login() {
        if (!hasArrived()) {
            return Optional.empty();
        }
        try {
            return Optional.of(signIn.login());
        } catch (AssertionError e) {
            if (e.getMessage().startsWith("No token: 4")) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Whether the person may begin anew: where the other tab has ended the login, Keycloak shows its form. */
    boolean isAtSignInForm() {
        return signIn.browser().page().element("#kc-form-login").isPresent();
    }

    /** An error page without a code of ours is a failure. */
    void requireNoBareError() {
        if (!hasArrived()) {
            RefusalPage.of(signIn.browser().page());
        }
    }
}
