package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.keycloak.crypto.KeyUse;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.keys.PublicKeyLoader;
import org.keycloak.keys.PublicKeyStorageProvider;
import org.keycloak.keys.PublicKeyStorageUtils;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.saml.SamlMetadataPublicKeyLoader;

/**
 * The certificates that Keycloak trusts for a connection, expired ones included: those that its settings hold, or those
 * of its metadata URL, which Keycloak reads and keeps by itself.
 */
public final class ConnectionCertificates {

    private static final Logger LOG = Logger.getLogger(ConnectionCertificates.class);

    private final KeycloakSession session;
    private final RealmModel realm;

    public ConnectionCertificates(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** None when the metadata URL does not answer and Keycloak has no earlier answer. */
    public List<X509Certificate> of(ConnectionConfig connection) {
        return connection.isUseMetadataDescriptorUrl() ? published(connection) : connection.certificates();
    }

    private List<X509Certificate> published(ConnectionConfig connection) {
        String key = PublicKeyStorageUtils.getIdpModelCacheKey(realm.getId(), connection.getInternalId());
        PublicKeyLoader loader = new SamlMetadataPublicKeyLoader(session, connection.getMetadataDescriptorUrl());
        try {
            return session.getProvider(PublicKeyStorageProvider.class).getKeys(key, loader).stream()
                    .filter(trusted -> trusted.getUse() != KeyUse.ENC)
                    .map(KeyWrapper::getCertificate)
                    .filter(Objects::nonNull)
                    .toList();
        } catch (RuntimeException e) {
            // Keycloak has no exception of its own for a URL that does not answer, or not with metadata.
            LOG.warnf("Connection %s: the metadata URL cannot be read", Shown.name(connection.getAlias()));
            LOG.debug("Reading the metadata URL", e);
            return List.of();
        }
    }
}
