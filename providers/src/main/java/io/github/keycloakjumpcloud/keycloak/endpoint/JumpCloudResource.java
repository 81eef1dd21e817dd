package io.github.keycloakjumpcloud.keycloak.endpoint;

import io.github.keycloakjumpcloud.core.scim.RecentFailures;
import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.Connections;
import io.github.keycloakjumpcloud.keycloak.customer.SetupLinkResource;
import io.github.keycloakjumpcloud.keycloak.group.DepartmentIndex;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import io.github.keycloakjumpcloud.keycloak.login.LoginEnd;
import io.github.keycloakjumpcloud.keycloak.page.SetupPage;
import io.github.keycloakjumpcloud.keycloak.realm.RealmSwitches;
import io.github.keycloakjumpcloud.keycloak.scim.ScimEndpoint;
import io.github.keycloakjumpcloud.keycloak.scim.ScimMetrics;
import io.github.keycloakjumpcloud.keycloak.scim.call.CallNotes;
import io.github.keycloakjumpcloud.keycloak.setting.SettingText;
import io.github.keycloakjumpcloud.keycloak.setup.SetupPageOption;
import io.github.keycloakjumpcloud.keycloak.trial.TrialAddress;
import io.github.keycloakjumpcloud.keycloak.trial.TrialAnswer;
import io.github.keycloakjumpcloud.keycloak.trial.TrialResource;
import jakarta.ws.rs.Encoded;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ServerInfoAwareProviderFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** {@code /realms/{realm}/jumpcloud}: finds the connection; one that is unknown or of another type is not there. */
public final class JumpCloudResource implements RealmResourceProvider {

    private final KeycloakSession session;
    private final DepartmentIndex departments;
    private final CallNotes notes;
    private final RecentFailures guesses;
    private final boolean setupPage;

    private JumpCloudResource(
            KeycloakSession session,
            DepartmentIndex departments,
            CallNotes notes,
            RecentFailures guesses,
            boolean setupPage) {
        this.session = session;
        this.departments = departments;
        this.notes = notes;
        this.guesses = guesses;
        this.setupPage = setupPage;
    }

    @Override
    public Object getResource() {
        return this;
    }

    /** Everything but SCIM, which refuses in a form of its own, answers with Keycloak's page when the realm is closed. */
    private void requireOpenRealm() {
        RealmSwitches.requireOpen(session);
    }

    /** The setup page; not there when the server's option {@code setup-page} is off. No connection has this alias. */
    @Path("setup")
    public SetupPage setup() {
        if (!setupPage) {
            throw new NotFoundException("the setup page is switched off");
        }
        requireOpenRealm();
        return new SetupPage(session);
    }

    /** Where the end of each first sign-in of the realm is taken to. No connection has this alias. */
    @Path("first-login-end")
    public LoginEnd firstLoginEnd() {
        requireOpenRealm();
        return new LoginEnd(session, LoginEnd.Kind.FIRST);
    }

    /** Where the end of each post-login flow of the realm is taken to. No connection has this alias. */
    @Path("post-login-end")
    public LoginEnd postLoginEnd() {
        requireOpenRealm();
        return new LoginEnd(session, LoginEnd.Kind.POST);
    }

    /** The sign-in link and the certificate. */
    @Path("{alias}")
    public ConnectionResource connection(@PathParam("alias") String alias) {
        requireOpenRealm();
        return new ConnectionResource(session, findOrFail(alias));
    }

    /** Where a set-up link leads; not there when the setup page is not. The connection may be still to be made. */
    @Path("{alias}/setup-link")
    public SetupLinkResource setupLink(@PathParam("alias") String alias) {
        if (!setupPage) {
            throw new NotFoundException("the setup page is switched off");
        }
        requireOpenRealm();
        return new SetupLinkResource(session, alias, guesses);
    }

    /** Where a trial login begins, which needs no enabled connection. */
    @Path("{alias}/trial-logins/{id}")
    public TrialResource trial(@PathParam("alias") String alias, @PathParam("id") String id) {
        requireOpenRealm();
        return new TrialResource(session, findOrFail(alias), id);
    }

    /**
     * Where the answer to a trial login is taken to, from the address of any provider of the realm, or of none. Nothing is here
     * for whoever asks for this address itself: it would be a second one of each provider's callback.
     */
    @Path("{alias}/trial")
    public Object trialOfBrowser(@PathParam("alias") String alias) {
        if (!TrialAddress.hasLed(session) || !SettingText.isAlias(alias)) {
            requireOpenRealm();
            throw new NotFoundException("no such address");
        }
        return TrialAnswer.at(session, alias);
    }

    /**
     * The connection's SCIM service, which refuses in a way that SCIM clients understand. It takes line breaks, too: Keycloak 26.4
     * decodes an address with a matrix parameter before it looks for the endpoint.
     */
    @Path("{alias}/scim/v2{path: (/[\\s\\S]*)?}")
    public ScimEndpoint scim(@PathParam("alias") String alias, @PathParam("path") @Encoded String path) {
        return ScimEndpoint.of(session, () -> find(alias), departments, notes, path);
    }

    /** No connection has the alias of the setup page; a SCIM client is told so in its own form all the same. */
    @Path("setup/scim/v2{path: (/[\\s\\S]*)?}")
    public ScimEndpoint scimOfNone(@PathParam("path") @Encoded String path) {
        return scim("setup", path);
    }

    private ConnectionConfig findOrFail(String alias) {
        return find(alias).orElseThrow(() -> new NotFoundException("no such connection"));
    }

    private Optional<ConnectionConfig> find(String alias) {
        return Optional.of(alias).filter(SettingText::isAlias).flatMap(one -> Connections.find(session, one));
    }

    @Override
    public void close() {}

    /**
     * Registers the path segment {@code jumpcloud}; the console's page "Server info" shows the jar's version with it. It is
     * there on any Keycloak, and tells where nothing else is.
     */
    public static final class Factory implements RealmResourceProviderFactory, ServerInfoAwareProviderFactory {

        private static final int GUESSING_SOURCES = 10_000;

        private final DepartmentIndex departments = new DepartmentIndex();
        private final CallNotes notes = new CallNotes();
        private final RecentFailures guesses = new RecentFailures(GUESSING_SOURCES, Time::currentTimeMillis);
        // Written once, by init, before the first request.
        private boolean setupPage = true;

        @Override
        public String getId() {
            return "jumpcloud";
        }

        @Override
        public Map<String, String> getOperationalInfo() {
            return Map.of(
                    "version",
                    Objects.requireNonNullElse(
                            JumpCloudResource.class.getPackage().getImplementationVersion(), "unknown"));
        }

        @Override
        public RealmResourceProvider create(KeycloakSession session) {
            return RunningKeycloak.isSupported()
                    ? new JumpCloudResource(session, departments, notes, guesses, setupPage)
                    : null;
        }

        @Override
        public void init(Config.Scope config) {
            setupPage = SetupPageOption.isOn(config);
        }

        @Override
        public void postInit(KeycloakSessionFactory factory) {
            RunningKeycloak.tell();
            if (RunningKeycloak.isSupported()) {
                ScimMetrics.prepare();
            }
        }

        @Override
        public void close() {}
    }
}
