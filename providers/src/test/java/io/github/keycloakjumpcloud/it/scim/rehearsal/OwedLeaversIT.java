package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * People whose accounts were there before, whom a rehearsal would have taken over, and of whom JumpCloud has said that they leave. It does
 * not say it again.
 */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class OwedLeaversIT {

    @AutoClose
    private final RehearsedRealm rehearsal = RehearsedRealm.begin();

    private final TestRealm realm = rehearsal.realm();
    private final RealmAdmin admin = rehearsal.admin();
    private final ScimSide scim = rehearsal.scim();
    private String met;

    @BeforeEach
    void takeOver() {
        met = takenOver("met");
    }

    private String takenOver(String name) {
        String account = rehearsal.existing(name);
        assertThat(scim.createUser(ScimSide.user(name))).isEqualTo(account);
        return account;
    }

    private ScimAnswer leave(String method, String id) {
        return method.equals("DELETE")
                ? scim.delete("/Users/" + id)
                : scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
    }

    /** A request about nobody. */
    private ScimAnswer ask() {
        return scim.find("Users", "userName eq \"nobody\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void leaverWhenItWasRehearsedThenIsOutWithTheFirstLiveRequest(String method) {
        // given
        assertThat(leave(method, met).isSuccess()).isTrue();
        assertThat(rehearsal.isEnabled(met)).isTrue();

        // when
        rehearsal.goLive();
        int asked = ask().status();

        // then
        assertThat(asked).isEqualTo(200);
        assertThat(rehearsal.isEnabled(met)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void leaverWhenTheConnectionIsLiveThenIsOut(String method) {
        // given
        rehearsal.goLive();

        // when
        ScimAnswer out = leave(method, met);

        // then
        assertThat(out.isSuccess()).as(out.text()).isTrue();
        assertThat(rehearsal.isEnabled(met)).isFalse();
    }

    @Test
    void leaverWhenTheConnectionGoesLiveDisabledThenIsOutOnceItIsEnabled() {
        // given
        leave("PATCH", met);
        rehearsal.enable(false);
        rehearsal.goLive();
        ask();
        assertThat(rehearsal.isEnabled(met)).isTrue();

        // when
        rehearsal.enable(true);
        ask();

        // then
        assertThat(rehearsal.isEnabled(met)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"PATCH, 404", "DELETE, 204"})
    void leaverWhenTheLiveConnectionIsDisabledThenIsOutOnceItIsEnabled(String method, int status) {
        // given
        rehearsal.goLive();
        ask();
        rehearsal.enable(false);
        assertThat(leave(method, met).status()).isEqualTo(status);

        // when
        rehearsal.enable(true);
        ask();

        // then
        assertThat(rehearsal.isEnabled(met)).isFalse();
    }

    @Test
    void leaverWhenSignedInBetweenTheRehearsalAndGoingLiveThenIsOut() {
        // given
        leave("PATCH", met);
        realm.login(person("met"));

        // when
        rehearsal.goLive();
        ask();

        // then
        assertThat(rehearsal.isEnabled(met)).isFalse();
        assertThat(admin.sessionsOf(met)).isEmpty();
    }

    @Test
    void leaversWhenThereAreMoreThanTheBrakeAllowsThenOthersAreServedAndTheRestLeaveOnceItIsReleased() {
        // given
        List<String> leavers = IntStream.range(0, 30)
                .mapToObj(i -> takenOver("leaver-" + i))
                .peek(id -> leave("PATCH", id))
                .toList();
        rehearsal.goLive();

        // when
        int asked = ask().status();
        long before = leavers.stream().filter(rehearsal::isEnabled).count();
        admin.api().delete(admin.path("jumpcloud/jumpcloud/scim-brake"));
        ask();

        // then
        assertThat(asked).isEqualTo(200);
        assertThat(before).isPositive().isLessThan(30);
        assertThat(leavers.stream().filter(rehearsal::isEnabled).count()).isLessThan(before);
    }

    @Test
    void personWhenToldOfAnewAfterLeavingThenStaysIn() {
        // given
        leave("DELETE", met);
        admin.api().delete(admin.path("users/" + met));
        String promised = scim.createUser(ScimSide.user("met"));
        String account = realm.login(person("met")).userId();

        // when
        rehearsal.goLive();
        ask();

        // then
        assertThat(account).isEqualTo(promised);
        assertThat(rehearsal.isEnabled(account)).isTrue();
    }

    @Test
    void successorWhenTheAddressWasALeaversThenSignsIn() {
        // given
        leave("PATCH", scim.createUser(ScimSide.user("desk").put("externalId", "jc-ann")));
        rehearsal.goLive();
        ask();
        String successor = scim.createUser(ScimSide.user("desk").put("externalId", "jc-bob"));

        // then
        assertThat(realm.login(person("desk")).userId()).isEqualTo(successor);
    }
}
