package io.github.keycloakjumpcloud.it.scim.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.github.keycloakjumpcloud.it.harness.App;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import io.github.keycloakjumpcloud.simulator.scim.ScimAnswer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The mode arrives with a realm or a connection that is imported, or past every check. A wrong one lets JumpCloud change nothing. */
class RehearsalByImportIT {

    private TestRealm realm;
    private RealmAdmin admin;

    /** The ways of an import. */
    private enum Way {
        /** As a realm that was not there before. */
        REALM,
        /** Into a realm that has no such connection. */
        PARTIAL,
        /** Into a realm that has such a connection, which is live. */
        OVERWRITING
    }

    @BeforeEach
    void createRealm() {
        realm = TestRealm.builder()
                .setting("scimMode", "live")
                .setting("verifiedDomains", "example.com")
                .create();
        admin = realm.admin();
    }

    @AfterEach
    void deleteRealm() {
        realm.close();
    }

    private static List<Map<String, Object>> connection(String mode) {
        return List.of(Map.of(
                "alias",
                TestRealm.ALIAS,
                "providerId",
                TestRealm.PROVIDER,
                "enabled",
                true,
                "config",
                Map.of("scimEnabled", "true", "scimMode", mode, "verifiedDomains", "example.com")));
    }

    private Answer bring(Way way, String mode, RealmSettings settings) {
        if (way == Way.REALM) {
            settings.with("identityProviders", connection(mode));
            return admin.api().exchange("POST", "", settings.representation());
        }
        if (way == Way.PARTIAL) {
            admin.api().delete(admin.path("identity-provider/instances/" + realm.alias()));
        }
        return admin.api()
                .exchange(
                        "POST",
                        admin.path("partialImport"),
                        Map.of("ifResourceExists", "OVERWRITE", "identityProviders", connection(mode)));
    }

    @ParameterizedTest
    @EnumSource(Way.class)
    void importWhenItsModeIsToRehearseThenTheFirstPushIsRehearsed(Way way) {
        // given
        RealmSettings settings = RealmSettings.unique();

        // when
        Answer answer = bring(way, "rehearse", settings);

        // then
        assertThat(answer.status()).as(answer.toString()).isLessThan(300);
        if (way == Way.REALM) {
            deleteRealm();
            admin = admin.api().realm(settings.name());
            realm = new TestRealm(
                    Keycloak.server().baseUri(),
                    admin,
                    new App(Keycloak.server().baseUri(), admin.name()),
                    realm.alias(),
                    realm.signOnUrl(),
                    realm.application());
        }
        ScimSide scim = ScimSide.withNewToken(realm, "JumpCloud");
        assertThat(rehearsal().get("mode").asText()).isEqualTo("rehearse");
        assertThat(rehearsal().has("begun")).isFalse();

        // when
        String promised = scim.createUser(ScimSide.user("ann"));

        // then
        assertThat(scim.get("/Users/" + promised).status()).isEqualTo(200);
        assertThat(admin.userCount()).isZero();
        assertThat(rehearsal().has("begun")).isTrue();
        assertThat(rehearsal().at("/people/created").asInt()).isEqualTo(1);
        assertThat(findings()).contains("scim-rehearsal");
    }

    @ParameterizedTest
    @CsvSource({"REALM, Rehearse", "PARTIAL, rehearsal", "OVERWRITING, rehears"})
    void importWhenItsModeIsMisspeltThenIsRefusedAndTheLogNamesTheSetting(Way way, String mode) {
        // given
        ScimSide scim = ScimSide.of(realm);
        RealmSettings settings = RealmSettings.unique();
        int before = Keycloak.server().log().length();

        // when
        Answer answer = bring(way, mode, settings);

        // then
        assertThat(answer.status()).as(answer.toString()).isEqualTo(500);
        assertThat(Keycloak.server().log().substring(before)).contains("scimMode");
        assertThat(admin.api().exchange("GET", settings.name(), null).status()).isEqualTo(404);
        assertThat(admin.hasIdentityProvider(realm.alias())).isEqualTo(way != Way.PARTIAL);
        if (way == Way.OVERWRITING) {
            String id = scim.createUser(ScimSide.user("ann"));
            assertThat(scim.account(id).get("enabled").asBoolean()).isTrue();
        }
    }

    @Test
    void modeWhenAMisspeltOneIsStoredThenScimReadsAndTakesAwayOnlyUntilOneIsChosen() {
        // given
        ScimSide scim = ScimSide.of(realm);
        String leaver = scim.createUser(ScimSide.user("leaver"));
        String deleted = scim.createUser(ScimSide.user("deleted"));
        long users = admin.userCount();

        // when
        Statements.send(
                admin,
                "update IDENTITY_PROVIDER_CONFIG set \"VALUE\" = 'Rehearse' where NAME = 'scimMode' and IDENTITY_PROVIDER_ID = '"
                        + admin.identityProvider(realm.alias())
                                .get("internalId")
                                .asText() + "'");

        // then
        for (ScimAnswer refused : List.of(
                scim.post("/Users", ScimSide.user("ann")),
                scim.put("/Users/" + leaver, ScimSide.user("leaver").put("title", "Late")),
                scim.post("/Groups", ScimSide.group("Crew", leaver)))) {
            assertThat(refused.status()).as(refused.text()).isEqualTo(403);
            assertThat(refused.detail()).contains("until an administrator of the realm chooses the mode live");
        }
        assertThat(admin.userCount()).isEqualTo(users);
        assertThat(ScimSide.ids(scim.get("/Users"))).contains(leaver, deleted);
        assertThat(scim.patch("/Users/" + leaver, ScimSide.operation("replace", "active", BooleanNode.FALSE))
                        .status())
                .isEqualTo(200);
        assertThat(scim.account(leaver).get("enabled").asBoolean()).isFalse();
        assertThat(scim.delete("/Users/" + deleted).status()).isEqualTo(204);
        assertThat(scim.account(deleted).get("enabled").asBoolean()).isFalse();

        // when
        admin.api().post(admin.path("clear-realm-cache"), Map.of());

        // then
        assertThat(rehearsal().get("mode").asText()).isEqualTo("unknown");
        assertThat(findings()).contains("setting-refused").doesNotContain("scim-rehearsal");
        assertThat(scim.post("/Users", ScimSide.user("ann")).status()).isEqualTo(403);

        // when
        realm.configure(Map.of("scimMode", "live"));

        // then
        assertThat(scim.createUser(ScimSide.user("ann"))).isNotEmpty();
        assertThat(admin.userCount()).isEqualTo(users + 1);
    }

    private JsonNode rehearsal() {
        return admin.get("jumpcloud/" + realm.alias() + "/rehearsal");
    }

    private List<String> findings() {
        return admin.get("jumpcloud/" + realm.alias() + "/findings").findValuesAsText("kind");
    }
}
