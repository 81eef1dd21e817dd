package io.github.keycloakjumpcloud.keycloak.connection;

import io.github.keycloakjumpcloud.core.access.HomeConnections;
import io.github.keycloakjumpcloud.core.finding.ProviderSwitches.LoginPage;
import io.github.keycloakjumpcloud.keycloak.line.RunningKeycloak;
import java.util.List;
import java.util.Map;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The buttons of connections that everybody may see: those of Organizations are on the page that asks for the password. For one
 * question about the realm, by one statement for however many connections.
 */
public final class LoginButtons {

    /** So many may be there before a new connection is better without one: who looks for theirs does not read a list. */
    public static final int FEW = 5;

    private static final String SHOWN = "select p.alias from IdentityProviderEntity p"
            + " where p.realmId = :realm and p.providerId = :type and p.enabled = true"
            + " and coalesce(p.linkOnly, false) = false and coalesce(p.hideOnLogin, false) = false";

    private final KeycloakSession session;
    private final RealmModel realm;

    /** Null before it was asked for. */
    private List<String> shown;

    public LoginButtons(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    /** Hides the button of a new connection where there are many. */
    public void hideAmongMany(IdentityProviderModel connection) {
        if (areManyBeside(connection)) {
            RunningKeycloak.line().hide(connection);
        }
    }

    /** How the login page leads to a connection. */
    public LoginPage leadsTo(ConnectionConfig connection) {
        if (!connection.isEnabled() || RunningKeycloak.line().isLinkOnly(connection)) {
            return LoginPage.WELL;
        }
        if (RunningKeycloak.line().isHidden(connection)) {
            // An Organization has its own ways.
            boolean found = connection.getOrganizationId() != null || isFoundByAddress(connection);
            return found ? LoginPage.WELL : LoginPage.NOT_AT_ALL;
        }
        return areManyBeside(connection) ? LoginPage.AMONG_MANY : LoginPage.WELL;
    }

    /** Whether an address of a domain of its own leads to it. */
    private static boolean isFoundByAddress(ConnectionConfig connection) {
        Map<String, String> config = connection.getConfig();
        List<String> domains = ConnectionSetting.split(config.get(ConnectionSetting.VERIFIED_DOMAINS.key()));
        return ConnectionSetting.REDIRECT_BY_EMAIL.isOn(config.get(ConnectionSetting.REDIRECT_BY_EMAIL.key()))
                && !HomeConnections.of(Map.of(connection.getAlias(), domains)).areNone();
    }

    private boolean areManyBeside(IdentityProviderModel connection) {
        return shown().stream()
                        .filter(alias -> !alias.equals(connection.getAlias()))
                        .count()
                >= FEW;
    }

    /** The aliases of those that show theirs: no more than are needed to know that they are many. */
    private List<String> shown() {
        if (shown == null) {
            shown = session.getProvider(JpaConnectionProvider.class)
                    .getEntityManager()
                    .createQuery(SHOWN, String.class)
                    .setParameter("realm", realm.getId())
                    .setParameter("type", ConnectionConfig.PROVIDER_ID)
                    .setMaxResults(FEW + 1)
                    .getResultList();
        }
        return shown;
    }
}
