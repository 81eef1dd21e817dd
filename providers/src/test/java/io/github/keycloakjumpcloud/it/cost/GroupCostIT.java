package io.github.keycloakjumpcloud.it.cost;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Statements of changes of a group. Beside the membership, a SCIM request asks how the token and the connection stand, holds the
 * rows of the group and of who joins, and asks whether anybody administers the realm.
 */
class GroupCostIT {

    /** Each has the statement of the test's own question. */
    private static final long MOST_OF_ONE = 28;

    private static final long MOST_OF_NOTHING = 8;

    private static final long MOST_OF_A_HUNDRED = 28;

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .setting("scimBrakePercent", "0")
            .setting("verifiedDomains", "example.com")
            .create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private final String first = scim.createUser(ScimSide.user("first"));
    private final String second = scim.createUser(ScimSide.user("second"));
    private final String group = scim.createGroup("Team", first);

    private void put(String... members) {
        assertThat(scim.put("/Groups/" + group, ScimSide.group("Team", members)).status())
                .isEqualTo(200);
    }

    private void patch(ObjectNode operation) {
        assertThat(scim.patch("/Groups/" + group, operation).status()).isEqualTo(204);
    }

    private void join(String... members) {
        patch(ScimSide.operation("add", "members", ScimSide.members(members)));
    }

    private void leave(String member) {
        patch(ScimSide.operation("remove", "members[value eq \"" + member + "\"]", null));
    }

    @Test
    void putWhenNothingChangesThenItWritesNothing() {
        // given
        put(first);

        // when
        List<String> statements = Statements.texts(admin, () -> put(first));

        // then
        assertThat(statements).isNotEmpty().allMatch(statement -> statement.startsWith("select"));
        Cost.assertAtMost(admin, MOST_OF_NOTHING, () -> put(first));
    }

    @Test
    void patchWhenSomebodyIsInTheGroupThenItWritesNothing() {
        // given
        join(first);

        // when
        List<String> statements = Statements.texts(admin, () -> join(first));

        // then
        assertThat(statements).isNotEmpty().allMatch(statement -> statement.startsWith("select"));
    }

    @Test
    void patchWhenOneJoinsAndLeavesThenItTakesAFewStatements() {
        Cost.assertAtMost(admin, MOST_OF_ONE, () -> {
            join(second);
            leave(second);
        });
    }

    @Test
    void patchWhenAHundredJoinAndLeaveThenItTakesNoStatementForEach() {
        // given
        String[] hundred = IntStream.range(0, 100)
                .mapToObj(number -> scim.createUser(ScimSide.user("member-" + number)))
                .toArray(String[]::new);
        put(first);

        // then
        Cost.assertAtMost(admin, MOST_OF_A_HUNDRED, () -> {
            join(hundred);
            put(first);
        });
        join(hundred);
        assertThat(scim.membersOf(group)).contains(first).contains(hundred).hasSize(101);
    }
}
