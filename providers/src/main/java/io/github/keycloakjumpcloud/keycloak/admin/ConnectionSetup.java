package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionSetting;
import io.github.keycloakjumpcloud.keycloak.connection.SettingText;
import io.github.keycloakjumpcloud.keycloak.metadata.MetadataReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.UriUtils;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.utils.ReservedCharValidator;

/** Makes a connection what an admin wants it to be; the same request again changes nothing. */
final class ConnectionSetup {

    /** What it came to. */
    enum Outcome {
        CREATED,
        UPDATED,
        UNCHANGED
    }

    private static final Logger LOG = Logger.getLogger(ConnectionSetup.class);

    private final KeycloakSession session;
    private final RealmModel realm;

    ConnectionSetup(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /**
     * @param existing the provider that has the alias; null for a new connection
     * @param idOfNew the internal id of a new connection; empty for any
     * @throws IllegalArgumentException when nobody could sign in through such a connection; nothing has changed then
     */
    Outcome apply(String alias, IdentityProviderModel existing, ConnectionRequest request, Optional<String> idOfNew) {
        ConnectionConfig connection = existing == null
                ? fresh(alias, idOfNew)
                : ConnectionConfig.of(existing).copy();
        ConnectionConfig before = connection.copy();
        request.displayName().ifPresent(connection::setDisplayName);
        request.enabled().ifPresent(connection::setEnabled);
        request.settings()
                .forEach((setting, value) ->
                        connection.getConfig().put(setting.key(), value.orElse(setting.defaultValue())));
        Optional<String> fetched = request.jumpCloud().flatMap(side -> tell(connection, side));
        connection.validate(realm);
        connection.requireIdentityOfJumpCloud();
        Outcome outcome = store(existing == null, before, connection);
        fetched.ifPresent(metadata -> new ConnectionCertificates(session, realm).note(connection, metadata));
        return outcome;
    }

    /**
     * Whether the administrator who asks could make such a connection, before it is known what JumpCloud is: somebody else will
     * make it on their behalf.
     *
     * @throws IllegalArgumentException when they could not
     */
    void requirePossible(String alias, Optional<String> displayName, List<String> domains) {
        ConnectionConfig connection = fresh(alias, Optional.empty());
        displayName.ifPresent(connection::setDisplayName);
        if (!domains.isEmpty()) {
            connection.getConfig().put(ConnectionSetting.VERIFIED_DOMAINS.key(), ConnectionSetting.join(domains));
        }
        connection.validate(realm);
    }

    private Outcome store(boolean isNew, ConnectionConfig before, ConnectionConfig connection) {
        if (isNew) {
            session.identityProviders().create(connection);
            return Outcome.CREATED;
        }
        if (same(before, connection)) {
            return Outcome.UNCHANGED;
        }
        session.identityProviders().update(connection);
        return Outcome.UPDATED;
    }

    private static ConnectionConfig fresh(String alias, Optional<String> id) {
        SettingText.requireAlias(alias);
        ReservedCharValidator.validateNoSpace(alias);
        ConnectionConfig connection = new ConnectionConfig();
        connection.setProviderId(ConnectionConfig.PROVIDER_ID);
        id.ifPresent(connection::setInternalId);
        connection.setAlias(alias);
        connection.setEnabled(true);
        return connection;
    }

    /** What was read at a metadata URL, if there is one. */
    private Optional<String> tell(ConnectionConfig connection, JumpCloudSide side) {
        if (side instanceof JumpCloudSide.MetadataUrl metadata) {
            String xml = fetch(metadata.url());
            connection.readMetadata(xml);
            connection.forgetMetadataFile();
            connection.setMetadataDescriptorUrl(metadata.url());
            connection.setUseMetadataDescriptorUrl(true);
            return Optional.of(xml);
        }
        if (side instanceof JumpCloudSide.Metadata metadata) {
            connection.setUseMetadataDescriptorUrl(false);
            connection.readMetadata(metadata.xml());
        } else if (side instanceof JumpCloudSide.Fields fields) {
            connection.forgetMetadataFile();
            fields.idpEntityId().ifPresent(connection::setIdpEntityId);
            fields.signOnUrl().ifPresent(connection::setSingleSignOnServiceUrl);
            fields.certificate().ifPresent(pasted -> {
                connection.setUseMetadataDescriptorUrl(false);
                connection.getConfig().put(ConnectionConfig.SIGNING_CERTIFICATE_KEY, pasted);
            });
        }
        return Optional.empty();
    }

    private String fetch(String url) {
        UriUtils.checkUrl(realm.getSslRequired(), url, JumpCloudSide.METADATA_URL);
        try {
            return session.getProvider(MetadataReader.class).read(url, MetadataReader.AT_A_SAVE);
        } catch (IOException e) {
            LOG.debugf(e, "Metadata could not be read by URL");
            throw new IllegalArgumentException(
                    JumpCloudSide.METADATA_URL + ": no metadata could be read from this address", e);
        }
    }

    private static boolean same(IdentityProviderModel before, IdentityProviderModel after) {
        return before.isEnabled() == after.isEnabled()
                && Objects.equals(before.getDisplayName(), after.getDisplayName())
                && filled(before).equals(filled(after));
    }

    private static Map<String, String> filled(IdentityProviderModel model) {
        Map<String, String> config = new HashMap<>(model.getConfig());
        config.values().removeIf(value -> value == null || value.isBlank());
        return config;
    }
}
