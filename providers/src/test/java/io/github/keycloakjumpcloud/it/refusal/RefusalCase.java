package io.github.keycloakjumpcloud.it.refusal;

import io.github.keycloakjumpcloud.core.refusal.RefusalReason;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One way to be refused.
 *
 * @param settings of the connection, besides the defaults
 * @param situation makes everything ready; what it returns does the step that is refused
 */
record RefusalCase(RefusalReason refusal, String description, Map<String, String> settings, Situation situation) {

    /** Prepares a realm for a refusal. */
    interface Situation {
        Supplier<Page> in(TestRealm realm);
    }

    /** A case that needs no settings. */
    static RefusalCase of(RefusalReason refusal, String description, Situation situation) {
        return new RefusalCase(refusal, description, Map.of(), situation);
    }

    RefusalCase with(String setting, String value) {
        return new RefusalCase(refusal, description, Map.of(setting, value), situation);
    }

    @Override
    public String toString() {
        return refusal.code() + " " + description;
    }
}
