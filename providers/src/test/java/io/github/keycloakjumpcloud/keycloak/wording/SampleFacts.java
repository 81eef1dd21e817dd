package io.github.keycloakjumpcloud.keycloak.wording;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import io.github.keycloakjumpcloud.core.fact.FactKind;
import io.github.keycloakjumpcloud.core.fact.FactSlot;
import io.github.keycloakjumpcloud.core.problem.ProblemKind;
import java.time.Instant;
import java.util.List;

/** A fact of any kind, with arguments that can be found again in a sentence. */
final class SampleFacts {

    private SampleFacts() {}

    static Fact of(FactKind kind) {
        return new Fact(kind, kind.slots().stream().map(SampleFacts::argument).toList());
    }

    private static FactArgument argument(FactSlot slot) {
        return switch (slot.type()) {
            case TEXT, NAME, QUOTE -> FactArgument.text("the " + slot.name());
            case NAMES, QUOTES -> FactArgument.texts(List.of(slot.name() + " a", slot.name() + " b"));
            case NUMBER -> FactArgument.number(4711 + slot.name().length());
            case TIME -> FactArgument.time(Instant.parse("2026-07-01T00:00:00Z"));
            case ACCOUNT -> FactArgument.account("5f2a");
            case FACTS -> new FactArgument.Facts(List.of(of(ProblemKind.TOO_LONG)));
            case NEAR_MISSES ->
                new FactArgument.NearMisses(List.of(
                        new FactArgument.NearMiss("firstname", "FirstName"),
                        new FactArgument.NearMiss("mail", "email")));
        };
    }
}
