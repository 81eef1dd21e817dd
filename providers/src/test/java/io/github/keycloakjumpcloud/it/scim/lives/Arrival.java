package io.github.keycloakjumpcloud.it.scim.lives;

import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RefusalPage;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;

/** Where a sign-in has come to. */
sealed interface Arrival {

    /** At the application. */
    record In(Login login) implements Arrival {}

    /** At our page that says why not. */
    record Refused(String code) implements Arrival {}

    /** At Keycloak's question whether the person owns the account. */
    record Asked() implements Arrival {}

    /** @throws Violation at any other page */
    static Arrival of(TestRealm realm, SignIn signIn) {
        Page page = signIn.browser().page();
        if (page.uri().toString().startsWith(realm.app().home())) {
            return new In(signIn.login());
        }
        if (page.element("#linkAccount").isPresent()) {
            return new Asked();
        }
        Violation.unless(page.element("[data-jumpcloud-code]").isPresent(), "no page without a code", page.toString());
        RefusalPage refusal = RefusalPage.of(page);
        Violation.unless(refusal.code().matches("JC-\\d{3}"), "no page without a code", page.toString());
        return new Refused(refusal.code());
    }
}
