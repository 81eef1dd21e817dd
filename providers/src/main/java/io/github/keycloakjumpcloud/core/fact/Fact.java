package io.github.keycloakjumpcloud.core.fact;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Something that was found, as data: every reader makes a sentence of it in their own language.
 *
 * @param arguments in the order of the kind's {@linkplain FactKind#slots slots}
 */
public record Fact(FactKind kind, List<FactArgument> arguments) {

    /** @throws IllegalArgumentException when the arguments are not those of the kind */
    public Fact {
        arguments = List.copyOf(arguments);
        List<FactSlot> slots = kind.slots();
        List<FactArgument> given = arguments;
        if (given.size() != slots.size()
                || !IntStream.range(0, given.size())
                        .allMatch(i -> slots.get(i).type().takes(given.get(i)))) {
            throw new IllegalArgumentException("The fact " + kind.slug() + " has other arguments");
        }
    }

    /**
     * A fact of this kind.
     *
     * @throws IllegalArgumentException when the arguments are not those of the kind
     */
    public static Fact of(FactKind kind, FactArgument... arguments) {
        return new Fact(kind, List.of(arguments));
    }
}
