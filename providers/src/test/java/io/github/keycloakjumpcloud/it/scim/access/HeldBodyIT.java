package io.github.keycloakjumpcloud.it.scim.access;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimErrors.assertError;
import static io.github.keycloakjumpcloud.it.harness.scim.ScimJson.object;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmState;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimJson;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A client may take its time with the body of a request: what changes meanwhile counts. */
class HeldBodyIT {

    private static final Map<String, ?> TOKEN = Map.of("name", "held");
    private static final String PERSON = "held@example.com";
    private static final String OUT = "{'Operations':[{'op':'replace','path':'active','value':false}]}";

    @AutoClose
    private final TestRealm realm = TestRealm.builder().create();

    private final RealmAdmin admin = realm.admin();
    private int connections;

    /** Each test has a connection of its own, since some take it away. */
    private TestRealm connection;

    private ScimSide scim;

    @BeforeEach
    void connect() {
        connection = realm.connect("connection-" + ++connections, Map.of(), application -> application);
        scim = ScimSide.of(connection);
        admin.clearEvents();
    }

    @AfterEach
    void enableRealm() {
        admin.update(Map.of("enabled", true));
    }

    enum Change {
        TOKEN_REVOKED(401) {
            @Override
            void make(HeldBodyIT test, HeldRequest held) {
                held.revoke(test.connection);
            }
        },
        TOKEN_ENDED(401) {
            @Override
            Map<String, ?> token() {
                return Map.of("name", "short", "expiresIn", 4);
            }

            @Override
            void make(HeldBodyIT test, HeldRequest held) {
                Instant end = Instant.parse(held.token().body().get("expiresAt").asText());
                await("the token's time is over").until(() -> Instant.now().isAfter(end));
            }
        },
        SCIM_SWITCHED_OFF(403) {
            @Override
            void make(HeldBodyIT test, HeldRequest held) {
                test.connection.configure(Map.of("scimEnabled", "false"));
            }
        },
        CONNECTION_DISABLED(403) {
            @Override
            void make(HeldBodyIT test, HeldRequest held) {
                test.disableConnection();
            }
        },
        REALM_DISABLED(403) {
            @Override
            void make(HeldBodyIT test, HeldRequest held) {
                test.admin.update(Map.of("enabled", false));
            }
        },
        CONNECTION_DELETED(404) {
            @Override
            void make(HeldBodyIT test, HeldRequest held) {
                test.deleteConnection();
            }
        },
        CONNECTION_MADE_ANEW(401) {
            @Override
            void make(HeldBodyIT test, HeldRequest held) {
                test.deleteConnection();
                ScimSide.of(test.realm.connect(test.connection.alias(), Map.of(), application -> application));
            }
        };

        private final int status;

        Change(int status) {
            this.status = status;
        }

        Map<String, ?> token() {
            return TOKEN;
        }

        abstract void make(HeldBodyIT test, HeldRequest held);
    }

    @ParameterizedTest
    @EnumSource(Change.class)
    void createWhenItsCallerMayNotDoSoOnceTheBodyIsThereThenItIsRefusedAndNothingIsWritten(Change change) {
        // given
        RealmState before = RealmState.of(admin);
        try (HeldRequest held = HeldRequest.of(connection, change.token(), "POST", "/Users", ScimSide.user("held"))) {

            // when
            change.make(this, held);
            ScimAnswer answer = held.finish();

            // then
            assertError(answer, change.status, "");
            before.assertUnchanged(admin);
            assertThat(admin.usersByEmail(PERSON)).isEmpty();
        }
    }

    @Test
    void createWhenNothingChangesThenThePersonIsThere() {
        // given
        String name = "undisturbed";
        try (HeldRequest held = HeldRequest.of(connection, TOKEN, "POST", "/Users", ScimSide.user(name))) {

            // when
            ScimAnswer answer = held.finish();

            // then
            assertThat(answer.status()).as(answer.text()).isEqualTo(201);
            assertThat(admin.usersByEmail(name + "@example.com"))
                    .singleElement()
                    .satisfies(user -> assertThat(user.get("id").asText()).isEqualTo(answer.id()));
        }
    }

    @Test
    void createWhenTheTokenIsRevokedThenAnEventSaysSoAndNoCallOfTheConnectionIsShown() {
        // given
        try (HeldRequest held = HeldRequest.of(connection, TOKEN, "POST", "/Users", ScimSide.user("held"))) {

            // when
            held.revoke(connection);
            held.finish();
        }

        // then
        assertThat(admin.events("CLIENT_LOGIN_ERROR")).singleElement().satisfies(event -> assertThat(
                        event.at("/details/jumpcloud_scim").asText())
                .isEqualTo("unknown"));
        assertThat(Json.list(admin.get("jumpcloud/" + connection.alias() + "/scim-calls")
                        .get("calls")))
                .isEmpty();
    }

    @Test
    void bulkWhenTheTokenIsRevokedThenNoneOfItsOperationsIsCarriedOut() {
        // given
        RealmState before = RealmState.of(admin);
        JsonNode bulk = object("{'Operations':[{'method':'POST','path':'/Users','bulkId':'b','data':{'userName':'"
                + PERSON + "'}},{'method':'POST','path':'/Groups','bulkId':'g','data':{'displayName':'Held'}}]}");
        try (HeldRequest held = HeldRequest.of(connection, TOKEN, "POST", "/Bulk", bulk)) {

            // when
            held.revoke(connection);
            ScimAnswer answer = held.finish();

            // then
            assertThat(ScimJson.texts(answer.body().get("Operations"), "status"))
                    .containsExactly("401", "401");
            before.assertUnchanged(admin);
        }
    }

    @Test
    void leaverWhenTheTokenIsRevokedThenStaysIn() {
        // given
        String id = scim.createUser(ScimSide.user("stays-" + connections));
        try (HeldRequest held = HeldRequest.of(connection, TOKEN, "PATCH", "/Users/" + id, object(OUT))) {

            // when
            held.revoke(connection);
            ScimAnswer answer = held.finish();

            // then
            assertError(answer, 401, "");
            assertThat(scim.account(id).get("enabled").asBoolean()).isTrue();
        }
    }

    @Test
    void leaverWhenTheConnectionIsDisabledThenIsOutAllTheSame() {
        // given
        String id = scim.createUser(ScimSide.user("leaves-" + connections));
        try (HeldRequest held = HeldRequest.of(connection, TOKEN, "PATCH", "/Users/" + id, object(OUT))) {

            // when
            disableConnection();
            ScimAnswer answer = held.finish();

            // then
            assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            assertThat(scim.account(id).get("enabled").asBoolean()).isFalse();
        }
    }

    private void disableConnection() {
        admin.updateIdentityProvider(connection.alias(), provider -> provider.put("enabled", false));
    }

    private void deleteConnection() {
        admin.api().delete(admin.path("identity-provider/instances/" + connection.alias()));
    }
}
