package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JumpCloud goes on with an id that a rehearsal has promised, without another look-up. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class PromisedIdIT {

    @AutoClose
    private final RehearsedRealm rehearsal = RehearsedRealm.begin();

    private final TestRealm realm = rehearsal.realm();
    private final ScimSide scim = rehearsal.scim();
    private String ann;

    @BeforeEach
    void promise() {
        ann = scim.createUser(ScimSide.user("ann").put("externalId", "jc-ann"));
    }

    private JsonNode account(String id) {
        return scim.account(id);
    }

    @Test
    void getWhenThePersonIsStillToBeMadeThenIsAnsweredAsPromised() {
        // given
        rehearsal.goLive();
        long before = realm.admin().userCount();

        // when
        ScimAnswer read = scim.get("/Users/" + ann);

        // then
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.body().get("userName").asText()).isEqualTo("ann@example.com");
        assertThat(realm.admin().userCount()).isEqualTo(before);
    }

    @Test
    void putWhenThePersonIsStillToBeMadeThenIsMadeUnderThePromisedId() {
        // given
        rehearsal.goLive();

        // when
        ScimAnswer put = scim.put("/Users/" + ann, ScimSide.user("ann").put("title", "Engineer"));

        // then
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.body().get("id").asText()).isEqualTo(ann);
        assertThat(put.body().get("title").asText()).isEqualTo("Engineer");
        assertThat(account(ann).get("email").asText()).isEqualTo("ann@example.com");
    }

    @Test
    void putWhenThePersonWasRenamedSinceThenItIsTheSamePerson() {
        // given
        rehearsal.goLive();

        // when
        ScimAnswer put = scim.put("/Users/" + ann, ScimSide.user("anna"));

        // then
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(account(ann).get("email").asText()).isEqualTo("anna@example.com");
        assertThat(scim.createUser(ScimSide.user("ann"))).isNotEqualTo(ann);
    }

    @Test
    void patchWhenThePersonIsStillToBeMadeThenIsMadeAndChanged() {
        // given
        rehearsal.goLive();

        // when
        ScimAnswer patched =
                scim.patch("/Users/" + ann, ScimSide.operation("replace", "title", TextNode.valueOf("Engineer")));

        // then
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(scim.get("/Users/" + ann).body().get("title").asText()).isEqualTo("Engineer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "PATCH"})
    void groupWhenAMemberIsStillToBeMadeThenIsMadeAndJoins(String method) {
        // given
        rehearsal.goLive();
        String nobody = "00000000-0000-0000-0000-000000000000";

        // when
        String group;
        if (method.equals("POST")) {
            group = scim.createGroup("Engineers", ann, nobody);
        } else {
            group = scim.createGroup("Engineers");
            ScimAnswer changed = method.equals("PUT")
                    ? scim.put("/Groups/" + group, ScimSide.group("Engineers", ann, nobody))
                    : scim.patch(
                            "/Groups/" + group, ScimSide.operation("add", "members", ScimSide.members(ann, nobody)));
            assertThat(changed.status()).as(changed.text()).isBetween(200, 204);
        }

        // then
        assertThat(account(ann).get("enabled").asBoolean()).isTrue();
        assertThat(scim.membersOf(group)).containsExactly(ann);
    }

    @Test
    void groupWhenSomebodyIsTakenOutOfItThenNobodyIsMade() {
        // given
        rehearsal.goLive();
        String group = scim.createGroup("Engineers");
        long before = realm.admin().userCount();

        // then
        assertThat(scim.patch("/Groups/" + group, ScimSide.operation("remove", "members", ScimSide.members(ann)))
                        .status())
                .isBetween(200, 204);
        assertThat(realm.admin().userCount()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "PATCH"})
    void leaverWhenStillToBeMadeThenHasAnAccountThatLetsNobodyIn(String method) {
        // given
        rehearsal.goLive();

        // when
        ScimAnswer out = method.equals("PUT")
                ? scim.put("/Users/" + ann, ScimSide.user("ann").put("active", false))
                : scim.patch("/Users/" + ann, ScimSide.operation("replace", "active", BooleanNode.FALSE));

        // then
        assertThat(out.status()).as(out.text()).isEqualTo(200);
        assertThat(account(ann).get("enabled").asBoolean()).isFalse();
        assertThat(scim.createGroup("Engineers", ann)).isNotEmpty();
        assertThat(account(ann).get("enabled").asBoolean()).isFalse();
    }

    @Test
    void leaverWhenDeletedBeforeBeingMadeThenNobodyMakesTheAccountAnyMore() {
        // given
        rehearsal.goLive();

        // when
        int deleted = scim.delete("/Users/" + ann).status();

        // then
        assertThat(deleted).isEqualTo(204);
        assertThat(scim.put("/Users/" + ann, ScimSide.user("ann")).status()).isEqualTo(404);
        assertThat(scim.membersOf(scim.createGroup("Engineers", ann))).isEmpty();
        assertThat(scim.createUser(ScimSide.user("ann"))).isNotEqualTo(ann);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rehearse", "live"})
    void leaverWhenTheConnectionIsDisabledThenIsNotLetInAfterwards(String mode) {
        // given
        rehearsal.mode(mode);
        rehearsal.enable(false);

        // when
        int out = scim.put("/Users/" + ann, ScimSide.user("ann").put("active", false))
                .status();
        rehearsal.enable(true);
        rehearsal.goLive();

        // then
        assertThat(out).isEqualTo(404);
        scim.createGroup("Engineers", ann);
        assertThat(account(ann).get("enabled").asBoolean()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rehearse", "live"})
    void signInWhenAnAccountIsPromisedThenItIsMadeUnderThePromisedId(String mode) {
        // given
        rehearsal.mode(mode);

        // when
        String id = realm.login(person("ann")).userId();

        // then
        assertThat(id).isEqualTo(ann);
        ScimAnswer put = scim.put("/Users/" + ann, ScimSide.user("ann").put("title", "Engineer"));
        assertThat(put.status()).as(put.text()).isEqualTo(200);
        assertThat(put.body().get("title").asText()).isEqualTo("Engineer");
        assertThat(scim.membersOf(scim.createGroup("Engineers", ann))).containsExactly(ann);
    }

    @Test
    void signInWhenItIsRehearsedThenThePersonCountsAsTakenOver() {
        // given
        scim.createUser(ScimSide.user("bob"));

        // when
        realm.login(person("ann"));

        // then
        JsonNode people = rehearsal.told().get("people");
        assertThat(people.get("created").asInt()).isEqualTo(1);
        assertThat(people.get("takenOver").asInt()).isEqualTo(1);
    }

    @Test
    void createWhenTheAddressHasGoneToSomebodyElseThenThatOneGetsAnotherId() {
        // given
        rehearsal.goLive();

        // then
        assertThat(scim.createUser(ScimSide.user("ann").put("externalId", "jc-other")))
                .isNotEqualTo(ann);
    }

    @Test
    void idWhenItIsRehearsedOnceMoreThenIsPromisedAgain() {
        // given
        String promised = scim.createUser(ScimSide.user("twice"));
        rehearsal.goLive();
        assertThat(scim.find("Users", "userName eq \"twice@example.com\"")
                        .body()
                        .get("totalResults")
                        .asInt())
                .isZero();

        // when
        rehearsal.mode("rehearse");

        // then
        assertThat(scim.createUser(ScimSide.user("twice"))).isEqualTo(promised);
        rehearsal.goLive();
        assertThat(scim.createUser(ScimSide.user("twice"))).isEqualTo(promised);
    }

    @Test
    void idWhenItsAccountWasDeletedThenIsNotGivenAgain() {
        // given
        realm.configure(Map.of("scimDelete", "delete"));
        String promised = scim.createUser(ScimSide.user("again"));
        rehearsal.goLive();
        String first = scim.createUser(ScimSide.user("again"));
        scim.delete("/Users/" + first);

        // when
        String second = scim.createUser(ScimSide.user("again"));

        // then
        assertThat(first).isEqualTo(promised);
        assertThat(second).isNotEqualTo(promised);
    }
}
