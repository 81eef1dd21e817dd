package io.github.keycloakjumpcloud.it.scim.group;

import static io.github.keycloakjumpcloud.it.scim.group.GroupRealm.ROOT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.scim.RealmGroups;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.JumpCloudGroups;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How groups may be called over SCIM, and called anew. */
class GroupNameIT {

    @AutoClose
    private final GroupRealm groups = GroupRealm.open();

    private final RealmAdmin admin = groups.realm().admin();
    private final ScimSide scim = groups.scim();
    private final JumpCloudGroups jumpCloud = scim.jumpCloud().groups();
    private final String ada = groups.ada();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "R/D ## 100%",
                "a/b/c",
                "花子 🌸👩‍🚀",
                "Ünïcødé \"quoted\" \\ back",
                "<script>alert(1)</script>",
                "%s %n ${jndi}",
                "it's; drop table",
                ".search"
            })
    void nameWhenUnusualThenTheGroupIsFoundRenamedAndDeleted(String name) {
        // when
        String id = scim.createGroup(name, ada);

        // then
        assertThat(scim.get("/Groups/" + id).body().get("displayName").asText()).isEqualTo(name);
        assertThat(jumpCloud.find(name)).isPresent().get().satisfies(found -> assertThat(
                        found.get("id").asText())
                .isEqualTo(id));
        assertThat(admin.get("groups/" + id).get("name").asText()).isEqualTo(name);
        assertThat(scim.post("/Groups", ScimSide.group(name)).status()).isEqualTo(409);

        // when
        jumpCloud.rename(id, "Renamed: " + name);

        // then
        assertThat(scim.get("/Groups/" + id).body().get("displayName").asText()).isEqualTo("Renamed: " + name);
        assertThat(admin.membersOf(id)).containsExactly(ada);
        assertThat(scim.delete("/Groups/" + id).status()).isEqualTo(204);
    }

    @Test
    void nameWhenItHasALoneSurrogateOrInvisibleCharactersThenItIsCleanedOrRefused() {
        for (String name : List.of("a\uD83Cb", "a\u0000b", "\u202Ehidden\u200F")) {
            // when
            ScimAnswer answer = scim.post("/Groups", ScimSide.group(name));

            // then
            assertThat(answer.status()).as(answer.text()).isIn(201, 400);
            if (answer.status() == 201) {
                assertThat(answer.body().get("displayName").asText())
                        .isEqualTo(
                                admin.get("groups/" + answer.id()).get("name").asText());
            }
        }
    }

    @Test
    void nameWhenLongThenItIsTakenWholeOrRefused() {
        // given
        String longest = "x".repeat(255);
        String emoji = "🌸".repeat(127) + "x";

        for (String name : List.of(longest, emoji)) {
            // when
            ScimAnswer taken = scim.post("/Groups", ScimSide.group(name, ada));

            // then
            assertThat(taken.status()).as(taken.text()).isEqualTo(201);
            assertThat(scim.get("/Groups/" + taken.id())
                            .body()
                            .get("displayName")
                            .asText())
                    .isEqualTo(name);
        }
        String id = scim.createGroup("Short", ada);
        RealmGroups before = RealmGroups.of(admin);
        for (String name : List.of("y".repeat(256), "🌸".repeat(128), "y".repeat(100_000), " ", "\u200F")) {
            // when
            List<ScimAnswer> answers = List.of(
                    scim.post("/Groups", ScimSide.group(name)),
                    scim.put("/Groups/" + id, ScimSide.group(name)),
                    scim.patch("/Groups/" + id, ScimSide.operation("replace", "displayName", TextNode.valueOf(name))));

            // then
            assertThat(answers).allSatisfy(answer -> {
                assertThat(answer.status()).as(answer.text()).isEqualTo(400);
                assertThat(answer.scimType()).isEqualTo("invalidValue");
            });
        }
        assertThat(RealmGroups.of(admin)).isEqualTo(before);
    }

    @Test
    void externalIdWhenLongThenItIsTakenWholeOrRefused() {
        // given
        String longest = "x".repeat(200);

        // when
        ScimAnswer taken = scim.post("/Groups", ScimSide.group("Long id").put("externalId", longest));
        ScimAnswer refused = scim.post("/Groups", ScimSide.group("Too long id").put("externalId", "x".repeat(300)));
        ScimAnswer patched = scim.patch(
                "/Groups/" + taken.id(),
                ScimSide.operation("replace", "externalId", TextNode.valueOf("x".repeat(300))));

        // then
        assertThat(taken.status()).as(taken.text()).isEqualTo(201);
        assertThat(List.of(refused.status(), patched.status())).containsOnly(400);
        assertThat(refused.scimType()).isEqualTo("invalidValue");
        assertThat(admin.groupByPath(ROOT + "Too long id")).isEmpty();
        assertThat(scim.get("/Groups/" + taken.id()).body().get("externalId").asText())
                .isEqualTo(longest);
    }

    @Test
    void groupWhenRenamedThenTheOldNameIsFreeManyTimes() {
        // given
        Set<String> ids = new HashSet<>();
        for (int year = 2001; year <= 2012; year++) {
            // when
            String id = scim.createGroup("Interns", ada);
            ScimAnswer renamed = scim.patch(
                    "/Groups/" + id, ScimSide.operation("replace", "displayName", TextNode.valueOf("Interns " + year)));

            // then
            assertThat(renamed.status()).as(renamed.text()).isEqualTo(204);
            ids.add(id);
        }
        assertThat(ids).hasSize(12);
        assertThat(scim.find("Groups", "displayName sw \"Interns\"").resources())
                .hasSize(12);
        assertThat(scim.find("Groups", "displayName eq \"Interns\"").resources())
                .isEmpty();
    }

    @Test
    void renameWhenOnlyTheLetterCaseChangesThenItIsTaken() {
        // given
        String id = scim.createGroup("sales force", ada);

        // when
        ScimAnswer renamed = scim.patch(
                "/Groups/" + id, ScimSide.operation("replace", "displayName", TextNode.valueOf("Sales Force")));

        // then
        assertThat(renamed.status()).as(renamed.text()).isEqualTo(204);
        assertThat(scim.get("/Groups/" + id).body().get("displayName").asText()).isEqualTo("Sales Force");
    }
}
