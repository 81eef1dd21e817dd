package io.github.keycloakjumpcloud.it.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Statements of SCIM requests, beside those of the admin REST calls that reach the same state. A SCIM request also asks how the
 * token and the connection stand, holds the person's row, and looks at link, groups and roles: limits say how much that may
 * take.
 */
class ScimCostIT {

    /** Each has the statement of the test's own question. */
    private static final long MOST_OF_NOTHING = 6;

    private static final long MOST_OF_A_TITLE = 14;

    private static final long MOST_OF_OUT_AND_IN = 26;

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("scimBrakePercent", "0")
            .setting("verifiedDomains", "example.com")
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private final AtomicInteger turns = new AtomicInteger();

    private ObjectNode created(String name) {
        ObjectNode user = ScimSide.userIn(name, "Engineering").put("title", "Same");
        return user.put("id", scim.createUser(user));
    }

    private static String path(ObjectNode user) {
        return "/Users/" + user.get("id").asText();
    }

    private void putAtKeycloak(ObjectNode user, Consumer<ObjectNode> change) {
        String id = user.get("id").asText();
        ObjectNode account = (ObjectNode) scim.account(id);
        change.accept(account);
        admin.api().put(admin.path("users/" + id), account);
    }

    /** A person who is out has no session and no token either. */
    private void outAndInAtKeycloak(ObjectNode user) {
        putAtKeycloak(user, account -> account.put("enabled", false));
        admin.api().post(admin.path("users/" + user.get("id").asText() + "/logout"), Map.of());
        putAtKeycloak(user, account -> account.put("enabled", true));
    }

    @Test
    void putWhenNothingChangesThenItWritesNothing() {
        // given
        ObjectNode user = created("unchanged");

        // when
        List<String> statements = Statements.texts(admin, () -> scim.put(path(user), user));

        // then
        assertThat(statements).isNotEmpty().allMatch(statement -> statement.startsWith("select"));
        Cost.assertAtMost(admin, MOST_OF_NOTHING, () -> scim.put(path(user), user));
    }

    @Test
    void putWhenTheTitleChangesThenItTakesAFewMoreThanTheAdminApi() {
        // given
        ObjectNode user = created("titled");

        // then
        Cost.assertAtMost(
                admin, MOST_OF_A_TITLE, () -> scim.put(path(user), user.put("title", "No " + turns.incrementAndGet())));
    }

    @Test
    void putWhenActiveChangesThenItTakesAFewMoreThanTheAdminApi() {
        // given
        ObjectNode user = created("switched");

        // then
        Cost.assertAtMost(admin, MOST_OF_OUT_AND_IN, () -> {
            scim.put(path(user), user.put("active", false));
            scim.put(path(user), user.put("active", true));
        });
    }

    @Test
    void patchWhenActiveChangesThenItTakesNoMoreThanTheAdminApi() {
        // given
        ObjectNode user = created("patched");

        // then
        Cost.assertNoMore(
                admin,
                () -> {
                    scim.patch(path(user), ScimSide.operation("replace", "active", BooleanNode.FALSE));
                    scim.patch(path(user), ScimSide.operation("replace", "active", BooleanNode.TRUE));
                },
                () -> outAndInAtKeycloak(user));
    }

    @Test
    void createWhenOfSomebodyNewThenItTakesNoMoreThanTheAdminApi() {
        // given
        created("first-of-all");
        String root = admin.groupByPath("/Departments/Engineering").orElseThrow();

        // then
        Cost.assertNoMore(
                admin,
                () -> scim.createUser(ScimSide.userIn("made-" + turns.incrementAndGet(), "Engineering")),
                () -> createAtKeycloak("made-" + turns.incrementAndGet() + "@example.com", root));
    }

    private void createAtKeycloak(String name, String department) {
        String id = admin.createUser(
                name,
                Map.of(
                        "username",
                        name,
                        "attributes",
                        Map.of("department", List.of("Engineering")),
                        "federatedIdentities",
                        List.of(Map.of("identityProvider", realm.alias(), "userId", name, "userName", name))));
        admin.joinGroup(id, department);
    }
}
