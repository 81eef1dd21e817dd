package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.People.person;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a group's resource tells besides its members: when it was made and changed, and how members are called. */
class GroupMetaIT {

    @AutoClose
    private final PushRealm pushed = PushRealm.open();

    private final TestRealm realm = pushed.realm();
    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = pushed.scim();
    private final String ada = pushed.ada();
    private final String bob = pushed.bob();

    @BeforeEach
    void clearEvents() {
        admin.clearEvents();
    }

    @Test
    void metaWhenAGroupIsMadeAndWrittenThenTellsBothTimes() {
        // given
        Instant before = Instant.now().minus(Duration.ofSeconds(2));
        ScimAnswer made = scim.post("/Groups", ScimSide.group("Timed", ada));
        Instant created = time(made.body(), "created");
        Instant written = time(made.body(), "lastModified");
        assertThat(created).isAfter(before).isBeforeOrEqualTo(written);
        await("the clock goes on").until(() -> Instant.now().isAfter(written.plusMillis(5)));

        // when
        scim.patch("/Groups/" + made.id(), ScimSide.operation("add", "members", ScimSide.members(bob)));

        // then
        JsonNode patched = scim.get("/Groups/" + made.id()).body();
        assertThat(time(patched, "created")).isEqualTo(created);
        assertThat(time(patched, "lastModified")).isAfter(written);

        // when
        JsonNode replaced =
                scim.put("/Groups/" + made.id(), ScimSide.group("Timed", ada)).body();

        // then
        assertThat(time(replaced, "created")).isEqualTo(created);
        assertThat(time(replaced, "lastModified")).isAfterOrEqualTo(time(patched, "lastModified"));
        assertThat(scim.find("Groups", "meta.created le \"" + created + "\" and displayName eq \"Timed\"")
                        .resources())
                .hasSize(1);
    }

    @Test
    void metaWhenALoginMadeTheGroupThenTellsWhen() {
        // given
        realm.login(person("mirrored").withGroups("Mirrored and timed"));

        // when
        JsonNode group = scim.find("Groups", "displayName eq \"Mirrored and timed\"")
                .resources()
                .get(0);

        // then
        assertThat(time(group, "created")).isEqualTo(time(group, "lastModified"));
    }

    @Test
    void metaWhenAnAdminMadeTheGroupThenBeginsWithScim() {
        // given
        scim.createGroup("Any");
        String root = admin.groupByPath("/JumpCloud/jumpcloud").orElseThrow();
        String group = admin.createGroup(root, "By hand", Map.of("jumpcloudTimes", List.of("yesterday")));
        JsonNode unknown = scim.get("/Groups/" + group).body();

        // when
        JsonNode taken = scim.post("/Groups", ScimSide.group("By hand")).body();

        // then
        assertThat(unknown.get("meta").has("created")).isFalse();
        assertThat(taken.get("id").asText()).isEqualTo(group);
        assertThat(time(taken, "created")).isEqualTo(time(taken, "lastModified"));
    }

    @Test
    void displayWhenScimWasToldAnotherUserNameThenIsThatOne() {
        // given
        admin.createUser("owner@example.com", Map.of("username", "namesake"));
        String taken = scim.createUser(ScimSide.user("second").put("userName", "namesake"));
        String capital = scim.createUser(ScimSide.user("third").put("userName", "Third.Person"));
        assertThat(scim.account(taken).get("username").asText()).isNotEqualTo("namesake");

        // when
        JsonNode members = scim.post("/Groups", ScimSide.group("Shown", taken, capital, ada))
                .body()
                .get("members");

        // then
        assertThat(ScimJson.texts(members, "display"))
                .containsExactlyInAnyOrder("namesake", "Third.Person", "ada@example.com");
        for (String id : List.of(taken, capital, ada)) {
            assertThat(scim.get("/Users/" + id).body().get("userName").asText()).isEqualTo(display(members, id));
        }
    }

    @Test
    void schemaWhenAskedThenTellsOfWhatGroupsHave() {
        // when
        JsonNode schema =
                scim.get("/Schemas/urn:ietf:params:scim:schemas:core:2.0:Group").body();

        // then
        JsonNode members = StreamSupport.stream(schema.get("attributes").spliterator(), false)
                .filter(attribute -> attribute.get("name").asText().equals("members"))
                .findFirst()
                .orElseThrow();
        assertThat(ScimJson.texts(members.get("subAttributes"), "name"))
                .containsExactlyInAnyOrder("value", "$ref", "display", "type");
    }

    private static String display(JsonNode members, String id) {
        return StreamSupport.stream(members.spliterator(), false)
                .filter(member -> member.get("value").asText().equals(id))
                .map(member -> member.get("display").asText())
                .findFirst()
                .orElseThrow();
    }

    private static Instant time(JsonNode group, String name) {
        return Instant.parse(group.get("meta").get(name).asText());
    }
}
