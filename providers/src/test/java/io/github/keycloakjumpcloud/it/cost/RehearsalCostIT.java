package io.github.keycloakjumpcloud.it.cost;

import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Statements of a rehearsal do not grow with it, and it leaves little behind. */
class RehearsalCostIT {

    /** A create asks for its promise; the token and the connection are asked for as always. */
    private static final int PROMISE = 1;

    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("verifiedDomains", "example.com").create();

    private final RealmAdmin admin = realm.admin();
    private final ScimSide scim = ScimSide.of(realm);
    private final AtomicInteger people = new AtomicInteger();

    private void create() {
        scim.createUser(ScimSide.user("person-" + people.incrementAndGet()));
    }

    @Test
    void createWhenManyPeopleWereRehearsedThenItTakesNoMore() {
        // given
        realm.configure(Map.of("scimMode", "rehearse"));
        long few = Statements.of(admin, this::create);

        // when
        for (int i = 0; i < 200; i++) {
            create();
        }

        // then
        Cost.assertAtMost(admin, few, this::create);
    }

    @Test
    void requestWhenTheConnectionWasRehearsedThenOnlyACreateTakesOneMore() {
        // given
        realm.configure(Map.of("scimMode", "live"));
        String id = scim.createUser(ScimSide.user("unchanged"));
        Runnable put = () -> scim.put("/Users/" + id, ScimSide.user("unchanged"));
        long neverCreated = Statements.of(admin, this::create);
        long neverPut = Statements.of(admin, put);

        // when
        realm.configure(Map.of("scimMode", "rehearse"));
        create();
        realm.configure(Map.of("scimMode", "live"));

        // then
        Cost.assertAtMost(admin, neverCreated + PROMISE, this::create);
        Cost.assertAtMost(admin, neverPut, put);
    }
}
