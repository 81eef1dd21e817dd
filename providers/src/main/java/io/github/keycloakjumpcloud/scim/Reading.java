package io.github.keycloakjumpcloud.scim;

import java.util.function.Consumer;

/** What happens to a part of a message that cannot be accepted. */
@FunctionalInterface
interface Reading {

    /** The faulty part stops the whole message. */
    Reading STRICT = (path, part) -> part.run();

    /**
     * Reads one part.
     *
     * @param path the path of the attribute, or the place in the message
     * @param part reads the part, or throws a {@link ScimProblem}
     */
    void read(String path, Runnable part);

    /** The faulty part is left out. */
    static Reading leavingOut(Consumer<String> leftOut) {
        return (path, part) -> {
            try {
                part.run();
            } catch (ScimProblem e) {
                leftOut.accept(path);
            }
        };
    }
}
