package io.github.keycloakjumpcloud.keycloak.access;

import io.github.keycloakjumpcloud.core.refusal.WaitingPeople;
import io.github.keycloakjumpcloud.core.refusal.WaitingPeople.Waiting;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.Connections;
import io.github.keycloakjumpcloud.keycloak.login.RefusalMemory;
import io.github.keycloakjumpcloud.keycloak.login.RefusalRecord;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import io.github.keycloakjumpcloud.keycloak.trial.Replay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes to those who have asked for access, and would be let in by now, once their page waits no more. All nodes look; each person is
 * written to by the one that takes them out of the row.
 */
public final class AccessNotifier {

    private static final Logger LOG = Logger.getLogger(AccessNotifier.class);

    /** Between the ids of a realm and of a connection, which has no dot. */
    private static final char DOT = '.';

    private final KeycloakSessionFactory factory;

    public AccessNotifier(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Looks at everybody who waits. What goes wrong with one of them is noted in the log, and tried again next time. */
    public void run() {
        Map<String, String> rows = KeycloakModelUtils.runJobInTransactionWithResult(factory, WaitingRow::all);
        rows.forEach((owner, text) -> due(WaitingPeople.read(text)).forEach(waiting -> look(owner, waiting)));
    }

    private void look(String owner, Waiting waiting) {
        int dot = owner.lastIndexOf(DOT);
        Place place = new Place(owner.substring(0, dot), owner.substring(dot + 1));
        try {
            if (isOver(place, waiting) && take(place, waiting)) {
                write(place, waiting);
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Who waits for access with reference %s: %s",
                    waiting.reference(), e.getClass().getName());
            LOG.debug(waiting.reference(), e);
        }
    }

    /** The ids of a realm and of a connection. */
    private record Place(String realm, String connection) {

        WaitingRow row(KeycloakSession session) {
            return new WaitingRow(session, realm, connection);
        }
    }

    /** Whether the person would be let in, or it is not known any more who that was. */
    private boolean isOver(Place place, Waiting waiting) {
        return at(place, session -> connection(session, place).map(connection -> facts(session, waiting)
                        .map(login -> new Replay(session, connection).of(login).lets())
                        .orElse(true)))
                .orElse(false);
    }

    /** Of several nodes, one does. */
    private boolean take(Place place, Waiting waiting) {
        return at(place, session -> Optional.of(place.row(session).remove(waiting.person())))
                .orElse(false);
    }

    /** Behind the commit: whoever could not be taken out is not written to, and nobody is written to twice. */
    private void write(Place place, Waiting waiting) {
        at(place, session -> connection(session, place)
                .flatMap(connection -> facts(session, waiting).map(login -> {
                    if (!new AccessMail(session, connection).given(login)) {
                        place.row(session).add(waiting);
                    }
                    return login;
                })));
    }

    /** Nothing happens in a realm that is gone or disabled. */
    private <T> Optional<T> at(Place place, Function<KeycloakSession, Optional<T>> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(place.realm());
            if (realm == null || !realm.isEnabled()) {
                return Optional.empty();
            }
            session.getContext().setRealm(realm);
            return work.apply(session);
        });
    }

    private static Optional<ConnectionConfig> connection(KeycloakSession session, Place place) {
        return Connections.findById(session, place.connection());
    }

    private static Optional<LoginFacts> facts(KeycloakSession session, Waiting waiting) {
        return new RefusalMemory(session).find(waiting.reference()).flatMap(RefusalRecord::login);
    }

    private static List<Waiting> due(WaitingPeople people) {
        return people.since(ServerTime.now().minus(AccessRequests.WAITING));
    }
}
