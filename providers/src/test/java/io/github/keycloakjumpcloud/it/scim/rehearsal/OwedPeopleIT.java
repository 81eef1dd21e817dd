package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static io.github.keycloakjumpcloud.it.harness.People.email;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has become of people between the rehearsal that promised them an account and the message that names its id. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class OwedPeopleIT {

    @AutoClose
    private final RehearsedRealm rehearsal = RehearsedRealm.begin();

    private final TestRealm realm = rehearsal.realm();
    private final RealmAdmin admin = rehearsal.admin();
    private final ScimSide scim = rehearsal.scim();

    private static ObjectNode user(String name, String externalId) {
        return ScimSide.user(name).put("externalId", externalId);
    }

    private ScimAnswer lockOut(String id) {
        return scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void leaverWhenLockedOutUnderThePromisedIdThenNoLaterMessageLetsThemIn(String method) {
        // given
        String promised = scim.createUser(ScimSide.user("ann"));
        rehearsal.existing("ann");
        String account = realm.login(person("ann")).userId();
        rehearsal.goLive();

        // when
        ScimAnswer out = method.equals("PATCH") ? lockOut(promised) : scim.delete("/Users/" + promised);
        scim.createGroup("Engineers", promised);
        scim.patch("/Users/" + promised, ScimSide.operation("replace", "displayName", BooleanNode.TRUE));
        scim.put("/Users/" + promised, ScimSide.user("ann").put("title", "Engineer"));

        // then
        assertThat(account).isNotEqualTo(promised);
        assertThat(out.isSuccess()).as(out.text()).isTrue();
        assertThat(rehearsal.isEnabled(account)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PATCH", "DELETE"})
    void leaverWhenSomebodyElseHasTheAddressNowThenThatOneStaysIn(String method) {
        // given
        String promised = scim.createUser(user("desk", "jc-ann"));
        rehearsal.goLive();
        String successor = scim.createUser(user("desk", "jc-bob"));

        // when
        if (method.equals("PATCH")) {
            lockOut(promised);
        } else {
            scim.delete("/Users/" + promised);
        }

        // then
        assertThat(successor).isNotEqualTo(promised);
        assertThat(rehearsal.isEnabled(successor)).isTrue();
    }

    @Test
    void takenOverWhenTheConnectionIsLiveThenIsTheConnectionsUnderTheIdThatWasAnswered() {
        // given
        String account = rehearsal.existing("met");
        assertThat(scim.createUser(ScimSide.user("met"))).isEqualTo(account);
        rehearsal.goLive();

        // when
        ScimAnswer put = scim.put("/Users/" + account, ScimSide.user("met").put("title", "Engineer"));

        // then
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(scim.membersOf(scim.createGroup("Engineers", account))).containsExactly(account);
        assertThat(lockOut(account).isSuccess()).isTrue();
        assertThat(rehearsal.isEnabled(account)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rehearse", "live"})
    void signInWhenJumpCloudHasLockedThePersonOutThenIsRefused(String mode) {
        // given
        lockOut(scim.createUser(ScimSide.user("ann")));
        rehearsal.mode(mode);

        // when
        String code = realm.refusal(person("ann")).code();

        // then
        assertThat(code).isEqualTo("JC-203");
        assertThat(admin.usersByEmail(email("ann"))).isEmpty();
    }

    @Test
    void groupWhenOnlyPromisedThenIsMadeWithThoseWhoAreToBeInIt() {
        // given
        String ann = scim.createUser(ScimSide.user("ann"));
        String bob = scim.createUser(ScimSide.user("bob"));
        String cid = scim.createUser(ScimSide.user("cid"));
        String group = scim.createGroup("Engineers", ann, bob);
        rehearsal.goLive();

        // when
        ScimAnswer read = scim.get("/Groups/" + group);
        ScimAnswer added = scim.patch("/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(cid)));
        ScimAnswer removed =
                scim.patch("/Groups/" + group, ScimSide.operation("remove", "members", ScimSide.members(bob)));

        // then
        assertThat(read.status()).isEqualTo(200);
        assertThat(added.isSuccess()).as(added.text()).isTrue();
        assertThat(removed.isSuccess()).as(removed.text()).isTrue();
        assertThat(scim.membersOf(group)).containsExactlyInAnyOrder(ann, cid);
    }

    @Test
    void groupWhenOnlyPromisedAndDeletedThenNobodyMakesItAnyMore() {
        // given
        String group = scim.createGroup("Engineers");
        rehearsal.goLive();

        // then
        assertThat(scim.delete("/Groups/" + group).status()).isEqualTo(204);
        assertThat(scim.get("/Groups/" + group).status()).isEqualTo(404);
    }

    @Test
    void idWhenTheConnectionIsRehearsedOnceMoreThenJumpCloudMayGoOnWithIt() {
        // given
        String promised = scim.createUser(ScimSide.user("ann"));
        rehearsal.goLive();
        scim.get("/Users/" + promised);
        rehearsal.mode("rehearse");

        // when
        ScimAnswer put = scim.put("/Users/" + promised, ScimSide.user("ann").put("title", "Engineer"));

        // then
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(rehearsal.told().at("/people/created").asInt()).isEqualTo(1);
        rehearsal.goLive();
        assertThat(scim.createUser(ScimSide.user("ann"))).isEqualTo(promised);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rehearse", "live"})
    void leaverWhenTheAccountHasAnotherAddressByNowThenIsLockedOutUnderThePromisedId(String mode) {
        // given
        String promised = scim.createUser(ScimSide.user("ann"));
        String account = rehearsal.existing("ann");
        realm.login(person("ann"));
        ObjectNode changed = (ObjectNode) scim.account(account);
        admin.api().put(admin.path("users/" + account), changed.put("email", "other@elsewhere.example"));
        rehearsal.mode(mode);

        // when
        ScimAnswer out = lockOut(promised);

        // then
        assertThat(out.isSuccess()).as(out.text()).isTrue();
        assertThat(rehearsal.isEnabled(account)).isFalse();
    }

    @Test
    void putWhenSomebodyElseHasTheOldAddressThenThePersonIsMadeWithTheNewOne() {
        // given
        String promised = scim.createUser(user("desk", "jc-ann"));
        rehearsal.goLive();
        scim.createUser(user("desk", "jc-bob"));

        // when
        ScimAnswer put = scim.put("/Users/" + promised, user("ann", "jc-ann"));

        // then
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(scim.account(promised).get("email").asText()).isEqualTo(email("ann"));
    }
}
