package io.github.keycloakjumpcloud.it.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.keycloakjumpcloud.it.harness.Page;
import io.github.keycloakjumpcloud.it.harness.SignIn;
import io.github.keycloakjumpcloud.it.harness.TestRealm;
import io.github.keycloakjumpcloud.it.harness.Untouched;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SigningMode;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What a connection has that the admin did not type, and what is never taken over from the form. */
class ConnectionDefaultsIT {
    @AutoClose
    private final TestRealm realm =
            TestRealm.builder().setting("validateSignature", "false").create();

    @Test
    void createWhenConfigIsEmptyThenConnectionHasJumpCloudsDefaults() {
        // when
        realm.admin().createIdentityProvider("bare", TestRealm.PROVIDER, Map.of());

        // then
        assertThat(realm.admin()
                        .identityProvider(realm.alias())
                        .path("displayName")
                        .asText())
                .isEqualTo("JumpCloud");
        assertThat(realm.admin().identityProvider("bare").path("displayName").asText())
                .isEqualTo("JumpCloud (bare)");
        assertThat(realm.admin().settings("bare"))
                .containsEntry("validateSignature", "true")
                .containsEntry("syncMode", "FORCE")
                .containsEntry("postBindingAuthnRequest", "true")
                .containsEntry("postBindingResponse", "true")
                .containsEntry("allowedClockSkew", "60")
                .containsEntry("wantAuthnRequestsSigned", "false")
                .containsEntry("wantAssertionsSigned", "false")
                .containsEntry("entityId", realm.entityId())
                .containsEntry("groupsAttribute", "memberOf")
                .containsEntry("provisioningMode", "jit")
                .containsEntry("linkExisting", "verified-domain")
                .containsEntry("departmentRoot", "/Departments")
                .containsEntry("buttonOnFirstPage", "false")
                .containsEntry("redirectByEmail", "false")
                .containsEntry("scimEnabled", "false")
                .containsEntry("scimMode", "live")
                .containsEntry("scimDelete", "disable")
                .containsEntry("scimBrakePercent", "30")
                .doesNotContainKeys("allowedGroups", "verifiedDomains", "defaultRole", "portalClient", "groupRoot")
                .doesNotContainKeys("signingCertificate", "kcTheme-buttonImageUrl", "clientId", "clientSecret");
    }

    @Test
    void createWhenAdminChoseOtherValuesThenTheyStay() {
        // given
        Map<String, String> chosen = Map.of(
                "entityId", "https://sp.example.com/saml",
                "syncMode", "IMPORT",
                "postBindingAuthnRequest", "false",
                "allowedClockSkew", "5",
                "groupsAttribute", "groups");

        // when
        realm.admin().createIdentityProvider("chosen", TestRealm.PROVIDER, chosen);

        // then
        assertThat(realm.admin().settings("chosen")).containsAllEntriesOf(chosen);
    }

    @Test
    void createWhenConsoleSendsClientIdAndSecretThenNeitherIsKept() {
        // given
        Map<String, String> form = Map.of("clientId", "typed-because-asked", "clientSecret", "typed-secret");

        // when
        realm.admin().createIdentityProvider("from-console", TestRealm.PROVIDER, form);

        // then
        assertThat(realm.admin().settings("from-console")).doesNotContainKeys("clientId", "clientSecret");
        assertThat(realm.admin().adminEvents().toString()).doesNotContain("typed-secret");
    }

    @Test
    void saveWhenConsoleSendsClientIdAndSecretThenNeitherIsKept() {
        // given
        realm.admin().createIdentityProvider("edited", TestRealm.PROVIDER, Map.of());

        // when
        realm.admin().configure("edited", Map.of("clientId", "typed", "clientSecret", "typed-secret"));

        // then
        assertThat(realm.admin().settings("edited")).doesNotContainKeys("clientId", "clientSecret");
    }

    @Test
    void signInWhenValidationOfSignaturesWasSwitchedOffThenUnsignedResponseIsStillRefused() {
        // given
        assertThat(realm.admin().settings(TestRealm.ALIAS)).containsEntry("validateSignature", "true");
        realm.configure(Map.of("validateSignature", "false"));
        Untouched before = Untouched.now(realm);
        SignIn person = realm.atJumpCloud();

        // when
        Page page = person.answer(SampleDirectory.ORDINARY, response -> response.withSigningMode(SigningMode.NONE));

        // then
        before.assertRefused(page, "JC-302", "signed");
        assertThat(realm.admin().settings(TestRealm.ALIAS)).containsEntry("validateSignature", "true");
    }

    @Test
    void requestWhenNothingIsSetThenItIsUnsignedAndLeavesTheNameIdToJumpCloud() {
        // when
        SignIn person = realm.atJumpCloud();

        // then
        assertThat(person.request().signed()).isFalse();
        assertThat(person.request().nameIdPolicyFormat())
                .isEqualTo("urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified");
        assertThat(person.request().issuer()).isEqualTo(realm.entityId());
        assertThat(person.request().acsUrl()).isEqualTo(realm.acsUrl());
        assertThat(person.request().destination()).isEqualTo(realm.signOnUrl());
    }
}
