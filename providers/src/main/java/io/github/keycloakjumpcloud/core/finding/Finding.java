package io.github.keycloakjumpcloud.core.finding;

import io.github.keycloakjumpcloud.core.fact.Fact;
import io.github.keycloakjumpcloud.core.fact.FactArgument;

/**
 * A fault or a hint that was found on a connection.
 *
 * @param fact what was found
 */
public record Finding(FindingKind kind, Fact fact) {

    /**
     * The finding that has this fact.
     *
     * @throws IllegalArgumentException when the arguments are not those of the fact
     */
    public static Finding of(FindingFact found, FactArgument... arguments) {
        return new Finding(found.finding(), Fact.of(found, arguments));
    }
}
