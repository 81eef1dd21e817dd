package io.github.keycloakjumpcloud.it.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.keycloakjumpcloud.it.harness.Json;
import io.github.keycloakjumpcloud.it.harness.Keycloak;
import io.github.keycloakjumpcloud.it.harness.RealmAdmin;
import io.github.keycloakjumpcloud.it.harness.RealmSettings;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.simulator.saml.ExportedMetadata;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** JumpCloud's exported metadata, uploaded whichever way a connection is saved: it is read once, and its fingerprint stays. */
class MetadataFileIT {
    private static final String SIGN_ON_URL = "https://sso.eu.jumpcloud.test/saml2/app?tenant=a&app=b";
    private static final String ENTITY_ID = "JumpCloud of Acme & Söhne";
    private static final SigningKey KEY = SigningKey.generate();
    private static final SigningKey NEXT_KEY = SigningKey.generate();

    @AutoClose("delete")
    private final RealmAdmin realm = Keycloak.admin().createRealm(RealmSettings.unique());

    @Test
    void createWhenFileIsUploadedThenItFillsTheConnectionAndItsFingerprintComesBack() {
        // when
        realm.createIdentityProvider("created", TestRealm.PROVIDER, Map.of("metadataFile", metadata(true, KEY)));

        // then
        assertFilled(realm.settings("created"));
        assertThat(realm.settings("created"))
                .containsEntry("redirectEndpointDeclared", "true")
                .containsEntry("postBindingAuthnRequest", "true")
                .hasEntrySatisfying("metadataFile", file -> assertThat(file).matches("sha256:[0-9a-f]{64}"));
    }

    @Test
    void updateWhenFileIsUploadedThenItReplacesWhatWasThereAndLeavesOtherSettings() {
        // given
        Map<String, String> before = Map.of(
                "metadataFile",
                new ExportedMetadata("Old", "https://old.example/saml2/x", true, List.of(NEXT_KEY.certificate())).xml(),
                "allowedGroups",
                "App Users",
                "entityId",
                "https://sp.example.com");
        realm.createIdentityProvider("updated", TestRealm.PROVIDER, before);

        // when
        realm.configure("updated", Map.of("metadataFile", metadata(false, KEY)));

        // then
        assertFilled(realm.settings("updated"));
        assertThat(realm.settings("updated"))
                .containsEntry("allowedGroups", "App Users")
                .containsEntry("entityId", "https://sp.example.com");
    }

    @Test
    void saveWhenNoFileIsSentAgainThenTheConnectionStaysFilled() {
        // given
        realm.createIdentityProvider("kept", TestRealm.PROVIDER, Map.of("metadataFile", metadata(true, KEY)));

        // when
        realm.configure("kept", Map.of("metadataFile", "", "linkExisting", "confirm"));

        // then
        assertFilled(realm.settings("kept"));
        assertThat(realm.settings("kept"))
                .containsEntry("redirectEndpointDeclared", "true")
                .doesNotContainKey("metadataFile");
    }

    @Test
    void updateWhenTheSameFileComesInAnotherFormThenNothingIsReadAnew() {
        // given
        String base64 = Base64.getEncoder().encodeToString(metadata(true, KEY).getBytes(StandardCharsets.UTF_8));
        realm.createIdentityProvider("again", TestRealm.PROVIDER, Map.of("metadataFile", metadata(true, KEY)));
        realm.configure("again", Map.of("signingCertificate", NEXT_KEY.certificateBase64()));

        // when
        realm.configure("again", Map.of("metadataFile", "data:text/xml;base64," + base64));

        // then
        assertThat(realm.settings("again")).containsEntry("signingCertificate", NEXT_KEY.certificateBase64());
    }

    @Test
    void createWhenRedirectEndpointWasNotDeclaredThenItSaysSoAndUsesPost() {
        // when
        realm.createIdentityProvider("post-only", TestRealm.PROVIDER, Map.of("metadataFile", metadata(false, KEY)));

        // then
        assertThat(realm.settings("post-only"))
                .containsEntry("redirectEndpointDeclared", "false")
                .containsEntry("postBindingAuthnRequest", "true");
        assertThat(Keycloak.server().log())
                .contains("Connection post-only: \"Declare Redirect Endpoint\" was off when the metadata was exported");
    }

