package io.github.keycloakjumpcloud.it.scim.leaver;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.Presence;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever listens is told of a leaver, once, and of nothing else. */
class ToldOfLeaversIT {

    @AutoClose
    private final LeaverRealm leavers = LeaverRealm.refusing();

    private final TestRealm realm = leavers.realm();
    private final ScimSide scim = leavers.scim();

    /** The person of this test; the address is {@code <name>@example.com}. */
    private String name;

    @BeforeEach
    void namePerson() {
        name = leavers.next("leaver").name();
    }

    @ParameterizedTest
    @ValueSource(strings = {"disable", "delete"})
    void deleteWhenThePersonWasInThenWhoeverListensIsToldOnce(String mode) {
        // given
        realm.configure(Map.of("scimDelete", mode));
        Presence active = Presence.of(scim, name);

        // when
        ScimAnswer deleted = scim.delete(active.path());

        // then
        assertThat(deleted.status()).as(deleted.text()).isEqualTo(204);
        assertThat(active.events()).containsExactlyInAnyOrder("DELETE users/{id}", "ACTION users/{id}/logout");

        // given
        Presence inactive = Presence.of(scim, name + "-b");
        scim.patch(inactive.path(), json("{'op':'replace','path':'active','value':false}"));
        scim.patch(inactive.path(), json("{'op':'replace','path':'active','value':false}"));

        // when
        scim.delete(inactive.path());

        // then
        assertThat(inactive.events())
                .containsExactlyInAnyOrder(
                        "UPDATE users/{id}", "UPDATE users/{id}", "DELETE users/{id}", "ACTION users/{id}/logout");
        realm.configure(Map.of("scimDelete", "disable"));
    }

    @Test
    void patchWhenThePersonGoesAndComesBackThenThatIsAllThatChanged() {
        // given
        Presence person = Presence.of(scim, name);
        scim.patch(person.path(), json("{'op':'add','path':'externalId','value':'" + name + "'}"));

        // when
        scim.patch(person.path(), json("{'op':'replace','path':'active','value':false}"));
        ScimAnswer back = scim.patch(
                person.path(),
                json("{'op':'replace','path':'active','value':true}"),
                ScimSide.operation("replace", "title", TextNode.valueOf("Back")));

        // then
        assertThat(back.status()).as(back.text()).isEqualTo(200);
        assertThat(back.body().get("externalId").asText()).isEqualTo(name);
        assertThat(ScimJson.attribute(person.account(), "jumpcloudScimKeys"))
                .anySatisfy(key -> assertThat(key).endsWith("externalId " + name));
        assertThat(ScimJson.attribute(person.account(), "jumpcloudScim")).noneMatch(line -> line.contains("+disabled"));
        person.assertSignsIn();
    }
}
