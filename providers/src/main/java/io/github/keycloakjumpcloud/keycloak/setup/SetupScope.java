package io.github.keycloakjumpcloud.keycloak.setup;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.keycloak.Config;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;

/**
 * What tokens of the setup page may do: ask the admin API about identity providers, and nothing else. In the administrators' realm
 * the roles for each realm belong to a client of that realm's own.
 */
final class SetupScope {

    private static final List<String> ROLES =
            List.of(AdminRoles.VIEW_IDENTITY_PROVIDERS, AdminRoles.MANAGE_IDENTITY_PROVIDERS);

    private final KeycloakSession session;
    private final RealmModel realm;

    SetupScope(KeycloakSession session, RealmModel realm) {
        this.session = session;
        this.realm = realm;
    }

    boolean isOfAdministrators() {
        return realm.getName().equals(Config.getAdminRealm());
    }

    /** Gives the realm's own page its roles. */
    void grant(ClientModel client) {
        roles().filter(role -> !client.hasDirectScope(role)).forEach(client::addScopeMapping);
    }

    private Stream<RoleModel> roles() {
        return isOfAdministrators()
                ? session.realms().getRealmsStream().flatMap(each -> rolesOf(each.getMasterAdminClient()))
                : rolesOf(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
    }

    /** Whether the administrators' page lacks roles for this realm. */
    boolean isMissingForAdministrators() {
        return administrators().anyMatch(client -> missing(client).findAny().isPresent());
    }

    /** Lets the administrators' page look after this realm. A client with full scope needs nothing. */
    void grantToAdministrators() {
        administrators().forEach(client -> missing(client).toList().forEach(client::addScopeMapping));
    }

    private Stream<ClientModel> administrators() {
        return Stream.ofNullable(session.realms().getRealmByName(Config.getAdminRealm()))
                .flatMap(administrators -> new SetupClient(session, administrators).find().stream())
                .filter(client -> !client.isFullScopeAllowed());
    }

    private Stream<RoleModel> missing(ClientModel client) {
        return rolesOf(realm.getMasterAdminClient()).filter(role -> !client.hasDirectScope(role));
    }

    /** An imported realm may lack the client; then nobody administers anything by it. */
    private static Stream<RoleModel> rolesOf(ClientModel management) {
        return management == null
                ? Stream.empty()
                : ROLES.stream().map(management::getRole).filter(Objects::nonNull);
    }
}
