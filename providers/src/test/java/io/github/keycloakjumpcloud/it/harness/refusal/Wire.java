package io.github.keycloakjumpcloud.it.harness.refusal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.saml.SamlResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Messages as they lie on the wire, for answers that JumpCloud would not give. */
public final class Wire {

    private Wire() {}

    /** Sends any XML as the answer to the request that the browser stands at. */
    public static Page answer(TestRealm realm, SignIn person, String xml) {
        return realm.post(person.browser(), base64(xml), person.request().relayState());
    }

    /** The XML of a response, signed by JumpCloud's key. */
    public static String xml(TestRealm realm, SamlResponse response) {
        return response.xml(realm.application().key());
    }

    public static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    /** An answer for people: no failure of the server, no stack trace, no "unexpected error". */
    public static void assertNoFailure(Page page) {
        assertThat(page.status()).as(page.toString()).isLessThan(500);
        assertThat(page.body()).doesNotContain("Exception", "\tat ", "nexpected error", "nternal server error");
    }
}
