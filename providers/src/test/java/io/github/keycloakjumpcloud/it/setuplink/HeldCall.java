package io.github.keycloakjumpcloud.it.setuplink;

import io.github.keycloakjumpcloud.it.scim.message.RawConnection;
import io.github.keycloakjumpcloud.it.scim.message.RawRequest;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.net.URI;

/** A call of a step that lacks the last byte of its body. */
final class HeldCall implements AutoCloseable {

    private final RawConnection connection;
    private final RawRequest request;

    private HeldCall(RawConnection connection, RawRequest request) {
        this.connection = connection;
        this.request = request;
    }

    /** All but its last byte has been sent before the answer to a later call of the same browser. */
    static HeldCall of(LinkVisitor visitor, String method, String below, String body) {
        URI step = URI.create(visitor.page() + "/api" + below);
        RawRequest request = RawRequest.of(method, step.getRawPath())
                .withHeader("Content-Type: application/json")
                .withHeader("X-Setup-Link: " + visitor.link())
                .withHeader("Cookie: " + visitor.cookies())
                .withBody(body);
        RawConnection connection = new RawConnection(step);
        connection.hold(request);
        visitor.read("");
        return new HeldCall(connection, request);
    }

    /** Sends the byte that is missing. */
    ScimAnswer finish() {
        return connection.finish(request);
    }

    @Override
    public void close() {
        connection.close();
    }
}
