package io.github.keycloakjumpcloud.it.scim.person;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.Presence;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An administrator's decision on an account, and a lock of Keycloak's, stay whatever SCIM says. */
class DecidedByAdministratorIT {
    private static final String OUT = "{'op':'replace','path':'active','value':false}";
    private static final String IN = "{'op':'replace','path':'active','value':true}";

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("scimBrakePercent", "0")
            .realm("bruteForceProtected", true)
            .realm("permanentLockout", true)
            .realm("failureFactor", 2)
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private int people;

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    @BeforeEach
    void namePerson() {
        name = "person-" + ++people;
    }

    @Test
    void personWhenAnAdministratorDisabledThemThenScimLeavesIt() {
        // given
        Presence person = Presence.of(scim, name);
        enable(person.id(), false);
        admin.clearEvents();

        // when
        ScimAnswer patched = scim.patch(person.path(), json(IN));
        ScimAnswer replaced = scim.put(person.path(), ScimSide.user(name));

        // then
        assertLeft(patched, replaced);
        assertThat(person.account().get("enabled").asBoolean()).isFalse();
        assertThat(person.leftOut()).isEqualTo("active; active");

        // when: what somebody else disabled, SCIM has not disabled
        scim.patch(person.path(), json(OUT));
        ScimAnswer later = scim.patch(person.path(), json(IN));

        // then
        assertLeft(later);
        person.assertOut();
    }

    @Test
    void personWhenAnAdministratorEnablesAndDisablesAgainThenScimLeavesIt() {
        // given
        Presence person = Presence.of(scim, name);
        scim.patch(person.path(), json(OUT));

        // when
        enable(person.id(), true);
        JsonNode enabled = person.account();
        enable(person.id(), false);
        ScimAnswer answer = scim.patch(person.path(), json(IN));

        // then
        assertThat(enabled.get("enabled").asBoolean()).isTrue();
        assertThat(ScimJson.attribute(enabled, "jumpcloudScim")).noneMatch(line -> line.contains("+disabled"));
        assertLeft(answer);
        assertThat(person.account().get("enabled").asBoolean()).isFalse();
    }

    @Test
    void personWhenAnAdministratorChangesSomethingElseThenScimMayStillEnable() {
        // given
        Presence person = Presence.of(scim, name);
        scim.patch(person.path(), json(OUT));

        // when
        admin.updateUser(person.id(), user -> user.put("firstName", "Changed"));
        ScimAnswer answer = scim.patch(person.path(), json(IN));

        // then
        assertThat(answer.body().get("active").asBoolean()).isTrue();
        person.assertSignsIn();
    }

    @Test
    void personWhenLockedForWrongPasswordsThenScimLeavesIt() throws IOException, InterruptedException {
        // given
        Presence person = Presence.of(scim, name);
        People.givePassword(admin, person.id());

        // when
        for (int i = 0; i < 3; i++) {
            tryPassword("wrong");
        }
        await("the account is locked")
                .until(() -> !person.account().get("enabled").asBoolean());
        ScimAnswer answer = scim.patch(person.path(), json(IN));
        scim.patch(person.path(), json(OUT));
        ScimAnswer later = scim.put(person.path(), ScimSide.user(name));

        // then
        assertLeft(answer, later);
        person.assertOut();
    }

    private void enable(String id, boolean enabled) {
        admin.updateUser(id, user -> user.put("enabled", enabled));
    }

    private static void assertLeft(ScimAnswer... answers) {
        assertThat(answers).allSatisfy(answer -> {
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(answer.body().get("active").asBoolean()).isFalse();
        });
    }

    private void tryPassword(String password) throws IOException, InterruptedException {
        String form = "grant_type=password&client_id=app&username=" + name + "%40example.com&password=" + password;
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(realm.entityId() + "/protocol/openid-connect/token"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
