package io.github.keycloakjumpcloud.keycloak.broker;

import io.github.keycloakjumpcloud.core.certificate.CertificateState;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.rotation.KeyLocator;

/**
 * The keys of a metadata URL that may have signed a message. When it was none of those that are known, the address is read
 * again before the message is refused: JumpCloud may have begun to use its next certificate.
 */
final class PublishedKeys implements KeyLocator {

    private final ConnectionCertificates certificates;
    private final ConnectionConfig connection;

    PublishedKeys(KeycloakSession session, RealmModel realm, ConnectionConfig connection) {
        this.certificates = new ConnectionCertificates(session, realm);
        this.connection = connection;
    }

    /** A name in a message proves nothing: all keys are tried. */
    @Override
    public Key getKey(String name) {
        return null;
    }

    @Override
    public Iterator<Key> iterator() {
        Set<Key> tried = new HashSet<>();
        return Stream.<Supplier<List<X509Certificate>>>of(
                        () -> certificates.of(connection), () -> certificates.readAgain(connection))
                .flatMap(known -> valid(known.get()))
                .filter(tried::add)
                .iterator();
    }

    private static Stream<Key> valid(List<X509Certificate> known) {
        return known.stream()
                .filter(certificate -> CertificateState.of(certificate, ServerTime.now()) == CertificateState.VALID)
                .map(X509Certificate::getPublicKey);
    }

    @Override
    public void refreshKeyCache() {
        certificates.readAgain(connection);
    }
}
