package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The user profile declares what the mappers store, so that no edit of a user loses it. */
class DeclaredAttributesIT {
    private static final Person PERSON = SampleDirectory.ORDINARY;

    @AutoClose
    private final TestRealm realm = TestRealm.builder().groups().create();

    @Test
    void createWhenRealmIsNewThenAttributesAreDeclaredOnceAndOnlyAdminsEditThem() {
        // when
        realm.admin().createIdentityProvider("second", TestRealm.PROVIDER, Map.of());

        // then
        assertThat(declared(realm.admin())).containsOnlyOnce("jobTitle", "department", "jumpcloudGrants");
        assertThat(permission("jobTitle", "view")).containsExactlyInAnyOrder("admin", "user");
        assertThat(permission("department", "edit")).containsExactly("admin");
        assertThat(permission("jumpcloudGrants", "view")).containsExactly("admin");
        assertThat(permission("jumpcloudGrants", "edit")).isEmpty();
    }

    @Test
    void createWhenAdminHasDeclaredAnAttributeThenThatDeclarationStays() {
        // given
        RealmAdmin other = Keycloak.admin().createRealm(RealmSettings.unique());
        try {
            ObjectNode profile = (ObjectNode) other.get("users/profile");
            profile.withArray("attributes")
                    .addObject()
                    .put("name", "department")
                    .put("displayName", "Cost centre")
                    .putObject("permissions")
                    .putArray("edit")
                    .add("user");
            other.api().put(other.path("users/profile"), profile);
            JsonNode own = attribute(other, "department");

            // when
            other.createIdentityProvider("jumpcloud", TestRealm.PROVIDER, Map.of());

            // then
            assertThat(attribute(other, "department")).isEqualTo(own);
            assertThat(own.get("displayName").asText()).isEqualTo("Cost centre");
            assertThat(declared(other)).containsOnlyOnce("jobTitle", "department", "jumpcloudGrants");
        } finally {
            other.delete();
        }
    }

    @Test
    void editWhenAdminSavesAUserInTheConsoleThenNothingFromJumpCloudIsLost() {
        // given
        String userId = realm.login(PERSON).userId();
        JsonNode before = realm.admin().get("users/" + userId).get("attributes");

        // when
        ObjectNode form = (ObjectNode) realm.admin().get("users/" + userId + "?userProfileMetadata=true");
        form.put("lastName", "Keller-Novak");
        realm.admin().api().put(realm.admin().path("users/" + userId), form);

        // then
        JsonNode after = realm.admin().get("users/" + userId);
        assertThat(after.get("lastName").asText()).isEqualTo("Keller-Novak");
        assertThat(after.get("attributes")).isEqualTo(before);
        assertThat(Json.texts(after.get("attributes").path("jobTitle"))).containsExactly(PERSON.jobTitle());
        assertThat(Json.texts(after.get("attributes").path("department"))).containsExactly(PERSON.department());
        assertThat(Json.texts(after.get("attributes").path("jumpcloudGrants"))).isNotEmpty();
    }

    private List<String> permission(String attribute, String kind) {
        return Json.texts(
                attribute(realm.admin(), attribute).path("permissions").path(kind));
    }

    private static List<String> declared(RealmAdmin admin) {
        return Json.list(admin.get("users/profile").get("attributes")).stream()
                .map(attribute -> attribute.get("name").asText())
                .toList();
    }

    private static JsonNode attribute(RealmAdmin admin, String name) {
        return Json.list(admin.get("users/profile").get("attributes")).stream()
                .filter(attribute -> attribute.get("name").asText().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
