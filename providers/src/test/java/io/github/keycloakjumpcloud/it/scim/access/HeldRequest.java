package io.github.keycloakjumpcloud.it.scim.access;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.it.scim.message.RawConnection;
import io.github.keycloakjumpcloud.it.scim.message.RawRequest;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.Map;

/** A request that was let in, with a token of its own, and lacks the last byte of its body. */
final class HeldRequest implements AutoCloseable {

    private final RawConnection connection;
    private final RawRequest request;
    private final Answer token;

    private HeldRequest(RawConnection connection, RawRequest request, Answer token) {
        this.connection = connection;
        this.request = request;
        this.token = token;
    }

    /** @param token what is asked of its token */
    static HeldRequest of(TestRealm realm, Map<String, ?> token, String method, String path, JsonNode body) {
        ScimAdmin tokens = new ScimAdmin(realm.admin(), realm.alias());
        Answer made = tokens.create(token);
        RawRequest request = RawRequest.of(method, ScimSide.baseUrl(realm).getPath() + path)
                .withHeader("Authorization: Bearer " + made.body().get("token").asText())
                .withHeader("Content-Type: application/scim+json")
                .withBody(body.toString());
        RawConnection connection = new RawConnection(ScimSide.baseUrl(realm));
        connection.hold(request);
        // A token's first use is noted when its request is let in.
        await("the request is let in").until(() -> isUsed(tokens, made.id()));
        return new HeldRequest(connection, request, made);
    }

    private static boolean isUsed(ScimAdmin tokens, String id) {
        return tokens.list().stream().anyMatch(token -> token.get("id").asText().equals(id) && token.has("lastUsedAt"));
    }

    /** The token as it was made. */
    Answer token() {
        return token;
    }

    void revoke(TestRealm realm) {
        assertThat(new ScimAdmin(realm.admin(), realm.alias())
                        .revoke(token.id())
                        .status())
                .isEqualTo(204);
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