    @Test
    void createWhenFileOffersOnlyRedirectThenRequestsGoByRedirect() {
        // given
        String redirectOnly =
                metadata(true, KEY).replaceAll("<md:SingleSignOnService Binding=\"[^\"]*HTTP-POST\"[^>]*/>", "");

        // when
        realm.createIdentityProvider("redirect-only", TestRealm.PROVIDER, Map.of("metadataFile", redirectOnly));

        // then
        assertFilled(realm.settings("redirect-only"));
        assertThat(realm.settings("redirect-only")).containsEntry("postBindingAuthnRequest", "false");
    }

    @Test
    void createWhenFileHasTwoSigningCertificatesThenBothAreKept() {
        // when
        realm.createIdentityProvider("two", TestRealm.PROVIDER, Map.of("metadataFile", metadata(true, KEY, NEXT_KEY)));

        // then
        assertThat(realm.settings("two"))
                .containsEntry("signingCertificate", KEY.certificateBase64() + "," + NEXT_KEY.certificateBase64());
    }

    @Test
    void createWhenOneOfTwoCertificatesHasExpiredThenOnlyTheOtherIsKept() {
        // given
        Instant now = Instant.now();
        SigningKey expired = NEXT_KEY.reissued(now.minus(Duration.ofDays(30)), now.minus(Duration.ofDays(1)));

        // when
        realm.createIdentityProvider(
                "rotated", TestRealm.PROVIDER, Map.of("metadataFile", metadata(true, expired, KEY)));

        // then
        assertFilled(realm.settings("rotated"));
    }

    @Test
    void createWhenBrowserEncodedTheFileThenItIsReadAllTheSame() {
        // given
        String base64 = Base64.getEncoder().encodeToString(metadata(true, KEY).getBytes(StandardCharsets.UTF_8));

        // when
        realm.createIdentityProvider(
                "data-url", TestRealm.PROVIDER, Map.of("metadataFile", "data:text/xml;base64," + base64));
        realm.createIdentityProvider(
                "marked", TestRealm.PROVIDER, Map.of("metadataFile", "\uFEFF\n" + metadata(true, KEY)));

        // then
        assertFilled(realm.settings("data-url"));
        assertFilled(realm.settings("marked"));
    }

    @Test
    void partialImportWhenItHoldsTheFileThenTheConnectionIsFilled() {
        // when
        realm.api()
                .post(
                        realm.path("partialImport"),
                        Map.of("ifResourceExists", "FAIL", "identityProviders", representation()));

        // then
        assertFilled(realm.settings("imported"));
    }

    @Test
    void realmImportWhenItHoldsTheFileThenTheConnectionIsFilled() {
        // when
        RealmAdmin imported =
                Keycloak.admin().createRealm(RealmSettings.unique().with("identityProviders", representation()));

        // then
        try {
            assertFilled(imported.settings("imported"));
        } finally {
            imported.delete();
        }
    }

    @Test
    void realmExportWhenAConnectionWasMadeFromAFileThenItsFingerprintIsInItAndNoFile() {
        // given
        realm.createIdentityProvider("exported", TestRealm.PROVIDER, Map.of("metadataFile", metadata(true, KEY)));

        // when
        JsonNode export = realm.api()
                .post(realm.path("partial-export?exportClients=true&exportGroupsAndRoles=true"), null)
                .body();

        // then
        assertThat(Json.list(export.get("identityProviders")))
                .filteredOn(provider -> provider.get("alias").asText().equals("exported"))
                .extracting(provider -> provider.at("/config/metadataFile").asText())
                .singleElement()
                .asString()
                .matches("sha256:[0-9a-f]{64}");
        assertThat(export.toString()).doesNotContain("EntityDescriptor");
    }

    private static void assertFilled(Map<String, String> settings) {
        assertThat(settings)
                .containsEntry("singleSignOnServiceUrl", SIGN_ON_URL)
                .containsEntry("idpEntityId", ENTITY_ID)
                .containsEntry("signingCertificate", KEY.certificateBase64())
                .containsEntry("postBindingResponse", "true");
    }

    private static List<Map<String, Object>> representation() {
        return List.of(Map.of(
                "alias",
                "imported",
                "providerId",
                TestRealm.PROVIDER,
                "enabled",
                true,
                "config",
                Map.of("metadataFile", metadata(true, KEY))));
    }

    private static String metadata(boolean redirectDeclared, SigningKey... keys) {
        return new ExportedMetadata(
                        ENTITY_ID,
                        SIGN_ON_URL,
                        redirectDeclared,
                        List.of(keys).stream().map(SigningKey::certificate).toList())
                .xml();
    }
}
