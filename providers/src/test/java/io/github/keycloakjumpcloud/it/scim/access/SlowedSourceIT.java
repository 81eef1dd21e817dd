package io.github.keycloakjumpcloud.it.scim.access;

import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import io.github.keycloakjumpcloud.simulator.scim.ScimClient;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whoever sends many wrong tokens is slowed down, and nobody else. */
class SlowedSourceIT {
    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmAdmin admin = realm.admin();
    private int connections;

    /** Each test has a connection of its own, so that none is slowed down by the failures of another. */
    private TestRealm connection;

    private ScimSide scim;
    private ScimAdmin tokens;

    @BeforeEach
    void connect() {
        connection = realm.connect("connection-" + ++connections, Map.of(), application -> application);
        scim = ScimSide.of(connection);
        tokens = new ScimAdmin(admin, connection.alias());
        admin.clearEvents();
    }

    @Test
    void requestWhenScimIsSwitchedOffThenForbiddenWithAValidTokenAndUnauthorizedWithout() {
        // given
        connection.configure(Map.of("scimEnabled", "false"));
        RealmState before = RealmState.of(admin);

        // when
        ScimAnswer valid = scim.post("/Users", ScimSide.user("refused"));
        ScimAnswer invalid = get("nonsense");

        // then
        assertError(valid, 403, "");
        assertError(invalid, 401, "");
        before.assertUnchanged(admin);

        // when
        connection.configure(Map.of("scimEnabled", "true"));

        // then
        assertThat(scim.get("/Users").status()).isEqualTo(200);
    }

    @Test
    void requestWhenTheProviderIsDisabledThenItMayReadAndAddNothing() {
        // given
        admin.updateIdentityProvider(connection.alias(), provider -> provider.put("enabled", false));

        // when
        ScimAnswer read = scim.get("/Users");
        ScimAnswer added = scim.post("/Users", ScimSide.user("added"));
        ScimAnswer invalid = get("nonsense");

        // then
        assertThat(read.status()).isEqualTo(200);
        assertError(added, 403, "");
        assertError(invalid, 401, "");
    }

    @Test
    void requestWhenTheConnectionIsUnknownOrNoneThenNotFound() {
        // given
        admin.createIdentityProvider(
                "plain-" + connections, "saml", Map.of("singleSignOnServiceUrl", "https://sso.example.com"));

        for (String alias : List.of("nobody", "plain-" + connections, "setup")) {
            URI base = URI.create(realm.entityId() + "/jumpcloud/" + alias + "/scim/v2");

            // when
            ScimAnswer answer = ScimClient.of(base, ScimSide.newToken(connection, "for " + alias))
                    .exchange("GET", "/Users", null);

            // then
            assertError(answer, 404, "");
        }
    }

    @Test
    void requestsWhenManyFailThenTheSourceIsSlowedDown() {
        // given
        ScimClient guesser = scim.client().withToken("nonsense");
        ScimAnswer last = guesser.exchange("GET", "/Users", null);

        // when
        int failures = 1;
        while (last.status() == 401 && failures < 100) {
            last = guesser.exchange("GET", "/Users", null);
            failures++;
        }
        ScimAnswer next = guesser.exchange("GET", "/Users", null);

        // then
        assertError(last, 429, "");
        assertError(next, 429, "");
        assertThat(failures).isEqualTo(31);
        assertThat(next.header("Retry-After")).hasValueSatisfying(seconds -> assertThat(Integer.parseInt(seconds))
                .isBetween(1, 60));
        assertThat(reasons()).hasSize(31).containsOnlyOnce("too_many_failures");
    }

    /** Some clients send each request without a token first, and show it when they are asked. */
    @Test
    void requestsWhenManyComeWithoutATokenThenEachIsAskedForItAndTheLimitOfWrongOnesIsUntouched() {
        // when
        List<ScimAnswer> bare = IntStream.range(0, 70).mapToObj(i -> get(null)).toList();
        ScimAnswer right = scim.get("/Users");
        ScimAnswer wrong = get("nonsense");
        ScimAnswer afterwards = get(null);

        // then
        assertThat(bare).allSatisfy(answer -> {
            assertError(answer, 401, "");
            assertThat(answer.header("WWW-Authenticate"))
                    .hasValueSatisfying(challenge -> assertThat(challenge).startsWith("Bearer"));
        });
        assertThat(right.status()).isEqualTo(200);
        assertError(wrong, 401, "");
        assertError(afterwards, 401, "");
        assertThat(reasons()).filteredOn("missing"::equals).hasSize(30);
        assertThat(reasons()).filteredOn("unknown"::equals).hasSize(1);
    }

    @Test
    void requestWhenASourceIsSlowedDownThenOneWithoutATokenIsAskedForItAllTheSame() {
        // given
        for (int i = 0; i < 31; i++) {
            get("nonsense");
        }

        // when
        ScimAnswer wrong = get("nonsense");
        ScimAnswer bare = get(null);

        // then
        assertError(wrong, 429, "");
        assertError(bare, 401, "");
        assertThat(scim.get("/Users").status()).isEqualTo(200);
    }

    /** Two slashes in a row Keycloak refuses itself, before any extension; one at the end of a resource is none of them. */
    @Test
    void requestWhenTheBaseUrlEndsWithASlashThenTheAnswerSaysSo() {
        // when
        ScimAnswer doubled = scim.get("//Users");
        ScimAnswer behind = scim.get("/Users/");

        // then
        assertThat(doubled.status()).isEqualTo(400);
        assertThat(doubled.text()).contains("path not normalized");
        assertThat(behind.status()).as(behind.text()).isEqualTo(200);
    }

    private ScimAnswer get(String token) {
        return scim.client().withToken(token).exchange("GET", "/Users", null);
    }

    private List<JsonNode> events() {
        return admin.events("CLIENT_LOGIN_ERROR");
    }

    private List<String> reasons() {
        return events().stream()
                .map(event -> event.get("details").get("jumpcloud_scim").asText())
                .toList();
    }
}
