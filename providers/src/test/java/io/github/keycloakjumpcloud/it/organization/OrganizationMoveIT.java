package io.github.keycloakjumpcloud.it.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.OrganizationAdmin;
import io.github.keycloakjumpcloud.it.harness.People;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Who belongs to a connection that moves to another Organization moves with it. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class OrganizationMoveIT {
    @AutoClose
    private TestRealm realm;

    private OrganizationAdmin left;
    private OrganizationAdmin joined;
    private ScimSide scim;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder()
                .organizations()
                .setting("verifiedDomains", "example.com")
                .create();
        left = OrganizationAdmin.create(realm.admin(), "left", "left.example");
        joined = OrganizationAdmin.create(realm.admin(), "joined", "joined.example");
        left.link(realm.alias());
        scim = ScimSide.of(realm);
    }

    @Test
    void updateWhenTheConnectionHasMovedThenThePersonMovesAndOutlivesTheOldOrganization() {
        // given
        String moving = scim.createUser(ScimSide.user("moving"));
        String staying = scim.createUser(ScimSide.user("staying"));
        String invited = realm.admin().createUser("invited@left.example", Map.of());
        left.invite(invited);
        assertThat(membersElsewhere()).isEmpty();

        // when
        move();

        // then
        assertThat(membersElsewhere()).singleElement().satisfies(fact -> assertThat(fact)
                .endsWith(": 2"));

        // when
        rename(scim, moving, "Moved");

        // then
        assertThat(joined.members()).containsExactly(moving);
        assertThat(left.members()).containsExactlyInAnyOrder(staying, invited);
        assertThat(membersElsewhere()).singleElement().satisfies(fact -> assertThat(fact)
                .endsWith(": 1"));

        // when
        rename(scim, staying, "Moved");
        left.delete();

        // then
        assertThat(membersElsewhere()).isEmpty();
        assertThat(joined.members()).containsExactlyInAnyOrder(moving, staying);
        assertThat(List.of(moving, staying, invited)).allSatisfy(id -> assertThat(
                        realm.admin().get("users/" + id).get("enabled").asBoolean())
                .isTrue());
    }

    @Test
    void updateWhenThePersonIsInvitedOrHasAnotherConnectionThereThenTheMembershipStays() {
        // given
        TestRealm second = realm.connect("second", Map.of("verifiedDomains", "example.com"), present -> present);
        String guest = realm.admin().createUser("guest@example.com", People.withPassword());
        linkTo(realm, guest);
        linkTo(second, guest);
        OrganizationAdmin inviting = OrganizationAdmin.create(realm.admin(), "inviting", "inviting.example");
        inviting.invite(guest);
        OrganizationAdmin other = OrganizationAdmin.create(realm.admin(), "other", "other.example");
        other.link(second.alias());

        // when: each connection makes its own Organization's member of the person
        rename(scim, guest, "First");
        rename(ScimSide.of(second), guest, "Second");

        // then
        assertThat(List.of(left, other, inviting))
                .allSatisfy(organization -> assertThat(organization.members()).containsExactly(guest));

        // when
        move();
        rename(scim, guest, "Third");

        // then
        assertThat(List.of(joined, other, inviting))
                .allSatisfy(organization -> assertThat(organization.members()).containsExactly(guest));
        assertThat(left.members()).isEmpty();
    }

    private void linkTo(TestRealm connection, String userId) {
        realm.admin()
                .api()
                .post(
                        realm.admin().path("users/" + userId + "/federated-identity/" + connection.alias()),
                        Map.of("userId", "guest@example.com", "userName", "guest@example.com"));
    }

    private void move() {
        left.unlink(realm.alias());
        joined.link(realm.alias());
    }

    private static void rename(ScimSide scim, String id, String givenName) {
        ScimAnswer answer = scim.patch(
                "/Users/" + id, ScimSide.operation("replace", "name.givenName", TextNode.valueOf(givenName)));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private List<String> membersElsewhere() {
        return Json.list(realm.admin().get("jumpcloud/" + realm.alias() + "/findings")).stream()
                .filter(finding -> finding.get("kind").asText().equals("members-elsewhere"))
                .map((JsonNode finding) -> finding.get("fact").asText())
                .toList();
    }
}
