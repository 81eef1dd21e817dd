package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.keycloakjumpcloud.it.harness.Browser;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.keycloak.AdminClient.Answer;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of a connection: wrong ones are refused by name, right ones stay, and each connection has its own. */
class ConnectionSettingsIT {
    private static final String UNSTORABLE = "Control characters and halves of characters are not allowed.";
    private static final String LONG_ALIAS = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
            + "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    private static final String IMAGE_FOR_THEME = "kcTheme-buttonImageUrl";

    @AutoClose("delete")
    private RealmAdmin realm;

    @BeforeAll
    void createRealm() {
        realm = Keycloak.admin().createRealm(RealmSettings.unique());
        realm.createIdentityProvider("present", TestRealm.PROVIDER, Map.of());
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource(delimiter = '|', textBlock = """
        provisioningMode | JIT
        provisioningMode | anything
        linkExisting     | always
        verifiedDomains  | anna@example.com
        verifiedDomains  | example.com##not a domain
        verifiedDomains  | *.example.com
        doNotStoreUsers  | true
        principalType    | ATTRIBUTE
        principalType    | FRIENDLY_ATTRIBUTE
        departmentRoot   | Departments
        departmentRoot   | /
        departmentRoot   | /Acme//Departments
        groupRoot        | JumpCloud
        groupRoot        | /JumpCloud/
        groupRoot        | /Departments
        scimEnabled      | yes
        buttonOnFirstPage | yes
        redirectByEmail  | on
        scimMode         | dry
        scimDelete       | erase
        scimBrakePercent | 101
        scimBrakePercent | -1
        scimBrakePercent | 30 %
        scimBrakePercent | 99999999999
        contactEmail     | nobody
        contactEmail     | a@example.com, b@example.com
        buttonImageUrl   | javascript:alert(1)
        buttonImageUrl   | data:image/svg+xml,<svg/>
        buttonImageUrl   | https://example.com/"onerror="x
        singleSignOnServiceUrl | no address
        """)
    void saveWhenSettingIsWrongThenSentenceNamesItAndNothingChanges(String key, String value) {
        // given
        Map<String, String> before = realm.settings("present");

        // when
        Answer created = realm.offerConnection("refused", Map.of(key, value));
        Answer updated = realm.offerSettings("present", Map.of(key, value));

        // then
        assertThat(created.status()).isEqualTo(400);
        assertThat(created.body().path("errorMessage").asText()).contains(key).contains(" ");
        assertThat(realm.hasIdentityProvider("refused")).isFalse();
        assertThat(updated.status()).isEqualTo(400);
        assertThat(updated.body().path("errorMessage")).isEqualTo(created.body().path("errorMessage"));
        assertThat(realm.settings("present")).isEqualTo(before);
    }

    @Test
    void createWhenGroupPatternIsTooLongThenItIsRefusedByName() {
        // when
        Answer answer = realm.offerConnection("refused", Map.of("allowedGroups", "x".repeat(3000)));

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText())
                .contains("allowedGroups")
                .doesNotContain("xxx");
        assertThat(realm.hasIdentityProvider("refused")).isFalse();
    }

    static Stream<Arguments> texts() {
        String tooLong = "d".repeat(256);
        return Stream.of(
                Arguments.of("displayName", tooLong, "displayName: At most 255 characters are allowed."),
                Arguments.of("displayName", "d".repeat(5000), "displayName: At most 255 characters are allowed."),
                Arguments.of("displayName", "a\u0000b", UNSTORABLE),
                Arguments.of("displayName", "a\nb", UNSTORABLE),
                Arguments.of("entityId", "urn:a\u0000b", UNSTORABLE),
                Arguments.of("idpEntityId", "a\u0001b", UNSTORABLE),
                Arguments.of("portalClient", "a\u001Bb", UNSTORABLE),
                Arguments.of("allowedGroups", "a\u0000b", UNSTORABLE),
                Arguments.of("n".repeat(256), "value", "The name of a setting may have 255 characters at most."),
                Arguments.of("departmentRoot", "/" + tooLong, "The name of a group may have 255 characters at most."),
                Arguments.of("groupRoot", "/A/" + tooLong, "The name of a group may have 255 characters at most."),
                Arguments.of("departmentRoot", "/A\u0000", UNSTORABLE),
                Arguments.of("groupRoot", "/A\nB", UNSTORABLE),
                Arguments.of("groupRoot", "/a".repeat(21), "The group path may have 20 names at most."));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void saveWhenATextCannotBeStoredThenEachWayOfSavingRefusesIt(String key, String value, String sentence) {
        // given
        JsonNode before = realm.identityProvider("present");
        boolean field = key.equals("displayName");
        ObjectNode provider = before.deepCopy();
        (field ? provider : (ObjectNode) provider.get("config")).put(key, value);
        ObjectNode fresh = provider.deepCopy().put("alias", "refused");
        fresh.remove("internalId");

        // when
        Answer updated = realm.api().exchange("PUT", realm.path("identity-provider/instances/present"), provider);
        Answer created = realm.api().exchange("POST", realm.path("identity-provider/instances"), fresh);

        // then
        for (Answer answer : List.of(updated, created)) {
            assertThat(answer.status()).as(answer.body().toString()).isEqualTo(400);
            assertThat(answer.body().path("errorMessage").asText()).contains(sentence);
        }
        assertThat(realm.identityProvider("present")).isEqualTo(before);
        assertThat(realm.hasIdentityProvider("refused")).isFalse();
        if (field) {
            assertThat(realm.api()
                            .exchange("PUT", realm.path("jumpcloud/present"), Map.of(key, value))
                            .status())
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "a%0Ab", "a%1Bb", LONG_ALIAS})
    void aliasWhenItCannotBeStoredThenNobodyHasIt(String alias) {
        // when
        Answer set = realm.api().exchange("PUT", realm.path("jumpcloud/" + alias), Map.of());
        Answer read = realm.api().exchange("GET", realm.path("jumpcloud/" + alias), null);
        Answer findings = realm.api().exchange("GET", realm.path("jumpcloud/" + alias + "/findings"), null);
        Answer adopted = realm.api().exchange("POST", realm.path("jumpcloud/" + alias + "/adopt"), Map.of());
        Page login = new Browser()
                .open(URI.create(
                        Keycloak.server().baseUri() + "/realms/" + realm.name() + "/jumpcloud/" + alias + "/login"));

        // then
        assertThat(set.status()).as(set.body().toString()).isEqualTo(400);
        assertThat(set.body().path("errorMessage").asText()).startsWith("alias: ");
        assertThat(read.status()).isEqualTo(404);
        assertThat(findings.status()).isEqualTo(404);
        assertThat(adopted.status()).isEqualTo(404);
        assertThat(login.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"refusals", "setup", "setup-page", "blueprint-diff", "first-login-end", "post-login-end"})
    void createWhenTheAliasIsPartOfAnAddressThenItIsRefused(String alias) {
        // when
        Answer answer = realm.offerConnection(alias, Map.of());

        // then
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().path("errorMessage").asText()).startsWith("alias: ");
        assertThat(realm.hasIdentityProvider(alias)).isFalse();
    }

