package io.github.keycloakjumpcloud.it.setuplink;

import static io.github.keycloakjumpcloud.it.setuplink.LinkAdmin.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.ClockedKeycloak;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Set-up links and their sessions, when their time is over. */
@SecondLane
class SetupLinkTimeIT {

    private static final Duration SHORTEST = Duration.ofMinutes(15);

    private final ClockedKeycloak keycloak = ClockedKeycloak.shared();

    @Test
    void linkWhenItsTimeIsOverThenNeitherItNorItsSessionOpensAnything() {
        // given
        TestRealm realm = keycloak.create(TestRealm.builder());
        Samples.enable(realm, realm.alias(), false);
        JsonNode made = make(realm, SHORTEST);
        LinkVisitor visitor = new LinkVisitor(made.get("url").asText()).opened();

        // when
        keycloak.moveOn(SHORTEST.minusSeconds(10));
        int justBefore = visitor.call("GET", "", null).statusCode();
        keycloak.moveOn(Duration.ofSeconds(20));
        HttpResponse<String> call = visitor.call("GET", "", null);
        HttpResponse<String> opened = visitor.open();

        // then
        assertThat(justBefore).isEqualTo(200);
        assertKind(call, 410, "setup-link-expired");
        assertKind(opened, 410, "setup-link-expired");
        assertThat(Json.list(admin(realm).get(links(realm))))
                .extracting(link -> link.get("state").asText())
                .containsExactly("expired");
        assertThat(admin(realm).events("CLIENT_LOGIN_ERROR"))
                .extracting(event -> event.at("/details/jumpcloud_setup").asText())
                .containsExactly("setup-link-expired");
    }

    @Test
    void sessionWhenNobodyUsesItForAnHourThenItIsOverAndTheLinkOpensAgain() {
        // given
        TestRealm realm = keycloak.create(TestRealm.builder());
        Samples.enable(realm, realm.alias(), false);
        LinkVisitor visitor =
                new LinkVisitor(make(realm, Duration.ofDays(1)).get("url").asText()).opened();

        // when
        keycloak.moveOn(Duration.ofMinutes(50));
        int used = visitor.call("GET", "", null).statusCode();
        keycloak.moveOn(Duration.ofMinutes(50));
        int usedAgain = visitor.call("GET", "", null).statusCode();
        keycloak.moveOn(Duration.ofMinutes(61));
        HttpResponse<String> unused = visitor.call("GET", "", null);
        int opened = visitor.open().statusCode();

        // then
        assertThat(List.of(used, usedAgain)).containsOnly(200);
        assertKind(unused, 401, "setup-link-session-over");
        assertThat(opened).isEqualTo(200);
    }

    @Test
    void linkWhenARequestThatProlongsTheSessionIsStillArrivingThenItCanBeTakenBack() {
        // given
        TestRealm realm = keycloak.create(TestRealm.builder());
        Samples.enable(realm, realm.alias(), false);
        JsonNode made = make(realm, Duration.ofDays(1));
        LinkVisitor visitor = new LinkVisitor(made.get("url").asText()).opened();
        keycloak.moveOn(Duration.ofMinutes(40));

        try (HeldCall request = HeldCall.of(visitor, "PUT", "", "{\"idpEntityId\": \"ATTACKER\"}")) {
            // when
            admin(realm).api().delete(admin(realm).path(links(realm) + "/" + visitor.link()));

            // then
            assertThat(request.finish().status()).isEqualTo(410);
        }
    }

    private JsonNode make(TestRealm realm, Duration life) {
        RealmAdmin admin = admin(realm);
        return admin.api()
                .post(admin.path(links(realm)), Map.of("expiresIn", life.toSeconds()))
                .body();
    }

    private static String links(TestRealm realm) {
        return "jumpcloud/" + realm.alias() + "/setup-links";
    }

    /** With a token of this hour. */
    private RealmAdmin admin(TestRealm realm) {
        return keycloak.api().realm(realm.admin().name());
    }
}
