package io.github.keycloakjumpcloud.benchmark;

import io.github.keycloakjumpcloud.it.harness.Statements;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import java.util.List;

/** A running Keycloak with a number of people in it, and the contenders that manage them. */
final class Site implements AutoCloseable {

    /** The one contender that is compared with. */
    static final String OURS = "this extension";

    private final KeycloakServer server;
    private final ScimContender ours;
    private final AdminRest rest;
    private final ScimContender keycloakScim;
    private final Crowd crowd;
    private final Http http;
    private final SignInSite signIns;

    private Site(KeycloakServer server, Http http, int users) {
        this.server = server;
        this.http = http;
        BenchmarkRealm realm = BenchmarkRealm.create(server);
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
        crowd = new Crowd(users);
    }

    static Site start(Settings settings, Http http, String name, int users) {
        KeycloakServer server = KeycloakServer.from(settings.distribution())
                .workFolder(settings.work().resolve(name))
                .provider(settings.jar())
                .provider(Statements.jar())
                .buildOption("--features=scim-api")
                .option("--db-username=" + Database.USER)
                .option("--db-password=" + Database.PASSWORD)
                .jvmOptions(settings.jvmOptions())
                .start();
        Site site = new Site(server, http, users);
        site.crowd.createOriginals(http, site.ours, site.rest);
        server.restart(
                () -> site.crowd.copy(new Database(settings.work().resolve(name).resolve("keycloak"))));
        return site;
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
        return crowd.size();
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
    }
}
