package io.github.keycloakjumpcloud.it.harness.scim;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.List;

/** A person of a connection who has an online and an offline session. */
public final class Presence {

    /** Detail of an admin event. */
    private static final String LEFT_OUT = "jumpcloud_scim_left_out";

    private final TestRealm realm;
    private final String id;
    private final String name;
    private final Login online;
    private final Login offline;

    private Presence(TestRealm realm, String id, String name) {
        this.realm = realm;
        this.id = id;
        this.name = name;
        this.online = realm.login(person(name));
        SignIn signIn = realm.newPerson().startOffline();
        signIn.answer(person(name));
        this.offline = signIn.login();
        assertIn();
        realm.admin().clearEvents();
    }

    /** Creates a person by SCIM and signs the person in. */
    public static Presence of(ScimSide scim, String name) {
        return new Presence(scim.realm(), scim.createUser(ScimSide.user(name)), name);
    }

    public String id() {
        return id;
    }

    public String path() {
        return "/Users/" + id;
    }

    public JsonNode account() {
        return realm.admin().get("users/" + id);
    }

    public void assertIn() {
        assertThat(account().get("enabled").asBoolean()).isTrue();
        assertThat(List.of(online, offline)).allMatch(realm.app()::isAlive);
        assertThat(realm.admin().sessionsOf(id)).isNotEmpty();
        assertThat(offlineSessions()).isPositive();
    }

    public void assertOut() {
        assertThat(account().get("enabled").asBoolean()).isFalse();
        assertThat(realm.admin().sessionsOf(id)).isEmpty();
        assertThat(offlineSessions()).isZero();
        for (Login login : List.of(online, offline)) {
            assertThat(realm.app().isAlive(login)).isFalse();
            assertThat(realm.app().userInfoStatus(login)).isEqualTo(401);
        }
    }

    public void assertRefused() {
        assertThat(realm.refusal(person(name)).code()).isEqualTo("JC-203");
    }

    public void assertSignsIn() {
        assertThat(realm.login(person(name)).userId()).isEqualTo(id);
    }

    /** The admin events about the person since the sign-in, as operation and path. */
    public List<String> events() {
        return eventsOfPerson().stream()
                .map(event -> event.get("operationType").asText() + " "
                        + event.get("resourcePath").asText().replace(id, "{id}"))
                .toList();
    }

    /** The details of these events that name what SCIM left out. */
    public String leftOut() {
        return String.join(
                "; ",
                eventsOfPerson().stream()
                        .map(event -> event.path("details").path(LEFT_OUT).asText(""))
                        .filter(text -> !text.isEmpty())
                        .toList());
    }

    private List<JsonNode> eventsOfPerson() {
        return realm.admin().adminEvents().stream()
                .filter(event -> event.get("resourcePath").asText().contains(id))
                .toList();
    }

    private int offlineSessions() {
        String client = realm.admin()
                .get("clients?clientId=" + App.CLIENT_ID)
                .get(0)
                .get("id")
                .asText();
        return realm.admin().get("users/" + id + "/offline-sessions/" + client).size();
    }
}
