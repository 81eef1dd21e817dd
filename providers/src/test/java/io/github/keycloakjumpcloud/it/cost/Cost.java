package io.github.keycloakjumpcloud.it.cost;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.Statements;

/** What a step asks of the database, in statements: exact where time is noisy. */
final class Cost {

    private Cost() {}

    /** Fails with the statements of both when the first step takes more than the second. */
    static void assertNoMore(RealmAdmin realm, Runnable ours, Runnable keycloaks) {
        long most = Statements.of(realm, keycloaks);
        long count = Statements.of(realm, ours);
        assertThat(count)
                .withFailMessage(() -> "%d statements, beside %d:%n%s%nbeside:%n%s"
                        .formatted(count, most, texts(realm, ours), texts(realm, keycloaks)))
                .isLessThanOrEqualTo(most);
    }

    /** Fails with the statements when a step takes more. */
    static void assertAtMost(RealmAdmin realm, long most, Runnable step) {
        long count = Statements.of(realm, step);
        assertThat(count)
                .withFailMessage(() -> "%d statements, and not %d:%n%s".formatted(count, most, texts(realm, step)))
                .isLessThanOrEqualTo(most);
    }

    private static String texts(RealmAdmin realm, Runnable step) {
        return String.join("\n", Statements.texts(realm, step));
    }
}
