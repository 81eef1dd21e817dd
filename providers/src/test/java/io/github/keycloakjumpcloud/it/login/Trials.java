package io.github.keycloakjumpcloud.it.login;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.saml.AuthnRequest;
import java.net.http.HttpResponse;

/** Trials of the realm's connection, as an administrator begins them and reads their reports. */
record Trials(TestRealm realm, Operator operator) {

    /** The report of a trial that this person has made. */
    JsonNode report(Person person) {
        Trial trial = begin();
        trial.answer(person);
        return trial.report("");
    }

    /** A new trial, at JumpCloud's door. */
    Trial begin() {
        return begin(realm.browser());
    }

    /** A new trial in this browser, at JumpCloud's door. */
    Trial begin(Browser browser) {
        HttpResponse<String> answer = operator.send("POST", "jumpcloud/" + realm.alias() + "/trial-logins", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        JsonNode started = Json.read(answer.body());
        String url = started.get("url").asText();
        SignIn signIn = new SignIn(realm, browser.stopAt(realm.signOnUrl()));
        browser.open(url);
        return new Trial(
                operator,
                "jumpcloud/" + realm.alias() + "/trial-logins/"
                        + started.get("id").asText(),
                url,
                signIn,
                signIn.request());
    }

    void enable(boolean enabled) {
        realm.admin().updateIdentityProvider(realm.alias(), connection -> connection.put("enabled", enabled));
    }

    static void assertEnd(Page page) {
        assertThat(page.status()).as(page.toString()).isEqualTo(200);
        assertThat(page.element("#jumpcloud-trial")).as(page.toString()).isPresent();
    }

    /**
     * @param below where its progress is, in the admin API
     * @param request the one that was brought to JumpCloud
     */
    record Trial(Operator operator, String below, String url, SignIn signIn, AuthnRequest request) {

        void answer(Person person) {
            assertEnd(signIn.answer(person));
        }

        JsonNode progress(String query) {
            return Json.read(operator.send("GET", below + query, "").body());
        }

        JsonNode report(String query) {
            JsonNode progress = progress(query);
            assertThat(progress.path("state").asText()).as(progress.toString()).isEqualTo("done");
            return progress.get("report");
        }
    }
}
