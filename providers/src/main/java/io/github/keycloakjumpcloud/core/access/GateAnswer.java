package io.github.keycloakjumpcloud.core.access;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.refusal.Refusal;
import io.github.keycloakjumpcloud.core.refusal.RefusalFact;
import java.util.Optional;

/** The answer of one check of the {@link Gate}. */
public sealed interface GateAnswer {

    /** Which check it was. */
    GateCheck check();

    /** What the check found, for the admin. */
    Fact fact();

    /** The stable name of how it ended: {@code passed}, {@code not-restricted} or {@code failed}. */
    String state();

    /** Empty when the check lets the person pass. */
    default Optional<Refusal> refusal() {
        return Optional.empty();
    }

    /** The person passes. */
    record Passed(GateCheck check, Fact fact) implements GateAnswer {

        Passed(GateCheck check, RefusalFact found) {
            this(check, Fact.of(found));
        }

        @Override
        public String state() {
            return "passed";
        }
    }

    /** The person passes, because the connection asks for nothing. */
    record NotRestricted(GateCheck check, Fact fact) implements GateAnswer {

        NotRestricted(GateCheck check, RefusalFact found) {
            this(check, Fact.of(found));
        }

        @Override
        public String state() {
            return "not-restricted";
        }
    }

    /** The person is refused. */
    record NotPassed(GateCheck check, Refusal reason) implements GateAnswer {

        @Override
        public Fact fact() {
            return reason.fact();
        }

        @Override
        public String state() {
            return "failed";
        }

        @Override
        public Optional<Refusal> refusal() {
            return Optional.of(reason);
        }
    }
}
