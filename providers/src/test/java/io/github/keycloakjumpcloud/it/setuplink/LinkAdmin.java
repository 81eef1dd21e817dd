package io.github.keycloakjumpcloud.it.setuplink;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

/** The set-up links of a connection, as an administrator makes and revokes them. */
record LinkAdmin(Operator operator, String alias) {

    HttpResponse<String> ask(Object wish) {
        return operator.send("POST", "jumpcloud/" + alias + "/setup-links", Json.write(wish));
    }

    /** A link that was made. */
    JsonNode make(Map<String, Object> wish) {
        HttpResponse<String> answer = ask(wish);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.read(answer.body());
    }

    LinkVisitor visitor(String... allow) {
        return new LinkVisitor(make(Map.of("allow", List.of(allow))).get("url").asText());
    }

    /** A new link; earlier ones make room for it. */
    LinkVisitor next(String... allow) {
        list().stream()
                .filter(link -> link.get("state").asText().equals("open"))
                .forEach(link -> revoke(link.get("id").asText()));
        return visitor(allow);
    }

    static void assertKind(HttpResponse<String> answer, int status, String kind) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(Json.read(answer.body()).get("kind").asText()).isEqualTo(kind);
    }

    List<JsonNode> list() {
        return Json.list(Json.read(
                operator.send("GET", "jumpcloud/" + alias + "/setup-links", "").body()));
    }

    int revoke(String id) {
        return operator.send("DELETE", "jumpcloud/" + alias + "/setup-links/" + id, "")
                .statusCode();
    }
}
