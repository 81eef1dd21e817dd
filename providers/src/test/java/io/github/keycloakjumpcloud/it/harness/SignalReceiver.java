package io.github.keycloakjumpcloud.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.simulator.web.Reply;
import io.github.keycloakjumpcloud.simulator.web.WebRequest;
import io.github.keycloakjumpcloud.simulator.web.WebServer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An application that receives notice of ended sessions: Keycloak pushes security event tokens (RFC 8417, RFC 8935) to
 * it. The tokens come directly from Keycloak, so the receiver checks no signature.
 */
public final class SignalReceiver implements AutoCloseable {

    private static final String SESSION_REVOKED = "https://schemas.openid.net/secevent/caep/event-type/session-revoked";

    private static final String PUSH = "urn:ietf:rfc:8935";
    private static final String CLIENT_ID = "signal-receiver";
    private static final String SECRET = "Bearer of-the-receiver";

    private final WebServer server = WebServer.open("signals", "127.0.0.1", 0);
    private final List<JsonNode> tokens = new CopyOnWriteArrayList<>();
    private final String issuer;

    private SignalReceiver(String issuer) {
        this.issuer = issuer;
        server.serve(this::accept);
    }

    /** A new receiver of the events of all people in the realm, which must be a transmitter. */
    public static SignalReceiver of(TestRealm realm) {
        SignalReceiver receiver = new SignalReceiver(realm.entityId());
        receiver.subscribe(realm.admin());
        return receiver;
    }

    /** A builder for a realm that is a transmitter. */
    public static TestRealm.Builder transmitter() {
        return TestRealm.builder()
                .realm("attributes", Map.of("ssf.transmitterEnabled", "true"))
                .realm("eventsListeners", List.of("jboss-logging", "ssf-events"));
    }

    private void subscribe(RealmAdmin realm) {
        realm.createClient(Map.of(
                "clientId",
                CLIENT_ID,
                "attributes",
                Map.of("ssf.enabled", "true", "ssf.defaultSubjects", "ALL", "ssf.validPushUrls", address())));
        realm.api()
                .post(
                        realm.path("ssf/clients/" + CLIENT_ID + "/stream"),
                        Map.of(
                                "delivery",
                                Map.of("method", PUSH, "endpoint_url", address(), "authorization_header", SECRET),
                                "events_requested",
                                List.of(SESSION_REVOKED)));
    }

    private String address() {
        return server.baseUri() + "/signals";
    }

    private Reply accept(WebRequest request) {
        if (!request.isPost() || !SECRET.equals(request.header("Authorization"))) {
            return Reply.of(401, "text/plain", "");
        }
        String[] parts = new String(request.body(), StandardCharsets.US_ASCII).split("\\.");
        tokens.add(Json.read(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)));
        return Reply.of(202, "text/plain", "");
    }

    /** The Keycloak ids of the people whose sessions have all ended, in the order of the events. */
    public List<String> revoked() {
        return tokens.stream()
                .filter(token -> token.path("events").has(SESSION_REVOKED))
                .map(token -> token.path("sub_id"))
                .filter(subject -> subject.path("session").path("id").asText().equals("ALL"))
                .map(subject -> subject.path("user"))
                .filter(user -> user.path("iss").asText().equals(issuer))
                .map(user -> user.path("sub").asText())
                .toList();
    }

    /** Waits until it is told of this person; whoever left before has been told of by then. */
    public void await(String userId) {
        Patience.await("the users whose revocation the receiver is told")
                .untilAsserted(() -> assertThat(revoked()).contains(userId));
    }

    @Override
    public void close() {
        server.close();
    }
}
