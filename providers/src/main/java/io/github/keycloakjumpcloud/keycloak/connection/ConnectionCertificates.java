package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.metadata.PublishedMetadata;
import io.github.keycloakjumpcloud.core.problem.WrongInput;
import io.github.keycloakjumpcloud.keycloak.metadata.MetadataFile;
import io.github.keycloakjumpcloud.keycloak.metadata.MetadataReader;
import io.github.keycloakjumpcloud.keycloak.metadata.PublishedRow;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The certificates that are trusted for a connection, expired ones included: those that its settings hold, or those of its
 * metadata URL. The address is read by the daily look, and besides that at most once a minute on each node, when a login
 * needs it. While it does not answer, what was read last counts.
 */
public final class ConnectionCertificates {

    private static final Logger LOG = Logger.getLogger(ConnectionCertificates.class);

    private final KeycloakSession session;
    private final RealmModel realm;

    public ConnectionCertificates(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** None when the metadata URL does not answer and never has. */
    public List<X509Certificate> of(ConnectionConfig connection) {
        if (!connection.isUseMetadataDescriptorUrl()) {
            return connection.certificatesOfLogin();
        }
        Optional<PublishedMetadata> known = known(connection);
        return known.filter(published -> published.isFresh(now())).isPresent()
                ? certificates(known)
                : readAgain(connection);
    }

    /** As {@link #of}, without asking the address: for those who look at many connections. */
    public List<X509Certificate> lastRead(ConnectionConfig connection) {
        return connection.isUseMetadataDescriptorUrl() ? certificates(known(connection)) : connection.certificates();
    }

    /** Has {@link #lastRead} of each of them at hand, by one statement. */
    public void readAhead(List<ConnectionConfig> connections) {
        List<ConnectionConfig> published = connections.stream()
                .filter(ConnectionConfig::isUseMetadataDescriptorUrl)
                .toList();
        if (published.isEmpty()) {
            return;
        }
        Map<String, PublishedMetadata> read = PublishedRow.read(
                session,
                realm.getId(),
                published.stream().map(ConnectionConfig::getInternalId).toList());
        published.forEach(connection -> remember(
                connection,
                Optional.ofNullable(read.get(connection.getInternalId()))
                        .filter(known -> known.isOf(connection.getMetadataDescriptorUrl()))));
    }

    /** Notes what was read at the address just now. */
    public void note(ConnectionConfig connection, String metadata) {
        PublishedMetadata published =
                PublishedMetadata.of(connection.getMetadataDescriptorUrl(), MetadataFile.facts(metadata), now());
        row(connection).write(published);
        remember(connection, Optional.of(published));
    }

    /** As {@link #of}; before everybody is refused because no certificate is valid any more, the address is read again. */
    public List<X509Certificate> usable(ConnectionConfig connection) {
        List<X509Certificate> all = of(connection);
        return !connection.isUseMetadataDescriptorUrl()
                        || known(connection)
                                .filter(published -> published.hasValid(now()))
                                .isPresent()
                ? all
                : readAgain(connection);
    }

    /** As {@link #of}, once more from the address, if it answers and this node has not read it within the last minute. */
    public List<X509Certificate> readAgain(ConnectionConfig connection) {
        return connection.isUseMetadataDescriptorUrl() ? certificates(reread(connection)) : connection.certificates();
    }

    /** Whether the address could be read, now or when it was read last. */
    public boolean reload(ConnectionConfig connection) {
        return connection.isUseMetadataDescriptorUrl() && readInTurn(connection).isPresent();
    }

    private static List<X509Certificate> certificates(Optional<PublishedMetadata> published) {
        return published.map(PublishedMetadata::certificates).orElse(List.of());
    }

    private Optional<PublishedMetadata> reread(ConnectionConfig connection) {
        // Another node may have read it later than this one.
        return remember(
                connection,
                Stream.of(readInTurn(connection), known(connection))
                        .flatMap(Optional::stream)
                        .max(Comparator.comparing(PublishedMetadata::readAt)));
    }

    private Optional<PublishedMetadata> readInTurn(ConnectionConfig connection) {
        String address = connection.getInternalId() + " " + connection.getMetadataDescriptorUrl();
        AtomicBoolean own = new AtomicBoolean();
        Optional<PublishedMetadata> read = session.getProvider(MetadataReader.class)
                .turns()
                .read(address, now(), () -> {
                    own.set(true);
                    return fetch(connection);
                });
        // By now nobody waits for this thread any more, and holds a connection to the database that it needs.
        read.filter(any -> own.get()).ifPresent(row(connection)::write);
        return read;
    }

    private Optional<PublishedMetadata> fetch(ConnectionConfig connection) {
        String url = connection.getMetadataDescriptorUrl();
        try {
            String text = session.getProvider(MetadataReader.class).read(url, MetadataReader.AT_A_LOGIN);
            return Optional.of(PublishedMetadata.of(url, MetadataFile.facts(text), now()));
        } catch (IOException | WrongInput e) {
            LOG.warnf(
                    "Connection %s of realm %s: the metadata URL cannot be read (%s)",
                    Shown.name(connection.getAlias()), Shown.name(realm.getName()), Shown.bare(e.getMessage()));
            LOG.debug("Reading the metadata URL", e);
            return Optional.empty();
        }
    }

    /** In one request, always the same answer: the database's may be that of the beginning of the transaction. */
    private Optional<PublishedMetadata> known(ConnectionConfig connection) {
        PublishedMetadata noted = session.getAttribute(note(connection), PublishedMetadata.class);
        return noted != null
                ? Optional.of(noted)
                : remember(
                        connection,
                        row(connection)
                                .read()
                                .filter(published -> published.isOf(connection.getMetadataDescriptorUrl())));
    }

    private Optional<PublishedMetadata> remember(ConnectionConfig connection, Optional<PublishedMetadata> known) {
        known.ifPresent(published -> session.setAttribute(note(connection), published));
        return known;
    }

    private static String note(ConnectionConfig connection) {
        return "jumpcloud-metadata " + connection.getInternalId() + " " + connection.getMetadataDescriptorUrl();
    }

    private PublishedRow row(ConnectionConfig connection) {
        return new PublishedRow(session, realm.getId(), connection.getInternalId());
    }

    private static Instant now() {
        return ServerTime.now();
    }
}
