package io.github.keycloakjumpcloud.keycloak.setting;

import io.github.keycloakjumpcloud.core.finding.ProviderSwitches;
import io.github.keycloakjumpcloud.core.finding.ProviderSwitches.Encryption;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.LoginButtons;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.SAMLEncryptionAlgorithms;

/** Reads how Keycloak's own settings of a connection stand. */
public final class ConnectionSwitches {

    private ConnectionSwitches() {}

    /**
     * @param followsAtEachLogin whether the mappers of the connection work at each login
     * @param buttons of the realm
     */
    public static ProviderSwitches of(
            KeycloakSession session,
            RealmModel realm,
            ConnectionConfig connection,
            boolean followsAtEachLogin,
            LoginButtons buttons) {
        return new ProviderSwitches(
                SettingCheck.check(connection),
                RunningKeycloak.line().isLinkOnly(connection),
                encryption(session, realm, connection),
                RunningKeycloak.line().isTrustEmail(connection),
                RunningKeycloak.line().isStoreToken(connection),
                !connection.isPostBindingAuthnRequest(),
                !connection.isPostBindingResponse(),
                Optional.ofNullable(connection.getSingleLogoutServiceUrl()).filter(url -> !url.isBlank()),
                followsAtEachLogin,
                buttons.leadsTo(connection),
                Duration.ofSeconds(connection.getAllowedClockSkew()));
    }

    private static Encryption encryption(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        if (!connection.isWantAssertionsEncrypted()) {
            return Encryption.NOT_WANTED;
        }
        boolean readable = session.keys()
                .getKeysStream(realm)
                .filter(key -> key.getStatus().isEnabled() && KeyUse.ENC.equals(key.getUse()))
                .anyMatch(key -> isUsed(key.getAlgorithmOrDefault(), connection.getEncryptionAlgorithm()));
        return readable ? Encryption.WANTED : Encryption.WANTED_WITHOUT_KEY;
    }

    private static boolean isUsed(String algorithm, String wanted) {
        return wanted == null
                ? Arrays.stream(SAMLEncryptionAlgorithms.values())
                        .anyMatch(known -> known.getKeycloakIdentifier().equals(algorithm))
                : wanted.equals(algorithm);
    }
}