    @Test
    void saveWhenConsoleWritesEverythingBackThenEveryValueSurvives() {
        // given
        Map<String, String> chosen = Map.ofEntries(
                Map.entry("groupsAttribute", "Rôles & groups"),
                Map.entry("allowedGroups", "App Users##Sales *##50 %, all"),
                Map.entry("verifiedDomains", "example.com##@Example.ORG##bücher.example"),
                Map.entry("provisioningMode", "scim-only"),
                Map.entry("linkExisting", "never"),
                Map.entry("defaultRole", "app-user"),
                Map.entry("departmentRoot", "/Acme/Departments"),
                Map.entry("groupRoot", "/Acme/JumpCloud"),
                Map.entry("portalClient", "some-app"),
                Map.entry("buttonImageUrl", "https://app.example.com/logo.svg?v=1&s=2"),
                Map.entry("scimEnabled", "true"),
                Map.entry("scimMode", "rehearse"),
                Map.entry("scimDelete", "delete"),
                Map.entry("scimBrakePercent", "0"),
                Map.entry("contactEmail", "it@example.com"));
        realm.createIdentityProvider("full", TestRealm.PROVIDER, chosen);
        Map<String, String> created = realm.settings("full");

        // when
        realm.configure("full", Map.of());

        // then
        assertThat(created).containsAllEntriesOf(chosen);
        assertThat(realm.settings("full")).isEqualTo(created);
    }

    @Test
    void buttonImageWhenItComesAndGoesThenTheThemesCopyFollows() {
        // given
        realm.createIdentityProvider("button", TestRealm.PROVIDER, Map.of("buttonImageUrl", "https://a.example/1.svg"));
        String first = realm.settings("button").get(IMAGE_FOR_THEME);

        // when
        realm.configure("button", Map.of("buttonImageUrl", "http://a.example/2.svg"));
        String second = realm.settings("button").get(IMAGE_FOR_THEME);
        realm.configure("button", Map.of("buttonImageUrl", ""));

        // then
        assertThat(first).isEqualTo("https://a.example/1.svg");
        assertThat(second).isEqualTo("http://a.example/2.svg");
        assertThat(realm.settings("button")).doesNotContainKeys("buttonImageUrl", IMAGE_FOR_THEME);
    }

    @Test
    void buttonImageWhenOnlyTheThemesCopyIsSentThenItIsDropped() {
        // when
        realm.createIdentityProvider("copy", TestRealm.PROVIDER, Map.of(IMAGE_FOR_THEME, "javascript:alert(1)"));

        // then
        assertThat(realm.settings("copy")).doesNotContainKey(IMAGE_FOR_THEME);
    }

    @Test
    void configureWhenRealmHasSeveralConnectionsThenOthersKeepTheirSettings() {
        // given
        realm.createIdentityProvider(
                "acme",
                TestRealm.PROVIDER,
                Map.of("verifiedDomains", "acme.example", "departmentRoot", "/Customers/Acme"));
        realm.createIdentityProvider(
                "globex",
                TestRealm.PROVIDER,
                Map.of("verifiedDomains", "globex.example", "departmentRoot", "/Customers/Globex"));
        Map<String, String> globex = realm.settings("globex");

        // when
        realm.configure(
                "acme", Map.of("verifiedDomains", "acme.example##acme.test", "provisioningMode", "invite-only"));
        realm.updateIdentityProvider(
                "acme", provider -> provider.put("enabled", false).put("displayName", "Acme staff"));

        // then
        assertThat(realm.settings("acme"))
                .containsEntry("verifiedDomains", "acme.example##acme.test")
                .containsEntry("departmentRoot", "/Customers/Acme");
        assertThat(realm.settings("globex")).isEqualTo(globex);
        assertThat(realm.identityProvider("globex").get("enabled").asBoolean()).isTrue();
        assertThat(realm.identityProvider("acme").get("enabled").asBoolean()).isFalse();
        assertThat(realm.identityProvider("acme").get("displayName").asText()).isEqualTo("Acme staff");
    }
}
