package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.core.attributes.Shown;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
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

    CertificateWatch(KeycloakSessionFactory factory) {
        this.factory = factory;
    }

    /** Looks once, unless another node does. */
    void run() {
        try (KeycloakSession session = factory.create()) {
            session.getProvider(ClusterProvider.class)
                    .executeIfNotExecuted(TASK, Math.toIntExact(LONGEST_RUN.toSeconds()), () -> {
                        connections().forEach(this::look);
                        return null;
                    });
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
            if (inTransaction(watched, CertificateLook::tell)) {
                inTransaction(watched, look -> {
                    look.mail();
                    return true;
                });
            }
        } catch (RuntimeException e) {
            // The others are to be looked at all the same.
            LOG.errorf(
                    e,
                    "Connection %s of realm %s: its certificates could not be looked at",
                    Shown.name(watched.alias()),
                    Shown.name(watched.realm()));
        }
    }

    private boolean inTransaction(Watched watched, Predicate<CertificateLook> step) {
        return KeycloakModelUtils.runJobInTransactionWithResult(factory, session -> {
            RealmModel realm = session.realms().getRealm(watched.realmId());
            if (realm == null) {
                return false;
            }
            session.getContext().setRealm(realm);
            IdentityProviderModel model = session.identityProviders().getById(watched.internalId());
            return ConnectionConfig.isConnection(model)
                    && step.test(new CertificateLook(session, realm, ConnectionConfig.of(model)));
        });
    }
}
