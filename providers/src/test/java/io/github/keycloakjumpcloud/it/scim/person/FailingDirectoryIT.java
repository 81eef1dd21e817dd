package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.FailingDirectory;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A directory (user federation) that does not answer, and one that names accounts which Keycloak has itself. */
class FailingDirectoryIT {

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().setting("verifiedDomains", "example.com").create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
        FailingDirectory.addTo(admin);
    }

    @Test
    void createWhenTheDirectoryDoesNotAnswerThenItIsUnavailableAndNoConflict() {
        // given
        RealmState before = RealmState.of(admin);

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user(FailingDirectory.LOST + "ann"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.detail()).contains("directory");
        assertThat(answer.header("Retry-After")).isPresent();
        before.assertUnchanged(admin);
    }

    @Test
    void signInWhenTheDirectoryDoesNotAnswerThenItIsRefusedWithACode() {
        // when / then
        assertThat(realm.refusal(person(FailingDirectory.LOST + "bea")).code()).isEqualTo("JC-207");
    }

    @Test
    void trialWhenTheDirectoryDoesNotAnswerThenTheReportSaysSo() {
        // given
        JsonNode trial = admin.api()
                .post(admin.path("jumpcloud/" + realm.alias() + "/trial-logins"), Map.of())
                .body();
        SignIn signIn = realm.newPerson();
        signIn.browser().open(trial.get("url").asText());

        // when
        Page end = signIn.answer(person(FailingDirectory.LOST + "eve"));

        // then
        assertThat(end.status()).as(end.toString()).isEqualTo(200);
        assertThat(admin.get("jumpcloud/" + realm.alias() + "/trial-logins/"
                                + trial.get("id").asText())
                        .at("/report/refusal/code")
                        .asText())
                .isEqualTo("JC-207");
    }

    @Test
    void accountWhenItComesTwiceThenItCountsOnce() {
        // given
        String pushed = admin.createUser(People.email(FailingDirectory.TWICE + "cat"), People.withPassword());
        String signedIn = admin.createUser(People.email(FailingDirectory.TWICE + "dan"), People.withPassword());

        // when
        ScimAnswer answer = scim.post("/Users", ScimSide.user(FailingDirectory.TWICE + "cat"));

        // then
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        assertThat(answer.id()).isEqualTo(pushed);
        assertThat(realm.login(person(FailingDirectory.TWICE + "dan")).userId()).isEqualTo(signedIn);
        ScimAnswer found =
                scim.find("Users", "emails.value eq \"" + People.email(FailingDirectory.TWICE + "cat") + "\"");
        assertThat(found.resources()).hasSize(1);
    }
}
