package io.github.keycloakjumpcloud.it.setuplink;

import static io.github.keycloakjumpcloud.it.setuplink.LinkAdmin.assertKind;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Operator;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a set-up link does not include, whatever it allows. */
class SetupLinkLimitsIT {

    private static final String ALIAS = "limited";

    @AutoClose
    private TestRealm realm;

    private Operator operator;
    private LinkAdmin links;

    @BeforeAll
    void createRealm() {
        realm = TestRealm.builder().create();
        Samples.connect(realm, ALIAS);
        operator = Operator.with(realm, "manage-identity-providers");
        links = new LinkAdmin(operator, ALIAS);
    }

    @ParameterizedTest
    @CsvSource({
        "verifiedDomains, '[\"victim.test\"]'",
        "verifiedDomains, '[\"*\"]'",
        "defaultRole, '\"admin\"'",
        "departmentRoot, '\"/Administrators\"'",
        "groupRoot, '\"/Administrators\"'",
        "portalClient, '\"security-admin-console\"'",
        "buttonImageUrl, '\"https://attacker.test/x.svg\"'",
        "scimMode, '\"rehearse\"'",
        "scimDelete, '\"delete\"'",
        "scimBrakePercent, '\"0\"'",
        "contactEmail, '\"attacker@attacker.test\"'",
        "redirectByEmail, 'true'",
        "buttonOnFirstPage, 'true'"
    })
    void saveWhenASettingIsNotTheHoldersThenItIsForbiddenWhateverTheLinkAllows(String setting, String value) {
        // given
        Map<String, String> before = realm.admin().settings(ALIAS);
        LinkVisitor visitor =
                links.next("connection", "policies", "scim", "go-live").opened();

        // when
        HttpResponse<String> saved = visitor.call("PUT", "", "{\"settings\":{\"" + setting + "\":" + value + "}}");

        // then
        assertKind(saved, 403, "setup-link-forbids");
        assertThat(Json.read(saved.body()).get("pointer").asText()).isEqualTo("/settings/" + setting);
        assertThat(realm.admin().settings(ALIAS)).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"metadataUrl\":\"http://169.254.169.254/latest\"}",
                "{\"displayName\":\"Log in with Google\"}",
                "{\"enabled\":true}",
                "{\"settings\":{\"allowedGroups\":[\"*\"]}}",
                "{\"settings\":{\"scimEnabled\":true}}"
            })
    void saveWhenTheLinkIsForTheConnectionAloneThenTheRestIsForbidden(String body) {
        // given
        LinkVisitor visitor = links.next("connection").opened();

        // when
        HttpResponse<String> saved = visitor.call("PUT", "", body);

        // then
        assertKind(saved, 403, "setup-link-forbids");
    }

    @ParameterizedTest
    @CsvSource({
        "certificate, PUT, '', '{\"idpEntityId\":\"urn:attacker\"}'",
        "certificate, GET, /scim-tokens,",
        "certificate, GET, /scim-calls,",
        "policies, GET, /scim-calls,",
        "certificate, POST, /scim-tokens, '{\"name\":\"x\"}'",
        "connection, POST, /scim-tokens, '{\"name\":\"x\"}'",
        "scim, PUT, /certificates/next, '{\"certificate\":\"x\"}'",
        "scim, POST, /trial-logins, '{}'",
        "scim, GET, /trial-logins,",
        "scim, POST, /ready, '{}'",
        "policies, GET, /findings,",
        "policies, POST, /ready, '{}'",
        "go-live, GET, /certificates,",
        "go-live, POST, /trial-logins, '{}'"
    })
    void callWhenTheLinkDoesNotIncludeItThenItIsForbidden(String allow, String method, String below, String body) {
        // given
        LinkVisitor visitor = links.next(allow).opened();

        // when
        HttpResponse<String> call = visitor.call(method, below, body);

        // then
        assertKind(call, 403, "setup-link-forbids");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/adopt", "/blueprint", "/scim-brake", "/setup-links", "/api", "/../../other", "/refusals/x"})
    void callWhenItIsNoStepThenThereIsNothing(String below) {
        // given
        LinkVisitor visitor =
                links.next("connection", "policies", "scim", "go-live").opened();

        // when
        int get = visitor.call("GET", below, null).statusCode();
        int post = visitor.call("POST", below, "{}").statusCode();

        // then
        assertThat(List.of(get, post)).isSubsetOf(400, 401, 404, 405);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"expiresIn\":899}",
                "{\"expiresIn\":2592001}",
                "{\"expiresIn\":\"a week\"}",
                "{\"allow\":[\"everything\"]}",
                "{\"allow\":\"connection\"}",
                "{\"email\":\"nobody\"}",
                "{\"more\":1}",
                "nonsense"
            })
    void makeWhenTheWishIsNoneThenItIsRefusedAndNothingMade(String wish) {
        // given
        int before = links.list().size();

        // when
        HttpResponse<String> answer = operator.send("POST", "jumpcloud/" + ALIAS + "/setup-links", wish);

        // then
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(links.list()).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"view-identity-providers", "manage-users", "nobody"})
    void makeWhenSomebodyMayNotManageConnectionsThenItIsForbidden(String role) {
        // given
        Operator other = Operator.with(realm, role);

        // when
        int made =
                other.send("POST", "jumpcloud/" + ALIAS + "/setup-links", "{}").statusCode();

        // then
        assertThat(made).isEqualTo(403);
    }

    @Test
    void adminApiWhenALinkIsShownThereThenItOpensNothing() {
        // given
        LinkVisitor visitor = links.next("connection").opened();
        String admin = realm.entityId().replace("/realms/", "/admin/realms/") + "/jumpcloud/" + ALIAS;

        // when
        HttpResponse<String> answer = visitor.send(
                "GET",
                admin,
                null,
                Map.of("Authorization", "Bearer " + visitor.token(), "X-Setup-Link", visitor.link()));

        // then
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void saveWhenTheLinkMayGoLiveThenItMayNotDisable() {
        // given
        Samples.enable(realm, ALIAS, true);
        LinkVisitor visitor = links.next("connection", "go-live").opened();

        // when
        HttpResponse<String> disabled = visitor.call("PUT", "", Map.of("enabled", false));
        boolean enabled = realm.admin().identityProvider(ALIAS).get("enabled").asBoolean();
        Samples.enable(realm, ALIAS, false);

        // then
        assertKind(disabled, 403, "setup-link-forbids");
        assertThat(enabled).isTrue();
    }
}
