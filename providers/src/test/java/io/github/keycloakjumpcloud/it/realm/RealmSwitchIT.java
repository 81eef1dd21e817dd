package io.github.keycloakjumpcloud.it.realm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.AdminApi;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.ScimAdmin;
import io.github.keycloakjumpcloud.it.harness.SecondLane;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The realm's switches "Enabled" and "Require SSL", on a server behind a proxy and on one that believes none. */
@SecondLane
class RealmSwitchIT {

    private static final String TRIAL_COOKIE = "JUMPCLOUD_TRIAL";
    private static final String ABROAD = "203.0.113.7";

    private final Door direct = Door.at(
            Keycloak.ofSecondLane().baseUri(),
            new AdminApi(Keycloak.ofSecondLane().admin()));
    private final Door behindProxy = Door.at(
            Keycloak.withFeatures().baseUri(),
            new AdminApi(Keycloak.withFeatures().admin()));

    @AfterEach
    void open() {
        direct.set(Map.of("enabled", true, "sslRequired", "external"));
        behindProxy.set(Map.of("enabled", true, "sslRequired", "external"));
    }

    @AfterAll
    void stop() {
        direct.realm.close();
        behindProxy.realm.close();
    }

    @Test
    void realmWhenItIsDisabledThenNothingOfItAnswers() {
        // given
        direct.set(Map.of("enabled", false));

        // then
        direct.assertClosed(List.of(), "Realm not enabled", "the realm is disabled");
    }

    @Test
    void realmWhenItDemandsTlsThenPlainRequestsAreRefusedWhateverTheyClaim() {
        // given
        direct.set(Map.of("sslRequired", "all"));

        // then
        direct.assertClosed(List.of(), "HTTPS required", "the realm takes requests over HTTPS only");
        direct.assertClosed(
                List.of("X-Forwarded-Proto", "https"), "HTTPS required", "the realm takes requests over HTTPS only");
    }

    @ParameterizedTest(name = "{0}, {1} from {2}: open {3}")
    @CsvSource({
        "all, https, 127.0.0.1, true",
        "all, http, 127.0.0.1, false",
        "external, http, 127.0.0.1, true",
        "external, https, 203.0.113.7, true",
        "external, http, 203.0.113.7, false",
        "none, http, 203.0.113.7, true",
    })
    void realmWhenAProxySaysHowTheRequestCameThenThatCounts(
            String sslRequired, String scheme, String caller, boolean open) {
        // given
        behindProxy.set(Map.of("sslRequired", sslRequired));
        List<String> headers = List.of("X-Forwarded-Proto", scheme, "X-Forwarded-For", caller);

        // then
        if (open) {
            behindProxy.assertOpen(headers);
        } else {
            behindProxy.assertClosed(headers, "HTTPS required", "the realm takes requests over HTTPS only");
        }
    }

    @Test
    void realmWhenOnlyOthersMustUseTlsThenACallerFromNearbyIsLetIn() {
        direct.assertOpen(List.of());
        direct.assertOpen(List.of("X-Forwarded-For", ABROAD));
    }

    /** Every address of a connection, and a token of it. */
    private record Door(TestRealm realm, String token, String trial) {

        static Door at(URI server, AdminApi admin) {
            TestRealm realm = TestRealm.builder()
                    .setting("scimEnabled", "true")
                    .setting("verifiedDomains", "example.com")
                    .create(server, admin);
            String trial = realm.admin()
                    .api()
                    .post(realm.admin().path("jumpcloud/" + realm.alias() + "/trial-logins"), Map.of())
                    .body()
                    .get("id")
                    .asText();
            return new Door(realm, new ScimAdmin(realm.admin(), realm.alias()).newToken("JumpCloud"), trial);
        }

        void set(Map<String, Object> fields) {
            realm.admin().api().put(realm.admin().name(), fields);
        }

        void assertOpen(List<String> headers) {
            for (String page : pages()) {
                assertThat(get(page, headers).statusCode()).as(page).isLessThan(400);
            }
            for (String user : scim()) {
                assertThat(get(user, headers).statusCode()).as(user).isEqualTo(200);
            }
        }

        void assertClosed(List<String> headers, String sentence, String detail) {
            for (String page : pages()) {
                HttpResponse<String> answer = get(page, headers);
                assertThat(answer.statusCode()).as(page).isEqualTo(400);
                assertThat(answer.body()).as(page).contains(sentence).doesNotContain("JC-");
            }
            for (String page : closedPages()) {
                HttpResponse<String> answer = get(page, headers);
                assertThat(answer.statusCode()).as(page).isEqualTo(400);
                assertThat(answer.body()).as(page).contains(sentence).doesNotContain("JC-");
            }
            for (String resource : scim()) {
                HttpResponse<String> answer = get(resource, headers);
                assertThat(answer.statusCode()).as(resource).isEqualTo(403);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .startsWith("application/scim+json");
                JsonNode error = Json.read(answer.body());
                assertThat(error.get("schemas").get(0).asText())
                        .isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
                assertThat(error.get("detail").asText()).isEqualTo(detail);
            }
            HttpResponse<String> message = post(headers);
            assertThat(message.statusCode()).isEqualTo(400);
            assertThat(message.body()).contains(sentence).doesNotContain("JC-");
        }

        private List<String> pages() {
            return List.of(
                    "/jumpcloud/setup",
                    "/jumpcloud/setup/main.js",
                    "/jumpcloud/" + realm.alias() + "/login",
                    "/jumpcloud/" + realm.alias() + "/sp-certificate.pem");
        }

        /** Those that answer with an error of their own when the realm is open, or begin something at each visit. */
        private List<String> closedPages() {
            return List.of(
                    "/jumpcloud/first-login-end",
                    "/jumpcloud/post-login-end",
                    "/broker/after-first-broker-login",
                    "/broker/after-post-broker-login",
                    "/jumpcloud/" + realm.alias() + "/trial",
                    "/jumpcloud/" + realm.alias() + "/trial-logins/" + trial);
        }

        private List<String> scim() {
            return List.of(
                    "/jumpcloud/" + realm.alias() + "/scim/v2/Users",
                    "/jumpcloud/" + realm.alias() + "/scim/v2/ServiceProviderConfig");
        }

        private HttpResponse<String> get(String path, List<String> headers) {
            return send(
                    HttpRequest.newBuilder(URI.create(realm.entityId() + path))
                            .header("Authorization", "Bearer " + token)
                            .header("Cookie", TRIAL_COOKIE + "=" + trial),
                    headers);
        }

        private HttpResponse<String> post(List<String> headers) {
            return send(
                    HttpRequest.newBuilder(URI.create(realm.acsUrl()))
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString("SAMLResponse=x")),
                    headers);
        }

        private static HttpResponse<String> send(HttpRequest.Builder request, List<String> headers) {
            if (!headers.isEmpty()) {
                request.headers(headers.toArray(String[]::new));
            }
            try {
                return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
