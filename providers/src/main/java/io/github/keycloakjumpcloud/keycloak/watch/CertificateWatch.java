package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.core.certificate.CertificateNotice;
import io.github.keycloakjumpcloud.keycloak.activity.LogSweep;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.time.ServerTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.keycloak.cluster.ClusterProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Looks at the certificates of all connections, on one node at a time. */
final class CertificateWatch {

    private static final Logger LOG = Logger.getLogger(CertificateWatch.class);

    private static final String TASK = "jumpcloud-certificate-watch";

    /** After that time a node that began is taken for dead. Rows are locked besides, so nothing is told twice. */
    private static final Duration LONGEST_RUN = Duration.ofMinutes(15);

    private final KeycloakSessionFactory factory;
    private final Duration interval;

    /** @param interval from one look to the next, whichever node looks */
    CertificateWatch(KeycloakSessionFactory factory, Duration interval) {
        this.factory = factory;
        this.interval = interval;
    }

    /** Looks if it is time, and no other node does. */
    void run() {
        try (KeycloakSession session = factory.create()) {
            session.getProvider(ClusterProvider.class)
                    .executeIfNotExecuted(TASK, Math.toIntExact(LONGEST_RUN.toSeconds()), () -> {
                        lookIfDue();
                        return null;
                    });
        }
    }

    /** Noted at the end: a node that dies before leaves it to the others. */
    private void lookIfDue() {
        Instant now = ServerTime.now();
        if (KeycloakModelUtils.runJobInTransactionWithResult(factory, own -> new LastLook(own).isOver(interval, now))) {
            connections().forEach(this::look);
            new LogSweep(factory).run();
            KeycloakModelUtils.runJobInTransaction(factory, own -> new LastLook(own).note(now));
        }
    }

    /** Ids of a connection. */
    private record Watched(String realmId, String realm, String internalId, String alias) {}

    private List<Watched> connections() {
        return KeycloakModelUtils.runJobInTransactionWithResult(
                factory, session -> EnabledConnection.all(session).stream()
                        .map(enabled -> new Watched(
                                enabled.realm().getId(),
                                enabled.realm().getName(),
                                enabled.config().getInternalId(),
                                enabled.config().getAlias()))
                        .toList());
    }

    private void look(Watched watched) {
        try {
            inTransaction(watched, CertificateLook::read)
                    .flatMap(certificates -> inTransaction(watched, look -> look.tell(certificates)))
                    .flatMap(due -> due)
                    .ifPresent(notice -> mail(watched, notice));
        } catch (RuntimeException e) {
            // The others are to be looked at all the same.
            LOG.errorf(
                    e,
                    "Connection %s of realm %s: its certificates could not be looked at",
                    Shown.name(watched.alias()),
                    Shown.name(watched.realm()));
        }
    }

    private void mail(Watched watched, CertificateNotice notice) {
        boolean sent = inTransaction(watched, look -> look.send(notice)).orElse(false);
        inTransaction(watched, look -> {
            if (sent) {
                look.mailed(notice);
            } else {
                look.notMailed();
            }
            return sent;
        });
    }

    /** Empty when the connection is gone. */
    private <T> Optional<T> inTransaction(Watched watched, Function<CertificateLook, T> step) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(watched.realmId());
            if (realm == null) {
                return Optional.empty();
            }
            session.getContext().setRealm(realm);
            IdentityProviderModel model = session.identityProviders().getById(watched.internalId());
            return ConnectionConfig.isConnection(model)
                    ? Optional.of(step.apply(new CertificateLook(session, realm, ConnectionConfig.of(model))))
                    : Optional.empty();
        });
    }
}
