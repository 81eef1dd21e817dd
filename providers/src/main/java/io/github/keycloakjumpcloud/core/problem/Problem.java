package io.github.keycloakjumpcloud.core.problem;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;
import java.util.List;
import java.util.Optional;

/**
 * Something that is wrong with what an administrator typed, uploaded or sent. It is logged, so it holds no secret.
 *
 * @param field the key of the setting, or the member of the request; empty when the problem belongs to none
 */
public record Problem(Fact fact, Optional<String> field) {

    public Problem {
        field = field.map(Shown::bare);
    }

    /** The same problem at this field, unless it names one already. */
    public Problem orAt(String other) {
        return field.isPresent() ? this : at(other);
    }

    /** The same problem at this field. */
    public Problem at(String other) {
        return new Problem(fact, Optional.of(other));
    }

    /** The fact, and the field as far as the reader does not see it. */
    public Fact withField() {
        return field.map(name ->
                        Fact.of(ProblemKind.AT_FIELD, FactArgument.text(name), new FactArgument.Facts(List.of(fact))))
                .orElse(fact);
    }

    /** For logs of the server; people read the sentence of the kind. */
    @Override
    public String toString() {
        return field.map(name -> name + ": ").orElse("") + fact.kind().slug();
    }
}
