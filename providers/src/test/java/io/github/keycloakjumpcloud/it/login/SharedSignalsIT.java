package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.SignalReceiver;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Who is locked out over SCIM is out elsewhere, too: Keycloak's shared signals, a feature of the whole server, tell the
 * applications that keep sessions of their own.
 */
@SecondLane
@EnabledIf(
        value = "io.github.keycloakjumpcloud.it.harness.Keycloak#hasSharedSignals",
        disabledReason = "this Keycloak has no feature ssf")
class SharedSignalsIT {
    @AutoClose
    private TestRealm realm;

    private ScimSide scim;

    @AutoClose
    private SignalReceiver receiver;

    private int people;

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    @BeforeAll
    void start() {
        KeycloakServer server = Keycloak.withFeatures();
        realm = SignalReceiver.transmitter().setting("scimBrakePercent", "0").create(server);
        scim = ScimSide.of(realm);
        receiver = SignalReceiver.of(realm);
    }

    @BeforeEach
    void namePerson() {
        name = "person-" + ++people;
    }

    /** The ways in which SCIM takes access away. */
    enum Way {
        PUT,
        PUT_WITH_SOMETHING_WRONG,
        PATCH,
        DELETE_THAT_KEEPS,
        DELETE_THAT_DELETES;

        ScimAnswer send(ScimSide scim, String name, String path) {
            return switch (this) {
                case PUT -> scim.put(path, ScimSide.user(name).put("active", false));
                case PUT_WITH_SOMETHING_WRONG ->
                    scim.put(path, ScimSide.user(name).put("active", false).put("name", 7));
                case PATCH -> scim.patch(path, ScimSide.operation("replace", "active", BooleanNode.FALSE));
                case DELETE_THAT_KEEPS, DELETE_THAT_DELETES -> scim.delete(path);
            };
        }
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void personWhenLockedOutThenTheReceiverIsToldOnceAndOfNobodyElse(Way way) {
        // given
        realm.configure(Map.of("scimDelete", way == Way.DELETE_THAT_DELETES ? "delete" : "disable"));
        String leaver = scim.createUser(ScimSide.user(name));
        String bystander = scim.createUser(ScimSide.user(name + "-b"));
        Login login = realm.login(person(name));
        Login staying = realm.login(person(name + "-b"));

        // when
        ScimAnswer answer = way.send(scim, name, "/Users/" + leaver);
        scim.patch("/Users/" + bystander, ScimSide.operation("replace", "title", TextNode.valueOf("Stays")));
        scim.put("/Users/" + bystander, ScimSide.user(name + "-b").put("active", true));
        lockOutTheLast();

        // then
        assertThat(answer.status()).as(answer.text()).isIn(200, 204);
        assertThat(Collections.frequency(receiver.revoked(), leaver)).isOne();
        assertThat(receiver.revoked()).doesNotContain(bystander);
        assertThat(realm.app().isAlive(login)).isFalse();
        assertThat(realm.app().isAlive(staying)).isTrue();
    }

    @Test
    void personWhenOutAlreadyThenTheReceiverIsNotToldAgain() {
        // given
        String leaver = scim.createUser(ScimSide.user(name));
        realm.login(person(name));

        // when
        for (Way way : List.of(Way.PUT, Way.PATCH, Way.PUT, Way.DELETE_THAT_KEEPS)) {
            way.send(scim, name, "/Users/" + leaver);
        }
        lockOutTheLast();

        // then
        assertThat(Collections.frequency(receiver.revoked(), leaver)).isOne();
    }

    @Test
    void personWhenTheAccountOfAnEarlySignInIsClosedThenTheReceiverIsToldOfThatAccount() {
        // given: the sign-in under the new address came before the push
        String id = scim.createUser(ScimSide.user(name));
        Person renamed = person(name + "-new");
        Login early = realm.login(renamed);

        // when
        scim.put("/Users/" + id, ScimSide.user(name + "-new"));
        lockOutTheLast();

        // then
        assertThat(realm.app().isAlive(early)).isFalse();
        assertThat(Collections.frequency(receiver.revoked(), early.userId())).isOne();
        assertThat(receiver.revoked()).doesNotContain(id);
    }

    /** Returns when the receiver has been told of everybody who left before. */
    private void lockOutTheLast() {
        String last = scim.createUser(ScimSide.user(name + "-last"));
        Way.PUT.send(scim, name + "-last", "/Users/" + last);
        receiver.await(last);
    }
}
