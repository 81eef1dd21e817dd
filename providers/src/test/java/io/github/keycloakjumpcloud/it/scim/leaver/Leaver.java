package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;

/** Somebody at example.com who leaves, and what must not work any more. */
record Leaver(ScimSide scim, String name) {

    /** Signs in for tokens that outlive the browser's session. */
    Login signInOffline() {
        SignIn signIn = scim.realm().newPerson().startOffline();
        signIn.answer(person(name));
        Login login = signIn.login();
        assertThat(login.accessToken().get("scope").asText()).contains("offline_access");
        return login;
    }

    /** Neither refresh token nor access token is good for anything. */
    void assertDead(Login... logins) {
        App app = scim.realm().app();
        for (Login login : logins) {
            assertThat(app.isAlive(login)).isFalse();
            assertThat(app.userInfoStatus(login)).isEqualTo(401);
        }
    }

    /** SCIM finds the user by nothing, and the group has no members. */
    void assertGoneForScim(String id, String group) {
        String path = "/Users/" + id;
        assertThat(List.of(scim.get(path), scim.delete(path), scim.put(path, ScimSide.user(name))))
                .extracting(ScimAnswer::status)
                .containsOnly(404);
        for (String filter : List.of(
                "userName eq \"" + name + "@example.com\"",
                "emails.value eq \"" + name + "@example.com\"",
                "externalId eq \"id-of-" + name + "\"",
                "id eq \"" + id + "\"")) {
            assertThat(scim.find("Users", filter).resources()).as(filter).isEmpty();
        }
        assertThat(scim.membersOf(group)).isEmpty();
        assertThat(scim.jumpCloud().importUsers())
                .noneMatch(user -> user.get("id").asText().equals(id));
    }
}
