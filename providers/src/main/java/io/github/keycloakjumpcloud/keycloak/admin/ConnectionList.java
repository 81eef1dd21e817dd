package io.github.keycloakjumpcloud.keycloak.admin;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionCertificates;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.http.HttpResponse;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.cors.Cors;

/** One page of the connections of a realm, each with its health. */
final class ConnectionList {

    /** How many there are on all pages. Keycloak's own lists have no such header, and no other. */
    static final String TOTAL = "X-Total-Count";

    private final KeycloakSession session;
    private final RealmModel realm;
    private final ConnectionSearch search;

    ConnectionList(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
        this.search = new ConnectionSearch(
                session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
    }

    /** The page; how many there are on all pages is noted in the answer's header. */
    List<ConnectionSummary> page(ConnectionQuery query) {
        List<ConnectionConfig> connections = connections(query);
        HttpResponse answer = session.getContext().getHttpResponse();
        answer.setHeader(TOTAL, String.valueOf(search.count(query)));
        // Beside what Keycloak exposes, to a setup page whose host is not the admin API's.
        answer.addHeader(Cors.ACCESS_CONTROL_EXPOSE_HEADERS, TOTAL);
        if (connections.isEmpty()) {
            return List.of();
        }
        few(connections).ifPresent(new ConnectionCertificates(session, realm)::readAhead);
        RealmOverview overview = RealmOverview.of(session, realm, few(connections));
        return connections.stream()
                .map(connection -> new ConnectionInspection(session, realm, overview, connection).summary())
                .toList();
    }

    private List<ConnectionConfig> connections(ConnectionQuery query) {
        List<String> ids = search.ids(query);
        if (ids.isEmpty()) {
            return List.of();
        }
        few(ids).ifPresentOrElse(search::read, search::readAll);
        return ids.stream()
                .map(new StoredProviders(session)::byId)
                // Removed since, or something else by now.
                .filter(ConnectionConfig::isConnection)
                .map(ConnectionConfig::of)
                .toList();
    }

    /** Absent when there are more than can be named in one statement: then all of the realm are read. */
    private static <T> Optional<List<T>> few(List<T> all) {
        return Optional.of(all).filter(named -> named.size() <= ConnectionQuery.MOST);
    }
}
