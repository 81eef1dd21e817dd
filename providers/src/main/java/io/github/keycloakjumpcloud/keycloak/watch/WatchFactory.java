package io.github.keycloakjumpcloud.keycloak.watch;

import io.github.keycloakjumpcloud.keycloak.access.AccessNotifier;
import io.github.keycloakjumpcloud.keycloak.activity.JournalWriter;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.line.SupportedOnly;
import io.github.keycloakjumpcloud.keycloak.time.Interval;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.timer.TimerProvider;

/**
 * Starts the watch with the server. All nodes ask whether it is time to look; that one of them does, and each thing is told
 * once, is the matter of {@link CertificateWatch}.
 * The metric is kept by each node for itself.
 */
public final class WatchFactory implements ProviderFactory<Watch>, SupportedOnly {

    private static final Logger LOG = Logger.getLogger(WatchFactory.class);

    private static final Interval INTERVAL = new Interval(
            "interval",
            Duration.ofDays(1),
            "Seconds from one look at the certificates of all connections to the next, whichever node looks.");

    private static final Interval METRIC_INTERVAL = new Interval(
            "metricInterval",
            Duration.ofMinutes(1),
            "Seconds until a node's metric shows what was changed on another node, until it looks again who waits for"
                    + " access, and until it writes down how many have signed in.");

    private static final String TASK = "jumpcloud-certificate-watch";
    private static final String METRIC_TASK = "jumpcloud-certificate-metric";
    private static final String ACCESS_TASK = "jumpcloud-access-request";
    private static final String ACTIVITY_TASK = "jumpcloud-activity";

    /** A node that has just started has other things to do; and the clock of a short run is short. */
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(1);

    /** How often it is asked whether it is time to look: whichever node looked last may be gone. */
    private static final Duration LONGEST_CHECK = Duration.ofHours(1);

    private final ConnectionGauges gauges = new ConnectionGauges();
    private Duration interval;
    private Duration metricInterval;
    private int metricSeries;
    private final AtomicBoolean refreshDue = new AtomicBoolean();
    private KeycloakSessionFactory factory;
    private ExecutorService executor;

    @Override
    public String getId() {
        return "watch";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return List.of(INTERVAL.property(), METRIC_INTERVAL.property(), SeriesLimit.property());
    }

    @Override
    public void init(Config.Scope config) {
        interval = INTERVAL.read(config);
        metricInterval = METRIC_INTERVAL.read(config);
        metricSeries = SeriesLimit.read(config);
    }

    @Override
    public void postInit(KeycloakSessionFactory sessionFactory) {
        factory = sessionFactory;
        factory.register(this::onEvent);
    }

    private void onEvent(ProviderEvent event) {
        if (event instanceof PostMigrationEvent) {
            start();
        } else if (event instanceof RealmModel.IdentityProviderUpdatedEvent updated) {
            changed(updated.getKeycloakSession(), updated.getUpdatedIdentityProvider());
        } else if (event instanceof RealmModel.IdentityProviderRemovedEvent removed) {
            changed(removed.getKeycloakSession(), removed.getRemovedIdentityProvider());
        } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            refreshAfter(removed.getKeycloakSession());
        }
    }

    private void start() {
        try (KeycloakSession session = factory.create()) {
            executor = session.getProvider(ExecutorsProvider.class).getExecutor(TASK);
            TimerProvider timer = session.getProvider(TimerProvider.class);
            CertificateWatch watch = new CertificateWatch(factory, interval);
            schedule(timer, TASK, shorter(interval, LONGEST_CHECK), watch::run);
            schedule(timer, METRIC_TASK, metricInterval, this::refresh);
            schedule(timer, ACCESS_TASK, metricInterval, new AccessNotifier(factory)::run);
            schedule(timer, ACTIVITY_TASK, metricInterval, new JournalWriter(factory)::run);
        }
        refreshSoon();
    }

    /** Once for all that has changed until it begins: a realm that is imported may bring thousands of connections. */
    private void refreshSoon() {
        if (refreshDue.compareAndSet(false, true)) {
            inBackground(METRIC_TASK, () -> {
                refreshDue.set(false);
                refresh();
            });
        }
    }

    /** Keycloak's timer has one thread for everything, which an address that does not answer is not to hold up. */
    private void schedule(TimerProvider timer, String name, Duration every, Runnable task) {
        Runnable run = () -> inBackground(name, task);
        Runnable first = () -> {
            // In the place of this one.
            timer.schedule(run, every.toMillis(), name);
            run.run();
        };
        timer.schedule(first, shorter(every, LONGEST_DELAY).toMillis(), name);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void inBackground(String name, Runnable task) {
        executor.execute(() -> {
            try {
                task.run();
            } catch (RuntimeException e) {
                // Most likely the database is away; the next run is never far.
                LOG.warnf("%s failed: %s", name, e.getClass().getName());
                LOG.debug(name, e);
            }
        });
    }

    private void refresh() {
        KeycloakModelUtils.runJobInTransaction(factory, session -> gauges.refresh(session, metricSeries));
    }

    private void changed(KeycloakSession session, IdentityProviderModel model) {
        if (ConnectionConfig.isConnection(model)) {
            refreshAfter(session);
        }
    }

    private void refreshAfter(KeycloakSession session) {
        // Events before the server has started belong to the migration or an import.
        if (executor != null) {
            session.getTransactionManager().enlistAfterCompletion(new Refresh());
        }
    }

    private final class Refresh extends AbstractKeycloakTransaction {

        @Override
        protected void commitImpl() {
            refreshSoon();
        }

        @Override
        protected void rollbackImpl() {}
    }

    /** Keycloak's SPI wants one; the watch runs by itself. */
    @Override
    public Watch create(KeycloakSession session) {
        return () -> {};
    }

    @Override
    public void close() {}
}
