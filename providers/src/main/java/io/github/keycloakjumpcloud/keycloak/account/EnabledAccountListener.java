package io.github.keycloakjumpcloud.keycloak.account;

import io.github.keycloakjumpcloud.keycloak.event.AdminEventListener;
import io.github.keycloakjumpcloud.keycloak.event.GlobalListenerFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.events.admin.ResourceType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Forgets that SCIM has disabled an account when an administrator enables it, so that SCIM does not undo what the
 * administrator decides afterwards. The admin event comes to global listeners whether the realm keeps admin events or not.
 */
public final class EnabledAccountListener extends AdminEventListener {

    private static final Pattern USER = Pattern.compile("users/([^/]+)");

    private final KeycloakSession session;

    private EnabledAccountListener(KeycloakSession session) {
        this.session = session;
    }

    @Override
    public void onEvent(AdminEvent event, boolean includeRepresentation) {
        if (event.getResourceType() != ResourceType.USER
                || event.getOperationType() != OperationType.UPDATE
                || event.getResourcePath() == null) {
            return;
        }
        Matcher user = USER.matcher(event.getResourcePath());
        RealmModel realm = session.realms().getRealm(event.getRealmId());
        if (user.matches() && realm != null) {
            clear(session.users().getUserById(realm, user.group(1)));
        }
    }

    private static void clear(UserModel user) {
        if (user != null) {
            DisabledMark.clearIfEnabled(user);
        }
    }

    /** Registers it. */
    public static final class Factory extends GlobalListenerFactory {

        public Factory() {
            super("jumpcloud-enabled-accounts");
        }

        @Override
        public EventListenerProvider create(KeycloakSession session) {
            return new EnabledAccountListener(session);
        }
    }
}
