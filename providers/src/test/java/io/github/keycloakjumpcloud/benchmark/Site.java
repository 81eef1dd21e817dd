package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** A running Keycloak with its database and so much of everything in it, and the contenders that manage people. */
final class Site implements AutoCloseable {

    /** The one contender that is compared with. */
    static final String OURS = "this extension";

    private static final String MAPPER_INDEX =
            "create index jumpcloud_idp_mappers on identity_provider_mapper (realm_id, idp_alias)";

    private final KeycloakServer server;
    private final Database database;
    private final BenchmarkRealm realm;
    private final ScimContender ours;
    private final AdminRest rest;
    private final ScimContender keycloakScim;
    private final SiteSize size;
    private final Crowd crowd;
    private final Departments departments;
    private final Customers customers;
    private final Http http;
    private final SignInSite signIns;
    private String conditions;

    private Site(KeycloakServer server, Database database, Http http, SiteSize size) {
        this.server = server;
        this.database = database;
        this.http = http;
        this.size = size;
        realm = BenchmarkRealm.create(server);
        String accessToken = realm.accessToken(http);
        ours = new ScimContender(
                OURS,
                "user, attributes department and jobTitle, the SCIM record with externalId, link to the identity provider,"
                        + " membership of the department's group",
                realm.connectionScim());
        rest = new AdminRest(http, realm.adminRest(accessToken), BenchmarkRealm.ALIAS);
        keycloakScim = new ScimContender(
                "Keycloak's scim-api",
                "user, attributes department, jobTitle and externalId; it cannot make the link",
                realm.keycloakScim(accessToken));
        signIns = SignInSite.of(server, realm);
        crowd = new Crowd(size.users());
        departments = new Departments(size.departments());
        customers = new Customers(size.connections() - 1, realm.name(), server.admin());
    }

    static Site start(Settings settings, DatabaseKind kind, Http http, String name, SiteSize size) {
        Path folder = settings.work().resolve(name + "-" + kind.folder());
        Database database = kind.start(folder);
        KeycloakServer server = database.give(KeycloakServer.from(settings.distribution())
                        .workFolder(folder)
                        .provider(settings.jar())
                        .provider(Statements.jar())
                        .buildOption("--features=scim-api")
                        .jvmOptions(settings.jvmOptions()))
                .start();
        Site site = new Site(server, database, http, size);
        site.crowd.createOriginals(http, site.ours, site.rest);
        site.customers.createFirst();
        site.restart(site::load);
        new SiteCheck(http, site).run();
        return site;
    }

    private void load(Connection connection) throws SQLException {
        crowd.copy(connection);
        departments.copy(connection, crowd.anOriginal());
        customers.copy(connection);
        CertificateLook.noteNow(connection);
        database.analyze(connection);
        conditions = database.conditions(connection);
    }

    /** What is done to the database. */
    interface Change {
        void apply(Connection connection) throws SQLException;
    }

    /** Changes it while the server does not run. */
    void restart(Change change) {
        server.restart(() -> change(change));
    }

    private void change(Change change) {
        try (Connection connection = database.open()) {
            change.apply(connection);
            connection.commit();
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("The database could not be changed", e);
        }
    }

    /**
     * Adds the index that {@code docs/scale.md} advises: Keycloak asks for the mappers of a connection at each sign-in, and its own
     * index leads to those of all connections of the realm.
     *
     * @return false where it cannot be added while the server runs
     */
    boolean addMapperIndex() {
        if (!database.isShared()) {
            return false;
        }
        change(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(MAPPER_INDEX);
            }
            database.analyze(connection);
        });
        return true;
    }

    SiteSize size() {
        return size;
    }

    /** How many rows a connection has in the database. */
    int rowsOfAConnection() {
        return customers.rowsOfOne();
    }

    /** The database and its settings. */
    String conditions() {
        return conditions;
    }

    KeycloakServer server() {
        return server;
    }

    ScimContender ours() {
        return ours;
    }

    AdminRest rest() {
        return rest;
    }

    ScimContender keycloakScim() {
        return keycloakScim;
    }

    SignInSite signIns() {
        return signIns;
    }

    List<Contender> contenders() {
        return List.of(ours, rest, keycloakScim);
    }

    /** How many people were loaded. */
    int users() {
        return size.users();
    }

    void clearUserCache() {
        http.require(rest.clearUserCache());
    }

    long pid() {
        return server.pid();
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
