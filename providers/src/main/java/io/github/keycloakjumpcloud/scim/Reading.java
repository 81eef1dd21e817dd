package io.github.keycloakjumpcloud.scim;

import java.util.function.Consumer;

/** What becomes of a part of a message that cannot be taken. */
@FunctionalInterface
interface Reading {

    /** It stops the whole message. */
    Reading STRICT = (path, part) -> part.run();

    /**
     * @param path of the attribute that it is about, or where in the message it is
     * @param part reads it, or throws a {@link ScimProblem}
     */
    void read(String path, Runnable part);

    /** It is left out. */
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
