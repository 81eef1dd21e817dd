package io.github.keycloakjumpcloud.it.harness;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.keycloak.Config;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.services.resources.admin.AdminEventBuilder;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProvider;
import org.keycloak.services.resources.admin.ext.AdminRealmResourceProviderFactory;
import org.keycloak.services.resources.admin.fgap.AdminPermissionEvaluator;

/** In the server: what Hibernate sends to the database. */
public final class StatementsResource {

    static final String ID = "statements-for-tests";

    private static final Logger SQL = Logger.getLogger("org.hibernate.SQL");
    private static final Queue<String> TEXTS = new ConcurrentLinkedQueue<>();
    private static final Handler KEEPER = new Keeper();

    private final KeycloakSession session;

    StatementsResource(KeycloakSession session) {
        this.session = session;
    }

    /** How many statements there were since this was asked first. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public long statements() {
        Statistics statistics = session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .getEntityManagerFactory()
                .unwrap(SessionFactory.class)
                .getStatistics();
        statistics.setStatisticsEnabled(true);
        return statistics.getPrepareStatementCount();
    }

    /** From now on, what is sent is kept, until it is asked for. */
    @POST
    public void keep() {
        TEXTS.clear();
        SQL.setLevel(Level.FINE);
        SQL.addHandler(KEEPER);
    }

    /** Changes rows as another node does a moment before this one hears of it: what is in Keycloak's caches stays there. */
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    public void send(Map<String, String> statement) {
        session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .createNativeQuery(statement.get("sql"))
                .executeUpdate();
    }

    /** What a question of one column finds, past the server's caches. */
    @POST
    @Path("values")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> values(Map<String, String> question) {
        return session.getProvider(JpaConnectionProvider.class)
                .getEntityManager()
                .unwrap(Session.class)
                .createNativeQuery(question.get("sql"), String.class)
                .getResultList();
    }

    /** The statements that were kept, in their order. */
    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    public List<String> kept() {
        SQL.removeHandler(KEEPER);
        SQL.setLevel(null);
        return List.copyOf(TEXTS);
    }

    /** See {@link #keep()}. */
    public static final class Keeper extends Handler {

        @Override
        public void publish(LogRecord statement) {
            TEXTS.add(statement.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    /** In the server. */
    public static final class Factory implements AdminRealmResourceProviderFactory, AdminRealmResourceProvider {

        @Override
        public String getId() {
            return ID;
        }

        @Override
        public AdminRealmResourceProvider create(KeycloakSession session) {
            return this;
        }

        @Override
        public Object getResource(
                KeycloakSession session,
                RealmModel realm,
                AdminPermissionEvaluator auth,
                AdminEventBuilder adminEvent) {
            auth.realm().requireViewRealm();
            return new StatementsResource(session);
        }

        @Override
        public void init(Config.Scope config) {}

        @Override
        public void postInit(KeycloakSessionFactory factory) {}

        @Override
        public void close() {}
    }
}
