package io.github.keycloakjumpcloud.it.scim.person;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Login;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.Person;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A person's way through SCIM, from the first push to the last. */
class LifecycleIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final ScimSide scim = ScimSide.of(realm);

    @Test
    void personWhenPushedThenSignsInWithoutLinkingAndIsLockedOutWhenDeactivated() {
        // given
        ObjectNode user = ScimSide.user("ada");
        user.put("title", "Engineer").putObject(ScimSide.ENTERPRISE).put("department", "Design");

        // when
        ScimAnswer created = scim.post("/Users", user);
        String id = created.id();
        Login login = realm.login(Person.named("ada@example.com", "ada@example.com", "Given", "Family"));

        // then
        assertThat(created.status()).as(created.text()).isEqualTo(201);
        assertThat(login.userId()).isEqualTo(id);
        assertThat(login.groups()).containsExactly("/Departments/Design");
        assertThat(login.claim("jobTitle")).isEqualTo("Engineer");

        // when
        ScimAnswer patched = scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));

        // then
        assertThat(patched.status()).as(patched.text()).isEqualTo(200);
        assertThat(patched.body().get("active").asBoolean()).isFalse();
        assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        assertThat(realm.admin().sessionsOf(id)).isEmpty();

        // when
        JsonNode listed =
                scim.get("/Users?filter=userName%20eq%20%22ada@example.com%22").body();
        ScimAnswer deleted = scim.delete("/Users/" + id);

        // then
        assertThat(listed.get("totalResults").asInt()).isEqualTo(1);
        assertThat(deleted.status()).isEqualTo(204);
        assertThat(scim.get("/Users/" + id).status()).isEqualTo(404);
    }
}
