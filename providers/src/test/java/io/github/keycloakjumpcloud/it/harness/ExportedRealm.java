package io.github.keycloakjumpcloud.it.harness;

import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.saml.SigningKey;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * The shipped realm export in the shared server, imported twice: once without its environment variables, and once as a
 * copy whose variables have other names and values. Tests share both realms and must not change their settings.
 */
public final class ExportedRealm {
    private static final String UNSET = "jumpcloud";
    private static final String FILLED = "jumpcloud-filled";
    private static final String SIGN_ON_URL = "http://127.0.0.1/saml2/exported";
    private static final String APP_URL = "http://127.0.0.1/sample";
    private static final SigningKey KEY = SigningKey.generate();

    private ExportedRealm() {}

    public static Path file() {
        return Keycloak.projectFile("realm-export/jumpcloud-realm.json");
    }

    /** The realm as imported without any variable. */
    public static RealmAdmin unset() {
        return Keycloak.admin().realm(UNSET);
    }

    /** The realm as imported with all variables, with JumpCloud's application. Tests must not close it. */
    public static TestRealm filled() {
        URI server = Keycloak.server().baseUri();
        String entityId = server + "/realms/" + FILLED;
        return new TestRealm(
                server,
                Keycloak.admin().realm(FILLED),
                new App(server, FILLED, "sample-app", APP_URL + "/"),
                TestRealm.ALIAS,
                SIGN_ON_URL,
                SsoApplication.of("exported", "Exported", entityId, entityId + "/broker/jumpcloud/endpoint")
                        .withKey(KEY)
                        .withGroupAttributeName("memberOf"));
    }

    public static Map<String, String> variables() {
        return Map.of(
                "FILLED_ENABLED",
                "true",
                "FILLED_SSO_URL",
                SIGN_ON_URL,
                "FILLED_ENTITY_ID",
                "JumpCloud",
                "FILLED_CERTIFICATE",
                KEY.certificateBase64(),
                "FILLED_DOMAINS",
                "example.com##example.org",
                "FILLED_GROUPS",
                SampleDirectory.ALLOWED_GROUP,
                "FILLED_APP_URL",
                APP_URL);
    }

    public static Path filledCopy(Path folder) {
        try {
            String copy = Files.readString(file())
                    .replace("${JUMPCLOUD_", "${FILLED_")
                    .replace("${SAMPLE_APP_URL", "${FILLED_APP_URL")
                    .replace("\"realm\": \"" + UNSET + "\"", "\"realm\": \"" + FILLED + "\"");
            Path target = Files.createDirectories(folder).resolve(FILLED + "-realm.json");
            return Files.writeString(target, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
