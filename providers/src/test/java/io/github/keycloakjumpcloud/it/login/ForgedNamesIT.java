package io.github.keycloakjumpcloud.it.login;

import static io.github.keycloakjumpcloud.it.harness.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.MapperAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.scim.ScimSide;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Names that an administrator has typed, and that would be taken for the server's own words, or for somebody else. */
class ForgedNamesIT {

    private static final String FORGERY =
            "2026-01-01 00:00:00,000 ERROR [io.github.keycloakjumpcloud.forged] all is well";
    private static final String NAME = "x\" %s %n\r\n" + FORGERY + "\u001B[2J\u202E";

    @AutoClose
    private final TestRealm realm = TestRealm.builder()
            .groups()
            .setting("verifiedDomains", "example.com")
            .create();

    private final ScimSide scim = ScimSide.of(realm);

    @Test
    void logWhenMapperRoleAndGroupAreForgedThenEachStaysInItsLine() {
        // given
        int before = Keycloak.server().log().length();
        new MapperAdmin(realm.admin(), realm.alias())
                .add(
                        NAME,
                        MapperAdmin.GROUPS,
                        Map.of(
                                "groupMode",
                                "rules",
                                "groupRules",
                                "* -> role:nobody\u001B[2J\n* -> group:/nowhere\u001B[2J"));

        // when
        realm.login(SampleDirectory.ORDINARY);

        // then
        await("the mapper is in the log")
                .until(() -> lines(before).stream().anyMatch(line -> line.contains("Group mapper")));
        assertThat(lines(before))
                .filteredOn(line -> line.contains("Group mapper"))
                .isNotEmpty();
        assertUnforged(before);
    }

    @Test
    void aliasWhenItIsForgedThenAnImportIsRefused() {
        // given
        int before = Keycloak.server().log().length();
        String alias = "y\u001B[2J\n" + FORGERY.substring(0, 60);
        Map<String, Object> provider = Map.of(
                "alias",
                alias,
                "providerId",
                TestRealm.PROVIDER,
                "enabled",
                true,
                "config",
                Map.of("idpEntityId", "JumpCloud"));

        // when
        RealmSettings settings = RealmSettings.unique().with("identityProviders", List.of(provider));
        Answer imported = realm.admin().api().exchange("POST", "", settings.representation());

        // then
        assertThat(imported.status()).as(imported.body().toString()).isGreaterThanOrEqualTo(400);
        assertThat(realm.admin().api().exchange("GET", settings.name(), null).status())
                .isEqualTo(404);
        assertUnforged(before);
    }

    @Test
    void actorWhenATokenIsNamedLikeSomebodyThenItIsTheService() {
        // given
        String admin = realm.admin().createUser("head@example.com", Map.of());
        String token = ScimSide.newToken(realm, admin);
        realm.admin().clearEvents();

        // when
        scim.client().withToken(token).exchange("POST", "/Users", ScimSide.user("forged-actor"));

        // then
        assertThat(realm.admin().adminEvents()).isNotEmpty().allSatisfy(event -> assertThat(
                        event.at("/authDetails/userId").asText())
                .isEqualTo("jumpcloud-scim"));
    }

    @Test
    void actorWhenATokensNameHoldsALineThenTheEventHasOneLine() {
        // given
        String token = ScimSide.newToken(realm, NAME);
        realm.admin().clearEvents();

        // when
        scim.client().withToken(token).exchange("POST", "/Users", ScimSide.user("one-line"));

        // then
        assertThat(realm.admin().adminEvents()).isNotEmpty().allSatisfy(event -> assertThat(
                        event.at("/authDetails/userId").asText())
                .startsWith("x' %s %n  2026")
                .doesNotContain("\n", "\r", "\u001B", "\u202E", "\""));
    }

    private static void assertUnforged(int from) {
        assertThat(lines(from))
                .noneMatch(line -> line.startsWith("2026-01-01"))
                .noneMatch(line -> line.contains("\u001B") || line.contains("\u202E"));
    }

    private static List<String> lines(int from) {
        return Keycloak.server().log().substring(from).lines().toList();
    }
}
