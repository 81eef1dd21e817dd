package io.github.keycloakjumpcloud.keycloak.setup;

import io.github.keycloakjumpcloud.keycloak.connection.ConnectionConfig;
import io.github.keycloakjumpcloud.keycloak.connection.LoginButtons;
import io.github.keycloakjumpcloud.keycloak.connection.StoredProviders;
import io.github.keycloakjumpcloud.keycloak.event.AdminEventListener;
import io.github.keycloakjumpcloud.keycloak.event.GlobalListenerFactory;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.AuthDetails;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;

/**
 * Wires a connection when an admin adds it, over the console, REST, kcadm or a partial import, completes it when a save has
 * left something out, declares its attributes again when the user profile was replaced by one without them, and has the setup page
 * follow the name of its realm. Keycloak publishes no
 * event of its own for a new identity provider; the admin event comes to global listeners whether the realm keeps admin
 * events or not.
 */
public final class ConnectionCreationListener extends AdminEventListener {

    private static final String IMPORTED_PROVIDERS = org.keycloak.partialimport.ResourceType.IDP.getPath() + "/";

    private static final Pattern PROVIDER = Pattern.compile("identity-provider/instances/[^/]+");

    private final KeycloakSession session;

    private ConnectionCreationListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (isProfileChange(event) && session.realms().getRealm(event.getRealmId()) != null) {
            ProfileAttributes.declareForConnections(session);
        }
        if (isRealmUpdate(event)) {
            followName(event);
        }
        boolean isNew = isCreation(event) || isPartialImport(event);
        if (!isNew && !isUpdate(event)) {
            return;
        }
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        String path = event.getResourcePath();
        // The path ends with the alias after a creation, with the internal id after an import.
        IdentityProviderModel model =
                new StoredProviders(session).byIdOrAlias(path.substring(path.lastIndexOf('/') + 1));
        if (realm == null || !ConnectionConfig.isConnection(model)) {
            return;
        }
        ConnectionWiring wiring = new ConnectionWiring(session, realm);
        if (isNew) {
            // Others may have been removed while this jar was not there.
            new Leftovers(session, realm).remove();
            if (isCreation(event) && isOfConsole(event)) {
                model.setEnabled(false);
                new LoginButtons(session, realm).hideAmongMany(model);
            }
            wiring.wire(model);
        } else {
            wiring.complete(model);
        }
    }

    /** The user profile is a component of the realm as well. */
    private static boolean isProfileChange(AdminEvent event) {
        return event.getResourceType() == ResourceType.USER_PROFILE
                || event.getResourceType() == ResourceType.COMPONENT;
    }

    private static boolean isCreation(AdminEvent event) {
        return event.getOperationType() == OperationType.CREATE
                && event.getResourceType() == ResourceType.IDENTITY_PROVIDER;
    }

    /**
     * Whether an administrator has done it in Keycloak's console, whose form has no switch for Enabled: nobody has tried the
     * connection yet. Tools say whether they want it enabled.
     */
    private boolean isOfConsole(AdminEvent event) {
        Optional<AuthDetails> by = Optional.ofNullable(event.getAuthDetails());
        Optional<RealmModel> administrators = by.map(AuthDetails::getRealmId).map(session.realms()::getRealm);
        Optional<String> client = by.map(AuthDetails::getClientId);
        return administrators
                .flatMap(home -> client.map(home::getClientById))
                .map(ClientModel::getClientId)
                .filter(Constants.ADMIN_CONSOLE_CLIENT_ID::equals)
                .isPresent();
    }

    /** At Keycloak's own address: ours leave nothing out. */
    private static boolean isUpdate(AdminEvent event) {
        return event.getResourceType() == ResourceType.IDENTITY_PROVIDER
                && event.getOperationType() == OperationType.UPDATE
                && event.getResourcePath() != null
                && PROVIDER.matcher(event.getResourcePath()).matches();
    }

    private static boolean isRealmUpdate(AdminEvent event) {
        return event.getResourceType() == ResourceType.REALM && event.getOperationType() == OperationType.UPDATE;
    }

    /** The realm may have been renamed. */
    private void followName(AdminEvent event) {
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (realm != null) {
            new SetupClient(session, realm).follow();
        }
    }

    /** Keycloak reports what a partial import creates or replaces as a change of the realm, under a path of its own. */
    private static boolean isPartialImport(AdminEvent event) {
        return event.getResourceType() == ResourceType.REALM
                && event.getResourcePath() != null
                && event.getResourcePath().startsWith(IMPORTED_PROVIDERS);
    }

    /** Registers it. */
    public static final class Factory extends GlobalListenerFactory {

        public Factory() {
            super("jumpcloud-connection-wiring");
        }

        @Override
        public EventListenerProvider create(KeycloakSession session) {
            return new ConnectionCreationListener(session);
        }

        @Override
        public void postInit(KeycloakSessionFactory factory) {
            factory.register(new SetupListener());
            factory.register(new RemovalListener());
            factory.register(new ServerStart(factory));
        }
    }
}
