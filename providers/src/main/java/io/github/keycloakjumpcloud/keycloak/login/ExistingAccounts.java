package io.github.keycloakjumpcloud.keycloak.login;

import io.github.keycloakjumpcloud.core.access.ExistingAccount;
import io.github.keycloakjumpcloud.core.profile.EmailAddress;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AdminRoles;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.RealmManager;

/** The accounts of a realm that an e-mail address may mean, and what matters of them at a first sign-in. */
public final class ExistingAccounts {

    private final KeycloakSession session;
    private final RealmModel realm;

    public ExistingAccounts(KeycloakSession session) {
        this.session = session;
        this.realm = session.getContext().getRealm();
    }

    /** The accounts with this e-mail address; two at most, where a realm allows or has left duplicates. */
    public List<UserModel> withEmail(EmailAddress email) {
        return session.users()
                .searchForUserStream(realm, Map.of(UserModel.EMAIL, email.value(), UserModel.EXACT, "true"), 0, 2)
                .toList();
    }

    Optional<UserModel> withUsername(String username) {
        return Optional.ofNullable(session.users().getUserByUsername(realm, username));
    }

    /** @param alias the connection that asks */
    ExistingAccount facts(UserModel user, String alias) {
        boolean linked = session.users().getFederatedIdentity(realm, user, alias) != null;
        return new ExistingAccount(user.getId(), user.isEnabled(), false, linked, isAdministrator(user));
    }

    /** Whether the account holds any role that administers a realm, directly, by a group or by a composite. */
    private boolean isAdministrator(UserModel user) {
        return Stream.concat(
                        Stream.of(AdminRoles.ADMIN, AdminRoles.CREATE_REALM).map(realm::getRole),
                        administrationClients().flatMap(ClientModel::getRolesStream))
                .filter(Objects::nonNull)
                .anyMatch((RoleModel role) -> user.hasRole(role));
    }

    private Stream<ClientModel> administrationClients() {
        return RealmManager.isAdministrationRealm(realm)
                ? session.realms().getRealmsStream().map(RealmModel::getMasterAdminClient)
                : Stream.ofNullable(realm.getClientByClientId(Constants.REALM_MANAGEMENT_CLIENT_ID));
    }
}
