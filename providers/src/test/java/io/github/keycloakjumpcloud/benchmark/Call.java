package io.github.keycloakjumpcloud.benchmark;

import java.net.http.HttpRequest;
import java.util.function.Predicate;

/**
 * A request that is ready to be sent.
 *
 * @param expected whether an answer is the right one; asked when the clock has stopped
 */
record Call(HttpRequest request, Predicate<Reply> expected) {

    static Call expecting(int status, HttpRequest request) {
        return new Call(request, reply -> reply.status() == status);
    }
}
