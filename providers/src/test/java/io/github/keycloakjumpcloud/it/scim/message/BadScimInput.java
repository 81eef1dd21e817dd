package io.github.keycloakjumpcloud.it.scim.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.RealmGroups;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.harness.scim.ServerLog;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/**
 * Whatever is wrong with a request: the answer is a SCIM error of 4xx, and the realm is as it was before: accounts, groups,
 * departments, memberships and links.
 */
abstract class BadScimInput {

    private static final ObjectMapper JSON = new ObjectMapper();

    TestRealm realm;
    ScimSide scim;

    String user;
    String group;
    String foreignUser;
    String foreignGroup;
    String localUser;
    private RealmState before;
    private RealmGroups groupsBefore;
    private String glance;
    private ServerLog log;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        scim = ScimSide.of(realm);
        ScimSide other = ScimSide.of(realm.connect("other", Map.of(), application -> application));
        foreignUser = other.createUser(ScimSide.user("foreign"));
        foreignGroup = other.createGroup("Theirs", foreignUser);
        localUser = realm.admin().createUser("local@example.com", Map.of());

        ObjectNode known = ScimSide.user("known");
        known.put("title", "Engineer").put("externalId", "known");
        known.putObject(ScimSide.ENTERPRISE).put("department", "Design");
        user = scim.createUser(known);
        group = scim.createGroup("Crew", user);

        before = RealmState.of(realm.admin());
        groupsBefore = RealmGroups.of(realm.admin());
        glance = glance();
        log = ServerLog.fromNow();
    }

    @AfterEach
    void nothingIsHalfWritten() {
        String expected = glance;
        // One that writes does not fail those that come after it.
        glance = glance();
        assertThat(glance).isEqualTo(expected);
    }

    /** All accounts with their attributes, and how many groups and members there are. */
    private String glance() {
        return Stream.of(
                        "users?max=1000&briefRepresentation=false",
                        "groups/count",
                        "groups/" + group,
                        "groups/" + group + "/members")
                .map(below -> realm.admin().get(below).toString())
                .collect(Collectors.joining("\n"));
    }

    /** With the links, departments and other groups, too. */
    @AfterAll
    void deleteRealm() {
        before.assertUnchanged(realm.admin());
        assertThat(RealmGroups.of(realm.admin())).isEqualTo(groupsBefore);
        realm.close();
        log.assertQuiet();
    }

    static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
