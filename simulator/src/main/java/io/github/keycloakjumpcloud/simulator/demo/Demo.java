package io.github.keycloakjumpcloud.simulator.demo;

import io.github.keycloakjumpcloud.simulator.JumpCloudSimulator;
import io.github.keycloakjumpcloud.simulator.app.SampleApp;
import io.github.keycloakjumpcloud.simulator.directory.SampleDirectory;
import io.github.keycloakjumpcloud.simulator.keycloak.KeycloakServer;
import io.github.keycloakjumpcloud.simulator.sso.SsoApplication;
import io.github.keycloakjumpcloud.simulator.web.PortTakenException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * Runs Keycloak with the provider jar and the realm export, the JumpCloud simulator and a sample application until
 * Ctrl-C. Each start makes a new signing key and hands it to the realm in the export's environment variables.
 */
public final class Demo implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final String REALM = "jumpcloud";
    private static final String CONNECTION = "jumpcloud";
    private static final String CLIENT = "sample-app";

    // All parts listen on this machine only, and the next start deletes the database.
    private static final String ADMIN_PASSWORD = "admin";

    private final DemoSettings settings;
    private final DemoConsole console;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();

    private Demo(DemoSettings settings, DemoConsole console) {
        this.settings = settings;
        this.console = console;
    }

    /**
     * Starts the demo and runs until the JVM ends. The exit status is 1 when a port is taken, a setting is wrong or
     * Keycloak does not start. The console shows the reason.
     */
    public static void main(String[] arguments) throws InterruptedException {
        DemoConsole console = new DemoConsole(System.out);
        try {
            DemoSettings settings = DemoSettings.of(System.getProperties());
            List<String> taken = settings.portProblems();
            if (!taken.isEmpty()) {
                fail(console, taken);
            }
            Demo demo = new Demo(settings, console);
            Runtime.getRuntime().addShutdownHook(new Thread(demo::close, "end-demo"));
            demo.start();
        } catch (PortTakenException | IllegalArgumentException | IllegalStateException e) {
            fail(console, List.of(e.getMessage()));
        }
        new CountDownLatch(1).await();
    }

    private static void fail(DemoConsole console, List<String> problems) {
        console.problems(problems);
        System.exit(1);
    }

    private void start() {
        console.progress("JumpCloud simulator starts on port " + settings.jumpCloudPort());
        JumpCloudSimulator jumpCloud = JumpCloudSimulator.start(HOST, settings.jumpCloudPort());
        keep(jumpCloud);
        String realmUrl = "http://" + HOST + ":" + settings.keycloakPort() + "/realms/" + REALM;
        SsoApplication application = SsoApplication.of(
                        CLIENT, "Sample application", realmUrl, realmUrl + "/broker/" + CONNECTION + "/endpoint")
                .withGroupAttributeName("memberOf");
        jumpCloud.register(application);

        console.progress("Sample application starts on port " + settings.appPort());
        SampleApp app = SampleApp.start(HOST, settings.appPort(), realmUrl, CLIENT);
        keep(app);

        console.progress("Keycloak starts on port " + settings.keycloakPort()
                + " (takes about half a minute; the log is " + settings.work().resolve("server.log") + ")");
        KeycloakServer keycloak = KeycloakServer.from(settings.distribution())
                .workFolder(settings.work())
                .provider(settings.jar())
                .importRealm(settings.realm())
                .environment(trust(application, jumpCloud.ssoUrl(CLIENT), app))
                .httpPort(settings.keycloakPort())
                .adminPassword(ADMIN_PASSWORD)
                .devMode()
                .start();
        keep(keycloak);

        console.progress("Departments are created");
        new DemoDepartments(keycloak.admin(), REALM).create();
        console.progress("SCIM is switched on");
        String token = new DemoScim(keycloak.admin(), REALM, CONNECTION).token();
        console.ready(addresses(jumpCloud, app, keycloak), SampleDirectory.people());
        console.scim(keycloak.baseUri() + "/realms/" + REALM + "/jumpcloud/" + CONNECTION + "/scim/v2", token);
        console.end();
    }

    private static Map<String, String> trust(SsoApplication application, String ssoUrl, SampleApp app) {
        return Map.of(
                "JUMPCLOUD_ENABLED",
                "true",
                "JUMPCLOUD_SSO_URL",
                ssoUrl,
                "JUMPCLOUD_ENTITY_ID",
                application.issuer(),
                "JUMPCLOUD_CERTIFICATE",
                application.key().certificateBase64(),
                "JUMPCLOUD_DOMAINS",
                "example.com##example.org",
                "JUMPCLOUD_GROUPS",
                SampleDirectory.ALLOWED_GROUP,
                "SAMPLE_APP_URL",
                app.baseUri().toString());
    }

    private static Map<String, String> addresses(JumpCloudSimulator jumpCloud, SampleApp app, KeycloakServer keycloak) {
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("Sample application", app.baseUri() + "/");
        addresses.put("JumpCloud user portal", jumpCloud.baseUri() + "/");
        addresses.put("JumpCloud admin settings", jumpCloud.baseUri() + "/admin");
        addresses.put("Sign-in link", keycloak.baseUri() + "/realms/" + REALM + "/jumpcloud/" + CONNECTION + "/login");
        String administrator = "  (user " + keycloak.adminUsername() + ", password " + keycloak.adminPassword() + ")";
        addresses.put(
                "Setup page", keycloak.baseUri() + "/realms/master/jumpcloud/setup?realm=" + REALM + administrator);
        addresses.put(
                "Keycloak admin console",
                keycloak.baseUri() + "/admin/master/console/#/" + REALM + "/identity-providers" + administrator);
        return addresses;
    }

    private void keep(AutoCloseable part) {
        synchronized (running) {
            running.push(part);
        }
    }

    /** Ends all parts, the last started part first. */
    @Override
    public void close() {
        synchronized (running) {
            if (running.isEmpty()) {
                return;
            }
            console.progress("Ending");
            while (!running.isEmpty()) {
                close(running.pop());
            }
            console.progress("Ended");
        }
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new IllegalStateException("Could not end " + part, e);
        }
    }
}
