package io.github.keycloakjumpcloud.it.setuplink;

import static io.github.keycloakjumpcloud.it.setuplink.LinkAdmin.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.SlowRequest;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A request behind a set-up link takes its time to arrive. What was good when it began counts for nothing when it is there. */
class SetupLinkSlowIT {

    private static final String ALIAS = "slow";

    @AutoClose
    private TestRealm realm;

    private LinkAdmin links;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        links = new LinkAdmin(Operator.with(realm, "manage-identity-providers"), ALIAS);
    }

    @BeforeEach
    void connect() {
        if (realm.admin().hasIdentityProvider(ALIAS)) {
            delete();
        }
        Samples.connect(realm, ALIAS);
    }

    private void delete() {
        realm.admin().api().delete(realm.admin().path("identity-provider/instances/" + ALIAS));
    }

    private LinkVisitor visitor() {
        return links.next("connection", "policies", "scim", "certificate", "go-live")
                .opened();
    }

    /** Its first byte has come before an answer to a later request of the same browser. */
    private static SlowRequest begin(LinkVisitor visitor, String method, String below, Object body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/json");
        headers.put("X-Setup-Link", visitor.link());
        headers.put("Cookie", visitor.cookies());
        SlowRequest request =
                SlowRequest.begin(method, URI.create(visitor.page() + "/api" + below), headers, Json.write(body));
        assertThat(visitor.call("GET", "", null).statusCode()).isEqualTo(200);
        return request;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PUT  |              | {"settings": {"allowedGroups": ["Anybody"]}}
                    PUT  |              | {"enabled": true}
                    PUT  |              | {"idpEntityId": "ATTACKER"}
                    POST | /scim-tokens | {"name": "late"}
                    """)
    void requestWhenTheLinkIsTakenBackMeanwhileThenNothingComesOfIt(String method, String below, String body) {
        // given
        LinkVisitor visitor = visitor();
        JsonNode before = realm.admin().identityProvider(ALIAS);

        try (SlowRequest request = begin(visitor, method, below == null ? "" : below, Json.read(body))) {
            // when
            int revoked = links.revoke(visitor.link());
            SlowRequest.Reply reply = request.finish();

            // then
            assertThat(revoked).isEqualTo(204);
            assertThat(reply.status()).as(reply.text()).isEqualTo(410);
            assertThat(reply.text()).contains("setup-link-revoked");
            assertThat(realm.admin().identityProvider(ALIAS)).isEqualTo(before);
            assertThat(tokens()).isEmpty();
        }
    }

    @Test
    void requestWhenNothingHappensMeanwhileThenItIsCarriedOut() {
        try (SlowRequest request =
                begin(visitor(), "PUT", "", Map.of("settings", Map.of("allowedGroups", List.of("Somebody"))))) {
            assertThat(request.finish().status()).isEqualTo(200);
            assertThat(realm.admin().settings(ALIAS)).containsEntry("allowedGroups", "Somebody");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    PUT  |              | {"idpEntityId": "ATTACKER"}
                    POST | /scim-tokens | {"name": "late"}
                    """)
    void requestWhenTheConnectionIsMadeAnewMeanwhileThenTheNewOneIsUntouched(String method, String below, String body) {
        // given
        LinkVisitor visitor = visitor();

        try (SlowRequest request = begin(visitor, method, below == null ? "" : below, Json.read(body))) {
            // when
            delete();
            Samples.connect(realm, ALIAS);
            JsonNode made = realm.admin().identityProvider(ALIAS);
            SlowRequest.Reply reply = request.finish();

            // then
            assertThat(reply.status()).as(reply.text()).isIn(401, 404, 410);
            assertThat(realm.admin().identityProvider(ALIAS)).isEqualTo(made);
            assertThat(tokens()).isEmpty();
        }
    }

    @Test
    void requestWhenItsLinkWasForAConnectionThatSomebodyElseHasMadeMeanwhileThenThatOneIsUntouched() {
        // given
        delete();
        LinkVisitor visitor = visitor();

        try (SlowRequest request = begin(visitor, "PUT", "", Map.of("idpEntityId", "ATTACKER"))) {
            // when
            Samples.connect(realm, ALIAS);
            JsonNode made = realm.admin().identityProvider(ALIAS);
            SlowRequest.Reply reply = request.finish();

            // then
            assertThat(reply.status()).as(reply.text()).isEqualTo(410);
            assertThat(realm.admin().identityProvider(ALIAS)).isEqualTo(made);
        }
    }

    @Test
    void linkWhenItsMakerMayMakeNoneAnyMoreThenItIsTakenBack() {
        // given
        Operator.with(realm, "manage-realm");
        RoleAdmin roles = new RoleAdmin(realm.admin());
        String maker = realm.admin()
                .user("operator-manage-realm@example.com")
                .get("id")
                .asText();
        roles.grantClientRole(maker, "realm-management", "manage-identity-providers");
        LinkVisitor visitor = new LinkAdmin(Operator.again(realm, "manage-realm"), ALIAS)
                .next("connection")
                .opened();

        // when
        roles.revokeClientRole(maker, "realm-management", "manage-identity-providers");

        // then
        assertKind(visitor.call("GET", "", null), 410, "setup-link-revoked");
    }

    @Test
    void bodyWhenItIsTooLargeThenItIsRefusedUnread() {
        // given
        LinkVisitor visitor = visitor();
        String many = "{\"x\":[" + "{},".repeat(700_000) + "{}]}";

        // then
        assertKind(visitor.send("POST", visitor.page() + "/session", many, Map.of()), 400, "setup-link-cut");
        assertKind(visitor.call("PUT", "", many), 400, "body-too-large");
        assertKind(visitor.call("PUT", "/certificates/next", many), 400, "body-too-large");
        assertKind(visitor.call("POST", "/scim-tokens", many), 400, "body-too-large");
    }

    private List<JsonNode> tokens() {
        return Json.list(realm.admin().get("jumpcloud/" + ALIAS + "/scim-tokens"));
    }
}
