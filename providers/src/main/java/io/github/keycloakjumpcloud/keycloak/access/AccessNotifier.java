package io.github.keycloakjumpcloud.keycloak.access;

import io.github.keycloakjumpcloud.core.refusal.WaitingPeople;
import io.github.keycloakjumpcloud.core.refusal.WaitingPeople.Waiting;
import io.github.keycloakjumpcloud.keycloak.assertion.LoginFacts;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.Connections;
import io.github.keycloakjumpcloud.keycloak.login.RefusalMemory;
import io.github.keycloakjumpcloud.keycloak.login.RefusalRecord;
import io.github.keycloakjumpcloud.keycloak.row.ConnectionValue;
import io.github.keycloakjumpcloud.keycloak.row.Owner;
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

    private final KeycloakSessionFactory factory;

    public AccessNotifier(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Looks at everybody who waits. What goes wrong with one of them is noted in the log, and tried again next time. */
    public void run() {
        Map<Owner, WaitingPeople> rows = KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> ConnectionValue.readAll(session, WaitingRow.KIND));
        rows.forEach((owner, people) -> due(people).forEach(waiting -> look(owner, waiting)));
    }

    private void look(Owner owner, Waiting waiting) {
        try {
            if (isOver(owner, waiting) && take(owner, waiting)) {
                write(owner, waiting);
            }
        } catch (RuntimeException e) {
            LOG.warnf(
                    "Who waits for access with reference %s: %s",
                    waiting.reference(), e.getClass().getName());
            LOG.debug(waiting.reference(), e);
        }
    }

    /** Whether the person would be let in, or it is not known any more who that was. */
    private boolean isOver(Owner owner, Waiting waiting) {
        return at(owner, session -> connection(session, owner).map(connection -> facts(session, waiting)
                        .map(login -> new Replay(session, connection).of(login).lets())
                        .orElse(true)))
                .orElse(false);
    }

    /** Of several nodes, one does. */
    private boolean take(Owner owner, Waiting waiting) {
        return at(owner, session -> Optional.of(new WaitingRow(session, owner).remove(waiting.person())))
                .orElse(false);
    }

    /** Behind the commit: whoever could not be taken out is not written to, and nobody is written to twice. */
    private void write(Owner owner, Waiting waiting) {
        at(owner, session -> connection(session, owner)
                .flatMap(connection -> facts(session, waiting).map(login -> {
                    if (!new AccessMail(session, connection).given(login)) {
                        new WaitingRow(session, owner).add(waiting);
                    }
                    return login;
                })));
    }

    /** Nothing happens in a realm that is gone or disabled. */
    private <T> Optional<T> at(Owner owner, Function<KeycloakSession, Optional<T>> work) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(owner.realmId());
            if (realm == null || !realm.isEnabled()) {
                return Optional.empty();
            }
            session.getContext().setRealm(realm);
            return work.apply(session);
        });
    }

    private static Optional<ConnectionConfig> connection(KeycloakSession session, Owner owner) {
        return Connections.findById(session, owner.connectionId());
    }

    private static Optional<LoginFacts> facts(KeycloakSession session, Waiting waiting) {
        return new RefusalMemory(session).find(waiting.reference()).flatMap(RefusalRecord::login);
    }

    private static List<Waiting> due(WaitingPeople people) {
        return people.since(ServerTime.now().minus(AccessRequests.WAITING));
    }
}
