package io.github.keycloakjumpcloud.simulator.value;

import java.util.function.Consumer;

/**
 * A value with many fields that never changes: each {@code with…} method of a subclass returns a changed copy.
 *
 * @param <S> the subclass itself, which must be final and hold only immutable fields
 */
public abstract class Immutable<S extends Immutable<S>> implements Cloneable {

    /** Returns a copy to which the change was applied. The change can set fields of the copy, which nobody else sees yet. */
    protected final S with(Consumer<? super S> change) {
        S copy = copy();
        change.accept(copy);
        return copy;
    }

    // Object.clone returns an object of this very class, which is S by the contract above.
    @SuppressWarnings("unchecked")
    private S copy() {
        try {
            return (S) clone();
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
