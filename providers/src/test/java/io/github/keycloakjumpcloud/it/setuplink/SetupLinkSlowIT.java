package io.github.keycloakjumpcloud.it.setuplink;

import static io.github.keycloakjumpcloud.it.setuplink.LinkAdmin.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.RoleAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
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

        try (HeldCall request = HeldCall.of(visitor, method, below == null ? "" : below, body)) {
            // when
            int revoked = links.revoke(visitor.link());
            ScimAnswer reply = request.finish();

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
        try (HeldCall request =
                HeldCall.of(visitor(), "PUT", "", "{\"settings\": {\"allowedGroups\": [\"Somebody\"]}}")) {
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

        try (HeldCall request = HeldCall.of(visitor, method, below == null ? "" : below, body)) {
            // when
            delete();
            Samples.connect(realm, ALIAS);
            JsonNode made = realm.admin().identityProvider(ALIAS);
            ScimAnswer reply = request.finish();

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

        try (HeldCall request = HeldCall.of(visitor, "PUT", "", "{\"idpEntityId\": \"ATTACKER\"}")) {
            // when
            Samples.connect(realm, ALIAS);
            JsonNode made = realm.admin().identityProvider(ALIAS);
            ScimAnswer reply = request.finish();

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
