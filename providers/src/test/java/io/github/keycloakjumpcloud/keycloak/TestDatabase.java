package io.github.keycloakjumpcloud.keycloak;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;
import org.hibernate.stat.Statistics;

/** An empty database in memory with tables for some of Keycloak's entities. */
public final class TestDatabase implements AutoCloseable {

    private final EntityManagerFactory factory;

    private TestDatabase(EntityManagerFactory factory) {
        this.factory = factory;
    }

    public static TestDatabase of(Class<?>... entities) {
        Configuration configuration = new Configuration()
                .setProperty(
                        "hibernate.connection.url",
                        "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;NON_KEYWORDS=VALUE;LOCK_TIMEOUT=20000")
                .setProperty("hibernate.connection.pool_size", "20")
                .setProperty("hibernate.hbm2ddl.auto", "create-drop");
        for (Class<?> entity : entities) {
            configuration.addAnnotatedClass(entity);
        }
        return new TestDatabase(configuration.buildSessionFactory());
    }

    /** Runs in a transaction of its own, and commits. */
    public <T> T commit(Function<EntityManager, T> work) {
        return factory.callInTransaction(work::apply);
    }

    public void run(Consumer<EntityManager> work) {
        factory.runInTransaction(work::accept);
    }

    /** How many statements the work takes, which runs in a transaction of its own. */
    public long statements(Consumer<EntityManager> work) {
        Statistics statistics = factory.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        statistics.clear();
        factory.runInTransaction(work::accept);
        return statistics.getPrepareStatementCount();
    }

    /** For a test that begins and ends its transactions itself. */
    public EntityManager open() {
        return factory.createEntityManager();
    }

    @Override
    public void close() {
        factory.close();
    }
}
