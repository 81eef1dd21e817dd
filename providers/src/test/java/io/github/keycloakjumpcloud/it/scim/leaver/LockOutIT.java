package io.github.keycloakjumpcloud.it.scim.leaver;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.Http;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.Presence;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import java.math.BigInteger;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** It can be shown of each person who was shut out when JumpCloud said so, and when what had ended. */
@TestInstance(TestInstance.Lifecycle.PER_METHOD)
class LockOutIT {

    private static final String LINES = "application/x-ndjson";
    private static final String SIGNED = "application/jose";

    @AutoClose
    private TestRealm realm;

    private RealmAdmin admin;
    private ScimSide scim;

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder()
                .groups()
                .setting("scimBrakePercent", "0")
                .setting("scimDelete", "delete")
                .create();
        admin = realm.admin();
        scim = ScimSide.of(realm);
    }

    @Test
    void lockOutWhenSomebodyIsDisabledThenBothSessionsAndTheirClientAreTold() {
        // given
        Presence leaver = Presence.of(scim, "leaver");
        Instant before = Instant.now();

        // when
        disable(leaver.id());

        // then
        Instant after = Instant.now();
        assertThat(lockOuts()).hasSize(1);
        JsonNode lockOut = lockOuts().get(0);
        assertThat(lockOut.get("cause").asText()).isEqualTo("disabled");
        assertThat(lockOut.get("userId").asText()).isEqualTo(leaver.id());
        assertThat(lockOut.get("person").asText()).isEqualTo("leaver@example.com");
        Instant said = Instant.parse(lockOut.get("at").asText());
        assertThat(said).isBetween(before.minusMillis(1), after);
        assertThat(said.plusMillis(lockOut.get("afterMillis").asLong())).isBetween(before, after);
        assertThat(Json.list(lockOut.get("sessions")))
                .extracting(session -> session.get("offline").asBoolean() + " " + session.get("clients"))
                .contains("false [\"app\"]", "true [\"app\"]");

        // when: JumpCloud says it again, and nobody is there any more
        disable(leaver.id());

        // then
        assertThat(lockOuts()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "disable"})
    void lockOutWhenSomebodyIsDeletedThenTheNameIsTheOneFromThen(String scimDelete) {
        // given
        realm.configure(Map.of("scimDelete", scimDelete));
        Presence leaver = Presence.of(scim, "leaver");

        // when
        scim.delete(leaver.path());

        // then
        JsonNode lockOut = lockOuts().get(0);
        assertThat(lockOut.get("cause").asText()).isEqualTo("deleted");
        assertThat(lockOut.get("person").asText()).isEqualTo("leaver@example.com");
        assertThat(lockOut.get("sessions")).isNotEmpty();
    }

    @Test
    void lockOutWhenSomebodyIsRefusedAtASignInThenTheSessionsThatEndedAreTold() {
        // given
        realm.configure(Map.of("allowedGroups", SampleDirectory.ALLOWED_GROUP));
        realm.login(SampleDirectory.ORDINARY);
        assertThat(lockOuts()).isEmpty();

        // when
        realm.refusal(SampleDirectory.ORDINARY.withGroups("Others"));

        // then
        JsonNode lockOut = lockOuts().get(0);
        assertThat(lockOut.get("cause").asText()).isEqualTo("refused");
        assertThat(lockOut.get("code").asText()).isEqualTo("JC-101");
        assertThat(lockOut.get("sessions")).hasSize(1);

        // when: nobody is there any more
        realm.refusal(SampleDirectory.ORDINARY.withGroups("Others"));

        // then
        assertThat(lockOuts()).hasSize(1);
    }

    @Test
    void exportWhenItIsOfLinesThenTheFirstSaysOfWhat() {
        // given
        disable(Presence.of(scim, "first").id());
        disable(Presence.of(scim, "second").id());

        // when
        HttpResponse<String> answer =
                Operator.with(realm, "view-identity-providers", "view-users").readAs(LINES, path());

        // then
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith(LINES));
        assertExported(answer.body());
    }

    @Test
    void exportWhenItIsSignedThenTheRealmsKeyFits() throws GeneralSecurityException {
        // given
        disable(Presence.of(scim, "first").id());
        disable(Presence.of(scim, "second").id());

        // when
        String[] parts = Operator.with(realm, "view-identity-providers", "view-users")
                .readAs(SIGNED, path())
                .body()
                .split("\\.");

        // then
        JsonNode header = Json.read(text(parts[0]));
        assertThat(header.get("typ").asText()).isEqualTo("jumpcloud-lock-outs+jsonl");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(key(header.get("kid").asText()));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
        assertExported(text(parts[1]));
    }

    @ParameterizedTest
    @CsvSource({"nobody, 403", "view-users, 403", "view-identity-providers, 200"})
    void lockOutsWhenCallerLacksTheRoleThenForbiddenAndPeopleHaveNoNames(String role, int status) {
        // given
        disable(Presence.of(scim, "leaver").id());

        // when
        Operator operator = Operator.with(realm, role);

        // then
        for (String type : List.of("application/json", LINES, SIGNED)) {
            HttpResponse<String> answer = operator.readAs(type, path());
            assertThat(answer.statusCode()).isEqualTo(status);
            assertThat(type.equals(SIGNED) && status == 200 ? text(answer.body().split("\\.")[1]) : answer.body())
                    .doesNotContain("example.com");
        }
    }

    private void assertExported(String text) {
        List<JsonNode> lines = text.lines().map(Json::read).toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).get("realm").asText()).isEqualTo(admin.name());
        assertThat(lines.get(0).get("connection").asText()).isEqualTo(realm.alias());
        assertThat(lines.get(0).get("issuer").asText()).isEqualTo(realm.entityId());
        assertThat(lines.get(0).get("lockOuts").asInt()).isEqualTo(2);
        assertThat(lines.get(0).get("complete").asBoolean()).isTrue();
        assertThat(lines.get(0).get("named").asBoolean()).isTrue();
        assertThat(lines.subList(1, 3))
                .extracting(line -> line.get("person").asText())
                .containsExactly("second@example.com", "first@example.com");
    }

    private PublicKey key(String id) throws GeneralSecurityException {
        String address = realm.entityId() + "/protocol/openid-connect/certs";
        JsonNode keys = Json.read(
                Http.send(HttpRequest.newBuilder(URI.create(address)).build()).body());
        JsonNode key = Json.list(keys.get("keys")).stream()
                .filter(one -> one.get("kid").asText().equals(id))
                .findFirst()
                .orElseThrow();
        return KeyFactory.getInstance("RSA")
                .generatePublic(new RSAPublicKeySpec(number(key.get("n")), number(key.get("e"))));
    }

    private static BigInteger number(JsonNode base64) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(base64.asText()));
    }

    private static String text(String base64) {
        return new String(Base64.getUrlDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    private void disable(String id) {
        scim.patch("/Users/" + id, ScimSide.operation("replace", "active", BooleanNode.FALSE));
    }

    private List<JsonNode> lockOuts() {
        return Json.list(admin.get(path()));
    }

    private String path() {
        return "jumpcloud/" + realm.alias() + "/lock-outs";
    }
}
